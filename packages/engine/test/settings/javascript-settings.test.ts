import { checks, readSettings } from '@loglex/engine';
import { expect, it } from 'vitest';

const read = (text: string) =>
  readSettings([{ file: 'loglex.yaml', text: `loglex: 1\n${text}` }], checks);

it('takes what is said of `javascript` for the language that TypeScript is as well', () => {
  const { settings, problems } = read(
    `references: { javascript: "LOG.{name}" }\nemit: { javascript: { sink: logConstant } }\ngenerate: [{ target: javascript, out: a.js, module: esm }]\n`,
  );
  expect(problems).toEqual([]);
  expect(settings.references.get('javascript')).toBe('LOG.{name}');
  expect(settings.emit.get('javascript')).toMatchObject({ sink: 'logConstant' });
  expect(settings.generate).toEqual([{ target: 'javascript', out: 'a.js', module: 'esm' }]);
});

it('says where one language is told two things', () => {
  const { settings, problems } = read(
    `references: { javascript: "A.{name}", typescript: "B.{name}" }\n`,
  );
  expect(settings.references.get('javascript')).toBe('B.{name}');
  expect(problems).toMatchObject([{ range: { start: 24, end: 34 } }]);
});
