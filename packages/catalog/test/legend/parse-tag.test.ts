import { formatTag, parseCatalog, parseTag } from '@loglex/catalog';
import type { Legend, TermUse } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function legend(yaml: string): Legend {
  const text = `loglex: 1\nlegends:\n  it:\n${yaml.replace(/^/gm, '    ')}\n`;
  const { catalog, problems } = parseCatalog([{ file: 'catalog.yaml', text }]);
  expect(problems).toEqual([]);
  return catalog.legends.get('it')!;
}

const PROVENANCE = legend(`
brackets: ['(', ')']
separator: '; '
order: [source, mutation]
shown-when: not-default
default: default
scopes: [model, data]
groups:
  source: { required: true, precedence: [override, cli, config, default] }
  mutation: { many: true, terms: [runtime, derived] }
terms:
  default: { group: source }
  config: { group: source, argument: { name: section, type: dotted, required: true } }
  cli: { group: source, scoped: true }
  override: { group: source, scoped: true }
  runtime: {}
  derived: { aliases: [computed] }
`);
const VERBOSITY = legend('terms: { VERBOSE: {}, REGULAR: {}, QUIET: {}, NONE: {} }');
const MIXED = legend(`
separator: ','
scopes: [disk, net]
terms:
  size: { argument: { name: bytes, type: number }, scoped: true }
  mode: { argument: { name: mode, enum: [fast, slow], required: true } }
  note: { argument: { name: text } }
  who: { argument: { name: user, type: word }, scoped: true, shown: never-alone }
`);

const read = (by: Legend, text: string) =>
  parseTag(by, text).terms.map(({ term, argument, scope }) =>
    [term.name, argument ?? '', scope ?? ''].join('|'),
  );

/** `unknown-term "runtme" -> runtime` */
const wrong = (by: Legend, text: string) =>
  parseTag(by, text).problems.map(({ kind, range, replacement }) => {
    const said = replacement === undefined ? '' : ` -> ${replacement}`;
    return `${kind} "${text.slice(range.start, range.end)}"${said}`;
  });

describe('a tag', () => {
  it.each([
    ['(default)', ['default||']],
    ['(config:init.model)', ['config|init.model|']],
    ['(cli; runtime)', ['cli||', 'runtime||']],
    ['(cli:model; runtime; derived)', ['cli||model', 'runtime||', 'derived||']],
    ['  ( override:data ;computed )  ', ['override||data', 'derived||']],
  ])('%s is read', (text, terms) => {
    expect(wrong(PROVENANCE, text)).toEqual([]);
    expect(read(PROVENANCE, text)).toEqual(terms);
  });

  it.each([
    ['cli; runtime', 'brackets "cli; runtime" -> (cli; runtime)'],
    ['(cli', 'brackets "(cli" -> (cli)'],
    ['(', 'brackets "(" -> ()', 'empty "("'],
    ['', 'brackets "" -> ()', 'empty ""'],
    ['()', 'empty "()"'],
    ['(cli; )', 'empty " )"'],
    ['(cli;;runtime)', 'empty ";;"'],
    ['(cli; runtme)', 'unknown-term "runtme" -> runtime'],
    ['(yaml)', 'unknown-term "yaml"'],
    ['(Default)', 'unknown-term "Default" -> default'],
    ['(config)', 'missing-argument "config"'],
    ['(config:init model)', 'unknown-argument "init model"'],
    ['(config:a:b)', 'too-much ":b" -> '],
    ['(cli:modl)', 'unknown-scope "modl" -> model'],
    ['(default:model)', 'too-much ":model" -> '],
    ['(cli; cli)', 'repeated-term "cli"'],
    ['(default; cli)', 'exclusive-group "cli"'],
    ['(runtime)', 'missing-group "runtime"'],
    ['(runtime; cli)', 'order "runtime; cli" -> cli; runtime'],
    ['(cli:modl; runtme)', 'unknown-scope "modl" -> model', 'unknown-term "runtme" -> runtime'],
  ])('%s is not as its legend has it', (text, ...problems) => {
    expect(wrong(PROVENANCE, text)).toEqual(problems);
  });

  it('says which of two sources takes precedence', () => {
    const [problem] = parseTag(PROVENANCE, '(default; cli)').problems;
    expect(problem!.message).toBe(
      '"default" and "cli" both are its source, and a tag shows one. "cli" takes precedence: show only that.',
    );
  });

  it.each([
    ['(default)', true],
    ['(default; runtime)', false],
    ['(cli)', false],
    ['(defalt)', false],
  ])('%s may be left out: %s', (text, omittable) => {
    expect(parseTag(PROVENANCE, text).omittable).toBe(omittable);
  });

  it.each([
    ['VERBOSE', []],
    ['VERBOS', ['unknown-term "VERBOS" -> VERBOSE']],
    ['VERBOSE; QUIET', ['unknown-term "VERBOSE; QUIET"']],
  ])('of a plain vocabulary is one word: %s', (text, problems) => {
    expect(wrong(VERBOSITY, text)).toEqual(problems);
  });

  it.each([
    ['size:12.5:disk', ['size|12.5|disk'], []],
    ['size:disk', ['size||disk'], []],
    ['size', ['size||'], []],
    ['size:big', [], ['unknown-argument "big"']],
    ['size:1:disc', [], ['unknown-scope "disc" -> disk']],
    ['size:1:disk:more:still', [], ['too-much ":more:still" -> ']],
    ['mode:fast', ['mode|fast|'], []],
    ['mode:fsat', [], ['unknown-argument "fsat" -> fast']],
    ['note:see https://example.test/a:b', ['note|see https://example.test/a:b|'], []],
    ['note:', [], ['unknown-argument ""']],
    ['who:me', ['who|me|'], ['alone "who:me"']],
    ['mode:slow,who:me', ['mode|slow|', 'who|me|'], []],
    ['mode:slow,mode', ['mode|slow|'], ['missing-argument "mode"']],
  ])('%s has arguments of its types', (text, terms, problems) => {
    expect(read(MIXED, text)).toEqual(terms);
    expect(wrong(MIXED, text)).toEqual(problems);
  });

  it('knows no term by a name of a prototype', () => {
    expect(wrong(VERBOSITY, 'constructor')).toEqual(['unknown-term "constructor"']);
    expect(wrong(VERBOSITY, '__proto__')).toEqual(['unknown-term "__proto__"']);
  });
});

/** Tags of PROVENANCE as a person would build them: one source, then mutations. */
const word = fc.stringMatching(/^[a-z_][\w-]{0,5}$/);
const scope = fc.constantFrom(undefined, 'model', 'data');
const named = (name: string) => PROVENANCE.terms.get(name)!;
const source: fc.Arbitrary<TermUse> = fc.oneof(
  fc.constant({ term: named('default') }),
  fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => {
    return { term: named('config'), argument: parts.join('.') };
  }),
  fc.record({ term: fc.constantFrom(named('cli'), named('override')), scope }),
);
const mutations = fc
  .subarray(['runtime', 'derived'])
  .chain((names) => fc.shuffledSubarray(names, { minLength: names.length }))
  .map((names): TermUse[] => names.map((name) => ({ term: named(name) })));

describe('formatTag', () => {
  it('writes what parseTag reads', () => {
    fc.assert(
      fc.property(source, mutations, (first, others) => {
        const uses = [first, ...others];
        const { terms, problems } = parseTag(PROVENANCE, formatTag(PROVENANCE, uses));
        expect(problems).toEqual([]);
        expect(terms.map(({ term, argument, scope }) => [term, argument, scope])).toEqual(
          uses.map(({ term, argument, scope }) => [term, argument, scope]),
        );
      }),
    );
  });

  it('puts the terms into the order of the legend, whatever theirs', () => {
    const uses = ['derived', 'cli', 'runtime'].map((name) => ({ term: named(name) }));
    expect(formatTag(PROVENANCE, uses)).toBe('(cli; derived; runtime)');
  });

  it('gives back a tag that it wrote, letter for letter', () => {
    fc.assert(
      fc.property(source, mutations, (first, others) => {
        const text = formatTag(PROVENANCE, [first, ...others]);
        expect(formatTag(PROVENANCE, parseTag(PROVENANCE, text).terms)).toBe(text);
      }),
    );
  });
});

describe('hostile text', () => {
  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom('(', ')', ';', '; ', ':', 'cli', 'config', 'a', ' ', '\n', '€');
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(PROVENANCE, VERBOSITY, MIXED), (tag, by) => {
        const { terms, problems } = parseTag(by, tag);
        for (const { range, message } of [...terms, ...problems].map((one) => ({
          message: '-',
          ...one,
        }))) {
          expect(message).not.toBe('');
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(tag.length);
        }
      }),
    );
  });

  it('offers no replacement that changes nothing', () => {
    const pieces = fc.constantFrom('(', ')', ';', ':', 'cli', 'clii', 'runtme', 'model', 'modl');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const tag = parts.join('');
        for (const { range, replacement } of parseTag(PROVENANCE, tag).problems) {
          if (replacement === undefined) continue;
          expect(tag.slice(0, range.start) + replacement + tag.slice(range.end)).not.toBe(tag);
        }
      }),
    );
  });

  it.each([
    ['terms', '(cli' + ';x'.repeat(200_000) + ')'],
    ['colons', '(cli' + ':'.repeat(400_000) + ')'],
    ['spaces', ' '.repeat(400_000) + '(' + ' '.repeat(400_000)],
    ['a long word', '(' + 'clii'.repeat(100_000) + ')'],
    ['repeats', '(' + 'cli;'.repeat(500_000) + 'cli)'],
    ['dots', '(config:' + 'a.'.repeat(200_000) + '!)'],
  ])('of many %s is read in time', (_, text) => {
    const start = performance.now();
    const { problems } = parseTag(PROVENANCE, text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
    expect(
      Math.max(...[0, ...problems.slice(0, 9).map(({ message }) => message.length)]),
    ).toBeLessThan(300);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
