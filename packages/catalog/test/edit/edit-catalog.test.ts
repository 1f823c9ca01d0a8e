import { applyEdits, parseCatalog } from '@loglex/catalog';
import {
  addComponent,
  addConstant,
  addConstants,
  changeConstant,
  recodeConstant,
  retireConstant,
} from '@loglex/catalog';
import type { CatalogEdit } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const QUEUE = { code: 'LOG612', name: 'QUEUE_FULL', level: 'warn', message: 'Queue full: {n}' };

function applied(text: string, edit: CatalogEdit): string {
  if ('refused' in edit) throw new Error(`${edit.refused}: ${edit.message}`);
  return applyEdits(text, edit.edits);
}

function add(text: string, constant = QUEUE, file = 'catalog.yaml'): string {
  return applied(text, addConstant({ file, text }, constant));
}

function constantIn(text: string, code: string, file = 'catalog.yaml') {
  const [constant] = parseCatalog([{ file, text }]).catalog.byCode(code);
  if (!constant) throw new Error(`no ${code}`);
  return constant;
}

describe('addConstant', () => {
  it('starts an empty file', () => {
    expect(add('')).toBe(`loglex: 1
constants:
  - code: LOG612
    name: QUEUE_FULL
    level: warn
    message: "Queue full: {n}"
`);
  });

  it('keeps the comments of a file that says nothing yet', () => {
    expect(add('# Ours')).toBe(`# Ours
loglex: 1
constants:
  - code: LOG612
    name: QUEUE_FULL
    level: warn
    message: "Queue full: {n}"`);
  });

  it.each([
    ['constants:\n', ''],
    ['constants: []\n', ''],
    ['constants: [] # none yet\n', ' # none yet'],
    ['constants: ~\n', ''],
  ])('starts the list of %j', (list, kept) => {
    expect(add(`loglex: 1\n${list}retired: []\n`)).toBe(`loglex: 1
constants:${kept}
  - code: LOG612
    name: QUEUE_FULL
    level: warn
    message: "Queue full: {n}"
retired: []
`);
  });

  it('goes behind the nearest lower code, in the style of its neighbour', () => {
    const text = `loglex: 1
constants:
  # The first.
  - { code: LOG601, level: info, message: A } # one

  # The second.
  - { code: LOG620, level: info, message: B }
`;
    expect(add(text)).toBe(`loglex: 1
constants:
  # The first.
  - { code: LOG601, level: info, message: A } # one

  - { code: LOG612, name: QUEUE_FULL, level: warn, message: "Queue full: {n}" }

  # The second.
  - { code: LOG620, level: info, message: B }
`);
  });

  it('has quotes, and maps in lines of their own, as its neighbours have them', () => {
    const constant = {
      ...QUEUE,
      fields: { size: { type: 'integer' }, at: {} },
      description: 'Full',
    };
    const text = `constants:
  - code: 'LOG610'
    name: A
    level: warn
    message: 'Queue empty: {n}'
    fields:
      size: { type: integer }
    description: "Empty"
`;
    expect(add(text, constant)).toBe(`${text}  - code: 'LOG612'
    name: QUEUE_FULL
    level: warn
    message: 'Queue full: {n}'
    fields:
      size: { type: integer }
      at: {}
    description: "Full"
`);
    const flow = text.replace('fields:\n      size: { type: integer }', 'fields: { size: {} }');
    expect(add(flow, constant)).toContain('    fields: { size: { type: integer }, at: {} }\n');
  });

  it('compares codes by number', () => {
    const text = `loglex: 1
constants:
- code: LOG9
  level: info
  message: A
- code: LOG1000
  level: info
  message: B`;
    expect(add(text)).toBe(`loglex: 1
constants:
- code: LOG9
  level: info
  message: A
- code: LOG612
  name: QUEUE_FULL
  level: warn
  message: "Queue full: {n}"
- code: LOG1000
  level: info
  message: B`);
  });

  it('goes last without a final line break, with the line ends that are there', () => {
    const text =
      'loglex: 1\r\nconstants:\r\n  -   code: LOG1\r\n      level: info\r\n      message: A';
    expect(add(text)).toBe(
      `${text}\r\n  -   code: LOG612\r\n      name: QUEUE_FULL\r\n      level: warn\r\n      message: "Queue full: {n}"`,
    );
  });

  it('goes behind a block scalar', () => {
    const text =
      'loglex: 1\nconstants:\n  - code: LOG1\n    level: info\n    message: |-\n      A\n      B\n';
    expect(add(text)).toBe(
      `${text}  - code: LOG612\n    name: QUEUE_FULL\n    level: warn\n    message: "Queue full: {n}"\n`,
    );
  });

  it('writes JSON as it finds it', () => {
    const text = `{
  "loglex": 1,
  "constants": [
    {
      "code": "LOG1",
      "level": "info",
      "message": "A"
    }
  ]
}
`;
    expect(add(text, QUEUE, 'catalog.json')).toBe(`{
  "loglex": 1,
  "constants": [
    {
      "code": "LOG1",
      "level": "info",
      "message": "A"
    },
    {
      "code": "LOG612",
      "name": "QUEUE_FULL",
      "level": "warn",
      "message": "Queue full: {n}"
    }
  ]
}
`);
  });

  it.each([
    [
      '{"loglex":1}',
      '{"loglex":1, "constants": [{ "code": "LOG612", "name": "QUEUE_FULL", "level": "warn", "message": "Queue full: {n}" }]}',
    ],
    [
      '{"loglex":1,"constants":[]}',
      '{"loglex":1,"constants":[{ "code": "LOG612", "name": "QUEUE_FULL", "level": "warn", "message": "Queue full: {n}" }]}',
    ],
  ])('starts a list in JSON: %s', (text, expected) => {
    expect(add(text, QUEUE, 'catalog.json')).toBe(expected);
  });

  it('refuses a code that stands there, a broken file, and a list behind an alias', () => {
    const refusal = (text: string) => addConstant({ file: 'catalog.yaml', text }, QUEUE);
    expect(refusal('loglex: 1\nretired:\n  - { code: LOG612 }\n')).toMatchObject({
      refused: 'exists',
    });
    expect(refusal('loglex: [\n')).toMatchObject({ refused: 'unreadable' });
    expect(refusal('loglex: 1\nx-a: &a\n  - { code: LOG1 }\nconstants: *a\n')).toMatchObject({
      refused: 'shared',
    });
  });
});

describe('addConstants', () => {
  const NEW = [
    { code: 'LOG30', level: 'info', message: 'c' },
    { code: 'LOG5', level: 'info', message: 'a' },
    { code: 'LOG6', level: 'info', message: 'b' },
  ];

  it.each([
    [
      'catalog.yaml',
      'loglex: 1\nconstants:\n  - { code: LOG4, level: info, message: x }\n  - { code: LOG9, level: info, message: y }\n',
      'loglex: 1\nconstants:\n  - { code: LOG4, level: info, message: x }\n  - { code: LOG5, level: info, message: a }\n  - { code: LOG6, level: info, message: b }\n  - { code: LOG9, level: info, message: y }\n  - { code: LOG30, level: info, message: c }\n',
    ],
    [
      'catalog.yaml',
      'loglex: 1\nconstants: []\n',
      'loglex: 1\nconstants:\n  - code: LOG5\n    level: info\n    message: a\n  - code: LOG6\n    level: info\n    message: b\n  - code: LOG30\n    level: info\n    message: c\n',
    ],
    [
      'catalog.json',
      '{ "loglex": 1, "constants": [] }',
      '{ "loglex": 1, "constants": [{ "code": "LOG5", "level": "info", "message": "a" }, { "code": "LOG6", "level": "info", "message": "b" }, { "code": "LOG30", "level": "info", "message": "c" }] }',
    ],
  ])('adds each in its place: %s', (file, text, expected) => {
    expect(applied(text, addConstants({ file, text }, NEW))).toBe(expected);
  });

  it('refuses a code that it is given twice', () => {
    const twice = addConstants({ file: 'c.yaml', text: '' }, [QUEUE, { ...QUEUE, name: 'B' }]);
    expect(twice).toMatchObject({ refused: 'exists' });
  });

  it('takes thousands in one reading', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      code: `LOG${10_000 + ((index * 7_919) % 5_000)}`,
      level: 'info',
      message: `Message ${index}`,
    }));
    const text = applied('', addConstants({ file: 'c.yaml', text: '' }, many.slice(0, 2_500)));
    const after = applied(text, addConstants({ file: 'c.yaml', text }, many.slice(2_500)));
    const codes = parseCatalog([{ file: 'c.yaml', text: after }]).catalog.constants;
    expect(codes.map(({ code }) => code)).toEqual(many.map(({ code }) => code).toSorted());
  });
});

describe('changeConstant', () => {
  const text = `loglex: 1
constants:
  - code: LOG612 # the code
    level: 'warn' # loud
    message: Queue full
    tags:
      - a # first
      - b
    description: |
      Two
      lines.
  # next
  - { code: LOG613, level: info, message: "x", component: y }
`;

  function change(code: string, changes: Parameters<typeof changeConstant>[2]): string {
    const source = { file: 'catalog.yaml', text };
    return applied(text, changeConstant(source, constantIn(text, code), changes));
  }

  it('replaces values in the quotes that they had', () => {
    expect(change('LOG612', { level: 'error', message: 'Queue: full' })).toBe(
      text.replace("'warn'", "'error'").replace('Queue full', '"Queue: full"'),
    );
    expect(change('LOG613', { message: 'z', level: 'error' })).toBe(
      text.replace('"x"', '"z"').replace('info', 'error'),
    );
  });

  it('adds keys at their place', () => {
    expect(change('LOG612', { name: 'QUEUE_FULL', runbook: 'https://example.test/q' })).toBe(
      text
        .replace('# the code\n', '# the code\n    name: QUEUE_FULL\n')
        .replace('      lines.\n', '      lines.\n    runbook: https://example.test/q\n'),
    );
    expect(change('LOG613', { name: 'X' })).toBe(text.replace('LOG613,', 'LOG613, name: X,'));
  });

  it('removes keys with their lines or commas', () => {
    expect(change('LOG612', { tags: null, description: null })).toBe(
      text
        .replace('    tags:\n      - a # first\n      - b\n', '')
        .replace('    description: |\n      Two\n      lines.\n', ''),
    );
    expect(change('LOG613', { component: null })).toBe(text.replace(', component: y', ''));
    expect(change('LOG613', { level: null, name: 'NEW' })).toBe(
      text.replace(' level: info,', '').replace('LOG613,', 'LOG613, name: NEW,'),
    );
  });

  it('replaces blocks by one line', () => {
    expect(change('LOG612', { tags: ['c'], description: 'One line.' })).toBe(
      text
        .replace('tags:\n      - a # first\n      - b\n', 'tags: [c]\n')
        .replace('|\n      Two\n      lines.\n', 'One line.\n'),
    );
  });

  it('fills in what was left empty, beside the comment that asks for it', () => {
    const drafted = `loglex: 1
constants:
  - code: A1
    level: info
    message: a
    description: # what it means
    action:\t# what to do about it

  # next
  - { code: A2, level: info, message: b, action: , description: }
`;
    const fill = (code: string) =>
      applied(
        drafted,
        changeConstant({ file: 'catalog.yaml', text: drafted }, constantIn(drafted, code), {
          description: 'Why.',
          action: 'Wait.',
        }),
      );
    expect(fill('A1')).toBe(
      drafted
        .replace('description: # what', 'description: Why. # what')
        .replace('action:\t# what', 'action:\tWait. # what'),
    );
    expect(constantIn(fill('A2'), 'A2')).toMatchObject({ description: 'Why.', action: 'Wait.' });
  });

  it('refuses a value that stands for other places too, and an entry that moved', () => {
    const shared = `loglex: 1
constants:
  - { code: A1, level: &l info, message: a }
  - { code: A2, level: *l, message: b }
`;
    const source = { file: 'catalog.yaml', text: shared };
    for (const code of ['A1', 'A2']) {
      expect(changeConstant(source, constantIn(shared, code), { level: 'warn' })).toMatchObject({
        refused: 'shared',
      });
    }
    const moved = { file: 'catalog.yaml', text: `# new\n${shared}` };
    expect(changeConstant(moved, constantIn(shared, 'A1'), { level: 'warn' })).toMatchObject({
      refused: 'not-found',
    });
  });
});

describe('retireConstant', () => {
  it('moves the entry, and leaves comments', () => {
    const text = `loglex: 1
constants:
  - { code: LOG1, level: info, message: a }
  # About two.
  - code: LOG2
    name: TWO
    level: info
    message: b
  - { code: LOG3, level: info, message: c }
retired:
  - { code: LOG0 }
  - { code: LOG4 }
`;
    const edit = retireConstant({ file: 'c.yaml', text }, constantIn(text, 'LOG2'), {
      since: '1.30',
      'replaced-by': 'LOG3',
    });
    expect(applied(text, edit)).toBe(`loglex: 1
constants:
  - { code: LOG1, level: info, message: a }
  # About two.
  - { code: LOG3, level: info, message: c }
retired:
  - { code: LOG0 }
  - { code: LOG2, name: TWO, since: "1.30", replaced-by: LOG3 }
  - { code: LOG4 }
`);
  });

  it('chooses between two constants with one code', () => {
    const text = `loglex: 1
constants:
  - { code: LOG1, name: A, level: info, message: a }
  - { code: LOG1, name: B, level: info, message: b }
`;
    const [, second] = parseCatalog([{ file: 'c.yaml', text }]).catalog.byCode('LOG1');
    const edit = retireConstant({ file: 'c.yaml', text }, second!);
    expect(applied(text, edit)).toBe(`loglex: 1
constants:
  - { code: LOG1, name: A, level: info, message: a }
retired:
  - code: LOG1
    name: B
`);
  });

  it('empties a list in JSON', () => {
    const text =
      '{ "loglex": 1, "constants": [{ "code": "A1", "level": "info", "message": "a" }] }';
    const edit = retireConstant({ file: 'c.json', text }, constantIn(text, 'A1', 'c.json'));
    expect(applied(text, edit)).toBe(
      '{ "loglex": 1, "constants": [], "retired": [{ "code": "A1" }] }',
    );
  });
});

describe('addComponent', () => {
  it.each([
    ['loglex: 1\n', 'loglex: 1\ncomponents:\n  sink:\n    codes: [LOG600-LOG699]\n'],
    [
      'loglex: 1\ncomponents: {}\n',
      'loglex: 1\ncomponents: { sink: { codes: [LOG600-LOG699] } }\n',
    ],
    [
      'loglex: 1\ncomponents:\n  a:\n    owner: x\nconstants: []\n',
      'loglex: 1\ncomponents:\n  a:\n    owner: x\n  sink: { codes: [LOG600-LOG699] }\nconstants: []\n',
    ],
  ])('declares it in %j', (text, expected) => {
    const edit = addComponent({ file: 'c.yaml', text }, 'sink', { codes: ['LOG600-LOG699'] });
    expect(applied(text, edit)).toBe(expected);
  });
});

/** One constant in every way of writing that the property below mixes. */
interface Written {
  readonly message: string;
  readonly style: 'flow' | 'block' | 'wide';
  readonly quote: 'plain' | 'single' | 'double';
  readonly comment: boolean;
  readonly blank: boolean;
}

const written = fc.record<Written>({
  message: fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/),
  style: fc.constantFrom('flow', 'block', 'wide'),
  quote: fc.constantFrom('plain', 'single', 'double'),
  comment: fc.boolean(),
  blank: fc.boolean(),
});

interface Layout {
  readonly entries: readonly Written[];
  readonly breaks: '\n' | '\r\n' | 'mixed';
  readonly bom: boolean;
  readonly finalBreak: boolean;
  readonly indent: string;
}

const layout = fc.record<Layout>({
  entries: fc.array(written, { maxLength: 5 }),
  breaks: fc.constantFrom('\n', '\r\n', 'mixed'),
  bom: fc.boolean(),
  finalBreak: fc.boolean(),
  indent: fc.constantFrom('', '  ', '    '),
});

const QUOTES = { plain: '', single: "'", double: '"' };

function print({ entries, breaks, bom, finalBreak, indent }: Layout): string {
  const lines = ['loglex: 1', 'constants:'];
  entries.forEach(({ message, style, quote, comment, blank }, index) => {
    const text = `${QUOTES[quote]}${message}${QUOTES[quote]}`;
    const code = `LOG${(index + 1) * 10}`;
    if (blank && index > 0) lines.push('');
    if (comment) lines.push(`${indent}# About ${code}.`);
    const tail = comment ? ' # so' : '';
    if (style === 'flow')
      lines.push(`${indent}- { code: ${code}, level: info, message: ${text} }${tail}`);
    else {
      const gap = style === 'wide' ? '   ' : ' ';
      const inner = `${indent} ${gap}`;
      lines.push(
        `${indent}-${gap}code: ${code}${tail}`,
        `${inner}level: info`,
        `${inner}message: ${text}`,
      );
    }
  });
  const text = lines
    .map((line, index) =>
      index === 0 ? line : (breaks === 'mixed' ? (index % 2 ? '\n' : '\r\n') : breaks) + line,
    )
    .join('');
  return (bom ? '\uFEFF' : '') + text + (finalBreak ? (breaks === 'mixed' ? '\r\n' : breaks) : '');
}

/** What a catalog says, without where it says it. */
function said(text: string) {
  const { catalog, problems } = parseCatalog([{ file: 'c.yaml', text }]);
  expect(problems).toEqual([]);
  return {
    constants: catalog.constants.map(({ code, name, level, message, description }) => {
      return { code, name, level: level?.native, message, description };
    }),
    retired: catalog.retired.map(({ code, reason }) => ({ code, reason })),
  };
}

const newMessage = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => `x${text.replace(/[{}\0\uFFFD]/g, '')}x`);

describe('every layout', () => {
  it('takes several new constants as it would one after the other', () => {
    const numbers = fc.uniqueArray(
      fc.integer({ min: 1, max: 70 }).filter((n) => n % 10 !== 0),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(layout, newMessage, numbers, (how, message, ns) => {
        const text = print(how);
        const added = ns.map((n) => ({ code: `LOG${n}`, level: 'warn', message: message + n }));
        const edit = addConstants({ file: 'c.yaml', text }, added);
        const oneByOne = added
          .toSorted((a, b) => Number(a.code.slice(3)) - Number(b.code.slice(3)))
          .reduce(
            (now, each) => applied(now, addConstant({ file: 'c.yaml', text: now }, each)),
            text,
          );
        expect(said(applied(text, edit))).toEqual(said(oneByOne));
        const insertions = 'edits' in edit ? edit.edits : [];
        expect(insertions.every(({ start, end }) => start === end)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a new constant and keeps each byte', () => {
    fc.assert(
      fc.property(layout, newMessage, fc.integer({ min: 1, max: 60 }), (how, message, n) => {
        fc.pre(n % 10 !== 0);
        const text = print(how);
        const edit = addConstant(
          { file: 'c.yaml', text },
          { code: `LOG${n}`, level: 'warn', message },
        );
        const after = applied(text, edit);
        const before = said(text);
        const added = { code: `LOG${n}`, name: `LOG${n}`, level: 'warn', message };
        const index = before.constants.filter(({ code }) => Number(code.slice(3)) < n).length;
        expect(said(after)).toEqual({
          ...before,
          constants: before.constants.toSpliced(index, 0, { ...added, description: undefined }),
        });
        // One insertion: what stands before and after it is the old text.
        const [insertion, ...others] = 'edits' in edit ? edit.edits : [];
        expect(others).toEqual([]);
        expect(insertion).toMatchObject({ start: insertion!.end });
      }),
      { numRuns: 300 },
    );
  });

  it('changes, adds and removes keys', () => {
    fc.assert(
      fc.property(layout, newMessage, fc.nat(), (how, message, pick) => {
        fc.pre(how.entries.length > 0);
        const text = print(how);
        const index = pick % how.entries.length;
        const target = constantIn(text, `LOG${(index + 1) * 10}`);
        const changes = { message, description: message, level: 'error' };
        const after = applied(text, changeConstant({ file: 'c.yaml', text }, target, changes));
        const before = said(text);
        const changed = { ...before.constants[index]!, ...changes };
        expect(said(after)).toEqual({
          ...before,
          constants: before.constants.with(index, changed),
        });
        const again = constantIn(after, target.code);
        const back = changeConstant({ file: 'c.yaml', text: after }, again, {
          description: null,
          message: target.message,
          level: 'info',
        });
        expect(said(applied(after, back))).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('retires a constant', () => {
    fc.assert(
      fc.property(layout, newMessage, fc.nat(), (how, reason, pick) => {
        fc.pre(how.entries.length > 0);
        const text = print(how);
        const index = pick % how.entries.length;
        const target = constantIn(text, `LOG${(index + 1) * 10}`);
        const after = applied(text, retireConstant({ file: 'c.yaml', text }, target, { reason }));
        expect(said(after)).toEqual({
          constants: said(text).constants.toSpliced(index, 1),
          retired: [{ code: target.code, reason }],
        });
        for (const comment of text.match(/# About.*$/gm) ?? []) expect(after).toContain(comment);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a constant another code, and keeps the one that it had', () => {
    fc.assert(
      fc.property(layout, newMessage, fc.nat(), (how, reason, pick) => {
        fc.pre(how.entries.length > 0);
        const text = print(how);
        const index = pick % how.entries.length;
        const target = constantIn(text, `LOG${(index + 1) * 10}`);
        const edit = recodeConstant({ file: 'c.yaml', text }, target, 'LOG99', { reason });
        const after = applied(text, edit);
        const before = said(text).constants;
        const moved = { ...before[index]!, code: 'LOG99', name: 'LOG99' };
        expect(said(after)).toEqual({
          constants: before.with(index, moved),
          retired: [{ code: target.code, reason }],
        });
        // The entry stays as it is written, but for its code.
        const start = text.indexOf(target.code, target.source.range.start);
        expect(after.startsWith(text.slice(0, start) + 'LOG99')).toBe(true);
        const rest = text.slice(start + target.code.length);
        expect(after.slice(start + 'LOG99'.length).startsWith(rest)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('JSON in every layout', () => {
  interface JsonLayout {
    readonly messages: readonly string[];
    readonly indent: number;
    readonly crlf: boolean;
    readonly bom: boolean;
    readonly comment: boolean;
    readonly trailingComma: boolean;
  }

  const json = fc.record<JsonLayout>({
    messages: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
      maxLength: 4,
    }),
    indent: fc.constantFrom(0, 2, 4),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    comment: fc.boolean(),
    trailingComma: fc.boolean(),
  });

  function printJson({ messages, indent, crlf, bom, comment, trailingComma }: JsonLayout) {
    const constants = messages.map((message, i) => {
      return {
        code: `LOG${(i + 1) * 10}`,
        level: 'info',
        message: `x${message.replace(/[{}\0\uFFFD]/g, '')}x`,
      };
    });
    let text = JSON.stringify({ loglex: 1, constants }, null, indent);
    if (trailingComma && messages.length > 0) text = text.replace(/\}(\s*\]\s*\})$/, '},$1');
    if (comment) text = `// Ours\n${text}\n`;
    return (bom ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
  }

  it('takes, changes and retires constants', () => {
    fc.assert(
      fc.property(json, newMessage, fc.integer({ min: 1, max: 60 }), (how, message, n) => {
        fc.pre(n % 10 !== 0);
        const file = 'c.json';
        const text = printJson(how);
        const before = parseCatalog([{ file, text }]);
        expect(before.problems).toEqual([]);
        const added = applied(
          text,
          addConstant({ file, text }, { code: `LOG${n}`, level: 'warn', message }),
        );
        const after = parseCatalog([{ file, text: added }]);
        expect(after.problems).toEqual([]);
        expect(after.catalog.byCode(`LOG${n}`).map((constant) => constant.message)).toEqual([
          message,
        ]);
        expect(after.catalog.constants.map(({ code }) => code)).toEqual(
          [...before.catalog.constants.map(({ code }) => code), `LOG${n}`].toSorted(
            (a, b) => Number(a.slice(3)) - Number(b.slice(3)),
          ),
        );
        const changed = applied(
          added,
          changeConstant({ file, text: added }, constantIn(added, `LOG${n}`, file), {
            level: null,
            description: message,
            name: 'NEW',
          }),
        );
        const [constant] = parseCatalog([{ file, text: changed }]).catalog.byName('NEW');
        expect(constant).toMatchObject({ code: `LOG${n}`, description: message, level: undefined });
        const recoded = applied(
          added,
          recodeConstant({ file, text: added }, constantIn(added, `LOG${n}`, file), 'LOG99'),
        );
        const moved = parseCatalog([{ file, text: recoded }]);
        expect(moved.problems).toEqual([]);
        expect(moved.catalog.byCode('LOG99').map((each) => each.message)).toEqual([message]);
        expect(moved.catalog.retired).toMatchObject([{ code: `LOG${n}`, replacedBy: 'LOG99' }]);
        const retired = applied(
          added,
          retireConstant({ file, text: added }, constantIn(added, `LOG${n}`, file)),
        );
        const last = parseCatalog([{ file, text: retired }]);
        expect(last.problems).toEqual([]);
        expect(last.catalog.retired.map(({ code }) => code)).toEqual([`LOG${n}`]);
        expect(last.catalog.constants.map(({ code }) => code)).toEqual(
          before.catalog.constants.map(({ code }) => code),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('what stands around an entry', () => {
  it('keeps comments below an entry with those that follow them', () => {
    const text = `loglex: 1
constants:
  - code: LOG1
    level: info
    message: >-
      a
      b
    # still of one

  # about nine
  - code: LOG9
    level: info
    message: c
# the end
`;
    expect(add(text, { ...QUEUE, code: 'LOG5' })).toBe(`loglex: 1
constants:
  - code: LOG1
    level: info
    message: >-
      a
      b
    # still of one

  - code: LOG5
    name: QUEUE_FULL
    level: warn
    message: "Queue full: {n}"

  # about nine
  - code: LOG9
    level: info
    message: c
# the end
`);
  });

  it('adds to a list that others refer to, and keeps their anchors', () => {
    const text =
      'loglex: 1\nconstants:\n  - &one\n    code: LOG1\n    level: info\n    message: a\n  - { <<: *one, code: LOG9 }\n';
    expect(add(text)).toBe(
      text + '  - { code: LOG612, name: QUEUE_FULL, level: warn, message: "Queue full: {n}" }\n',
    );
  });
});
