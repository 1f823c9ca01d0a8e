/** Lines of a log without a code: what can have written them, with which values, and where that stands. */
import { declaration, definition, type Explanation, hover, references } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const CATALOG = `
#- $catalog
loglex: 1
constants:
  - { code: Q1, name: QUEUE_FULL, level: warn, message: 'Queue full: {dropped} rows dropped by {who}', fields: { dropped: { type: integer } } }
  - { code: Q2, name: WORKER_LEFT, level: info, message: 'worker {id} left' }
  - { code: Q3, name: WORKER_GONE, level: info, message: 'worker {name} left' }
`;

const RAW = `
//- src/db.py
import logging
log = logging.getLogger("shop.db")
def connect(host):
    log.info("connected to %s in %d ms", host, 12)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`;

/** The rows of an explanation by their labels. */
function rowsOf({ body }: Explanation): Record<string, unknown> {
  return Object.fromEntries(
    body.flatMap((block) => (block.kind === 'rows' ? block.rows : [])).filter(([, value]) => value),
  );
}

function explained(fixture: string) {
  const { snapshot, document, offset } = editorFixture(fixture);
  const found = hover(snapshot, document, offset);
  return {
    text: found && document.text.slice(found.range.start, found.range.end),
    explanations: found?.explanations ?? [],
  };
}

describe('a hover', () => {
  it('says of the line of a raw call its text, its values and where it is written', () => {
    const { text, explanations } = explained(`
      //- logs/app.log
      2026-01-31 12:00:00,123 | INFO | shop.db | conn$0ected to db-1 in 40 ms
      ${RAW.replaceAll('\n', '\n      ')}
    `);
    expect(text).toBe('2026-01-31 12:00:00,123 | INFO | shop.db | connected to db-1 in 40 ms');
    expect(explanations).toHaveLength(1);
    const [only] = explanations;
    expect(only).toMatchObject({ title: 'A call without a code', kind: 'log call' });
    expect(only!.body[0]).toEqual({ kind: 'prose', text: 'connected to {host} in {value} ms' });
    expect(rowsOf(only!)).toMatchObject({
      level: 'info',
      'values here': ['host = db-1', expect.stringMatching(/^\w+ = 40 \(number\)$/)],
      'written at': ['src/db.py:4'],
    });
  });

  it('says of the line of a constant the same, with the types of its fields', () => {
    const { explanations } = explained(`
      logConstant(logger, LOG.QUEUE_FULL, { dropped: 3, who });
      //- logs/app.log
      {"level":"warn","message":"Queue fu$0ll: 3 rows dropped by db-1"}
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    expect(explanations.map(({ title }) => title)).toEqual(['Q1  QUEUE_FULL']);
    expect(rowsOf(explanations[0]!)).toMatchObject({
      'values here': ['dropped = 3 (integer)', 'who = db-1'],
      'written at': ['src/checkout/place-order.ts:1'],
    });
  });

  it('says that a value does not fit its type', () => {
    const { explanations } = explained(`
      //- logs/app.log
      Queue fu$0ll: many rows dropped by db-1
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    expect(rowsOf(explanations[0]!)).toMatchObject({
      'values here': ['dropped = many (no integer)', 'who = db-1'],
    });
  });

  it('ranks what nothing tells apart: first what code writes', () => {
    const { explanations } = explained(`
      logConstant(logger, LOG.WORKER_GONE, { name });
      //- logs/app.log
      worker 7 le$0ft
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    expect(explanations.map((each) => [each.title, rowsOf(each)['ambiguous']])).toEqual([
      ['Q3  WORKER_GONE', '1 of 2 that nothing in the record tells apart'],
      ['Q2  WORKER_LEFT', '2 of 2 that nothing in the record tells apart'],
    ]);
  });

  it('names what fits less closely', () => {
    const { explanations } = explained(`
      logger.info(\`worker \${id} left for \${why}\`);
      //- logs/app.log
      worker 7 le$0ft for tea left
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    expect(explanations).toHaveLength(1);
    expect(rowsOf(explanations[0]!)['also fits, less closely']).toEqual([
      'Q2 WORKER_LEFT: worker {id} left',
      'Q3 WORKER_GONE: worker {name} left',
    ]);
  });

  it('takes a call that carries a constant for the constant', () => {
    const { explanations } = explained(`
      logger.warn({ code: 'Q1' }, 'Queue full: %d rows dropped by %s', dropped, who);
      logger.warn({ code: 'Q1' }, 'queue has no room for %s', who);
      //- logs/app.log
      Queue fu$0ll: 3 rows dropped by db-1
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    expect(explanations.map((each) => [each.title, rowsOf(each)['ambiguous']])).toEqual([
      ['Q1  QUEUE_FULL', undefined],
    ]);
  });

  it.each([
    'Traceback (most recent call last):',
    '  File "src/db.py", line 4, in connect',
    '    raise Refu$0sed("db-1")',
    'app.Refused: db-1',
  ])('explains the record that a line of a trace belongs to: %s', (line) => {
    const trace = [
      'Traceback (most recent call last):',
      '  File "src/db.py", line 4, in connect',
      '    raise Refused("db-1")',
      'app.Refused: db-1',
    ];
    const at = trace.indexOf(line.replace('$0', ''));
    const marked = trace.with(
      at,
      line.includes('$0') ? line : `${line.slice(0, -3)}$0${line.slice(-3)}`,
    );
    const log = [
      '2026-01-31 12:00:00,123 | INFO | shop.db | worker 1 left',
      '2026-01-31 12:00:00,123 | ERROR | shop.db | connected to db-1 in 40 ms',
      ...marked,
      '2026-01-31 12:00:01,123 | INFO | shop.db | worker 2 left',
    ];
    const { text, explanations } = explained(
      `//- logs/app.log\n${log.join('\n')}\n${RAW.replace(/\n.*\^+\n/, '\n')}`,
    );
    expect(text).toBe([log[1], ...trace].join('\n'));
    expect(explanations.map(({ title }) => title)).toEqual(['A call without a code']);
  });

  it('reads a message of a legend in its layout', () => {
    const { text, explanations } = explained(`
      //- logs/app.log
      2026-01-31 12:00:00,123 | INFO | shop.run | P7 RETU$0RNED
    `);
    expect([text, explanations[0]?.title]).toEqual(['P7 RETURNED', 'P7 RETURNED']);
  });

  it.each(['nothing $0that anybody writes', '$0'])('says nothing of %j', (line) => {
    expect(
      explained(
        `//- logs/app.log\nconnected to a in 1 ms\n\n${line}\n${RAW.replace(/\n.*\^+\n/, '\n')}`,
      ),
    ).toMatchObject({ text: undefined });
  });
});

describe('a definition', () => {
  it('leads from the line of a raw call to the call', () => {
    check(`
      //- logs/app.log
      2026-01-31 12:00:00,123 | INFO | shop.db | conn$0ected to db-1 in 40 ms
      ${RAW.replaceAll('\n', '\n      ')}
    `);
  });

  it('leads to all calls that nothing tells apart, and to no other', () => {
    check(`
      logger.info(\`worker \${id} came\`);
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      logger.warn(\`worker \${name} came\`);
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      logger.warn(\`\${all} came\`);
      //- src/a.test.ts
      logger.info('worker %s came', id);
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      //- logs/app.log
      worker 7 ca$0me
    `);
  });

  it('leads from the text of a constant to the calls that write it, and else to its entry', () => {
    check(`
      logConstant(logger, LOG.QUEUE_FULL, { dropped: 3, who });
                          ^^^^^^^^^^^^^^
      //- logs/app.log
      Queue fu$0ll: 3 rows dropped by db-1
      ${CATALOG.replaceAll('\n', '\n      ')}
    `);
    const { snapshot, document, offset } = editorFixture(
      `//- logs/app.log\nQueue fu$0ll: 3 rows dropped by db-1\n${CATALOG}`,
    );
    const entry = [{ file: 'log-catalog.yaml' }];
    expect(definition(snapshot, document, offset)?.places).toMatchObject(entry);
    expect(declaration(snapshot, document, offset)?.places).toMatchObject(entry);
  });
});

it('references of the line of a raw call are the calls with that text', () => {
  const { snapshot, document, offset, marks, markOf } = editorFixture(`
    logger.info(\`worker \${id} came\`);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    logger.warn(\`worker \${id} went\`);
    //- logs/app.log
    worker 7 ca$0me
  `);
  const found = references(snapshot, document, offset) ?? [];
  expect(found.map(({ file, range }) => markOf(file, range))).toEqual(marks);
});

/** The places are those that are drawn. */
function check(fixture: string): void {
  const { snapshot, document, offset, marks, markOf } = editorFixture(fixture);
  const places = definition(snapshot, document, offset)?.places ?? [];
  expect(places.map(({ file, selection }) => markOf(file, selection))).toEqual(
    expect.arrayContaining([...marks]),
  );
  expect(places).toHaveLength(marks.length);
}
