import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, fingerprints } from '../../src/report/fingerprint.ts';
import { finding } from '../formats/sample.ts';

const nameOf = (one: ReturnType<typeof finding>, text: string) =>
  fingerprints([one], () => text)(0);

const at = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

test('an excerpt is the whole line of a word, on one line of text', () => {
  const text = 'a();\r\n\tlog.warn(\t"x" );\r\nb();\r\n';
  expect(excerpt(text, at(text, 'warn'))).toBe('log.warn( "x" );');
});

test('an excerpt of a call over several lines holds them all', () => {
  const text = 'a();\nlog.warn(\n  "x",\n);\nb();\n';
  expect(excerpt(text, at(text, 'log.warn(\n  "x",\n)'))).toBe('log.warn( "x", );');
});

test('long excerpts are cut and told apart by what was cut off', () => {
  const text = `log.info("${'x'.repeat(100)}a");`;
  const other = `log.info("${'x'.repeat(100)}b");`;
  const [one, two] = [text, other].map((each) => excerpt(each, { start: 0, end: each.length }));
  expect(one).toHaveLength(72);
  expect(one!.slice(0, 64)).toBe(two!.slice(0, 64));
  expect(one).not.toBe(two);
});

test('ten thousand findings on one line of a megabyte take no time to speak of', () => {
  const call = 'log.warn("queue full"),'.padEnd(120, ' /* */');
  const text = call.repeat(10_000);
  const findings = Array.from({ length: 10_000 }, (_, index) => {
    const start = index * call.length;
    return finding({ range: { start, end: start + 8 } });
  });
  const begin = performance.now();
  for (const { range } of findings) excerpt(text, range);
  fingerprints(findings, () => text)(0);
  // Looking at the whole line each time takes a minute.
  expect(performance.now() - begin).toBeLessThan(5_000);
});

test('nothing that happens on other lines changes excerpt or fingerprint', () => {
  const call = 'log.warn("queue full");';
  const line = fc.string().map((text) => text.replace(/[\r\n]/g, ''));
  fc.assert(
    fc.property(
      fc.array(line),
      fc.array(line),
      fc.constantFrom('\n', '\r\n'),
      (before, after, end) => {
        const text = [...before, call, ...after].join(end);
        const start = before.map((each) => each.length + end.length).reduce((a, b) => a + b, 0);
        const range = { start: start + 4, end: start + 8 };
        expect(excerpt(text, range)).toBe(call);
        const alone = finding({ range: { start: 4, end: 8 } });
        expect(nameOf(finding({ range }), text)).toBe(nameOf(alone, call));
      },
    ),
  );
});
