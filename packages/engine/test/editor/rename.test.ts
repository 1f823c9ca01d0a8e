/** Another name for what stands at a cursor: everywhere it stands, nowhere else, and not where it would do harm. */
import { prepareRename } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';
import { renaming } from './renaming.ts';

const SHOP = `
  #- $catalog
  loglex: 1
  constants:
    - code: A1
      name: BEGUN_WELL
            ^^^^^^^^^^ use
      aliases: [OLD_START]
               ^^^^^^^^^^^ use
      level: info
      message: 'Started {id} 🎉'
      fields: { id: { type: string, description: The id of it. } }
    - { code: A2, name: UP_NOW, level: info, message: Up, deprecated: { replaced-by: A1 } }
    - { code: A3, name: DOWN_NOW, level: info, message: 'After BEGUN_WELL, see A1', description: See BEGUN_WELL. }
  retired:
    - { code: A4, name: GONE_BY, replaced-by: A1 }
  #- src/a.ts
  import pino from 'pino';
  const logger = pino();
  logger.info({ code: 'A1', id: 1 }, '🎉 A1');
  logConstant(logger, LOG.BEGUN_WELL, { id: 1 });
                          ^^^^^^^^^^ use
  export const kept = LOG.BEGUN_WELL; // BEGUN_WELL, or BEGUN_WELLS
                          ^^^^^^^^^^ use
  logConstant(logger, LOG.OLD_START, { 'id': 1 });
  other(BEGUN_WELL, "A1");
  #- src/b.py
  from app.log_codes import LOG_BEGUN_WELL, LOG_UP_NOW
                                ^^^^^^^^^^ use
  log_constant(logger, LOG_BEGUN_WELL, extra={"id": 1})
                           ^^^^^^^^^^ use
`;

describe('the name of a constant', () => {
  it.each([
    ['name: BEGUN_WELL', 'name: BEGUN$0_WELL'],
    ['(logger, LOG.BEGUN_WELL', '(logger, LOG.BEGUN_WELL$0'],
    ['(logger, LOG_BEGUN_WELL', '(logger, LOG_BEGUN$0_WELL'],
    ['import LOG_BEGUN_WELL', 'import LOG_$0BEGUN_WELL'],
  ])('is another in the catalog and in every language, asked for at %s', (from, to) => {
    const fixture = editorFixture(SHOP.replace(from, () => to));
    const result = renaming(fixture, 'STARTED_WELL')!;
    expect(result.refused).toBe(undefined);
    expect(prepareRename(fixture.snapshot, fixture.document, fixture.offset)).toMatchObject({
      placeholder: 'BEGUN_WELL',
      kind: 'name',
    });
    const imported = (text: string) => text === 'LOG_BEGUN_WELL';
    expect(
      result.marks.map((mark) =>
        imported(mark.text)
          ? { ...mark, text: 'BEGUN_WELL', range: { ...mark.range, start: mark.range.start + 4 } }
          : mark,
      ),
    ).toEqual(fixture.marks);
    expect(result.texts.get('log-catalog.yaml')).toContain(
      `name: STARTED_WELL\n    aliases: [OLD_START, BEGUN_WELL]\n`,
    );
    expect(result.texts.get('src/b.py')).toContain('import LOG_STARTED_WELL, LOG_UP_NOW\n');
  });

  it('may be given as code binds it', () => {
    const fixture = editorFixture(SHOP.replace('logger, LOG_BEGUN', 'logger, LOG_$0BEGUN'));
    const { texts } = renaming(fixture, 'LOG_STARTED')!;
    expect(texts.get('log-catalog.yaml')).toContain('name: STARTED\n');
    expect(texts.get('src/b.py')).toContain('(logger, LOG_STARTED, ');
  });

  it('is offered for a former name, which then gives way', () => {
    const fixture = editorFixture(SHOP.replace('LOG.OLD_START', 'LOG.OLD_$0START'));
    const found = prepareRename(fixture.snapshot, fixture.document, fixture.offset);
    expect(found).toMatchObject({ placeholder: 'BEGUN_WELL' });
    const { texts } = renaming(fixture, 'BEGUN_WELL')!;
    expect([...texts.keys()]).toEqual(['src/a.ts']);
    expect(texts.get('src/a.ts')).toContain("LOG.BEGUN_WELL, { 'id': 1 }");
    const other = renaming(fixture, 'STARTED')!;
    expect(other.texts.get('log-catalog.yaml')).toContain('aliases: [OLD_START, BEGUN_WELL]');
    expect(other.texts.get('src/a.ts')).not.toMatch(/LOG\.(?:OLD|BEGUN)/);
  });

  it('is told in comments and prose to whoever asks people first', () => {
    const fixture = editorFixture(SHOP.replace('name: BEGUN', 'name: BEGUN$0'));
    const { marks } = renaming(fixture, 'STARTED_WELL', { words: true })!;
    const words = marks.filter(({ label }) => label === 'word');
    expect(words.map(({ file }) => file)).toEqual([
      'log-catalog.yaml',
      'log-catalog.yaml',
      'src/a.ts',
    ]);
  });

  it('is another in the comment that one stands on', () => {
    const fixture = editorFixture(SHOP.replace('// BEGUN_WELL', '// BEGUN$0_WELL'));
    const { texts } = renaming(fixture, 'STARTED')!;
    expect(texts.get('src/a.ts')).toContain('// STARTED, or BEGUN_WELLS\n');
  });
});

describe('a code', () => {
  it.each([
    ['code: A1\n', 'code: A$01\n'],
    ["code: 'A1'", "code: '$0A1'"],
    ['name: GONE_BY, replaced-by: A1', 'name: GONE_BY, replaced-by: A1$0'],
  ])('is another wherever it is written, asked for at %s', (from, to) => {
    const fixture = editorFixture(SHOP.replace(from, () => to));
    const { texts, refused } = renaming(fixture, 'A9')!;
    expect(refused).toBe(undefined);
    const catalog = texts.get('log-catalog.yaml')!;
    expect(catalog).toContain('- code: A9\n');
    expect(catalog.match(/replaced-by: A9 /g)).toHaveLength(2);
    expect(catalog).not.toContain('code: A1');
    expect(texts.get('src/a.ts')).toContain("logger.info({ code: 'A9', id: 1 }, '🎉 A1');");
    expect([...texts.keys()]).toEqual(['log-catalog.yaml', 'src/a.ts']);
  });

  it('that logs may carry is kept as retired', () => {
    const fixture = editorFixture(SHOP.replace('code: A1\n', 'code: A1$0\n'));
    const { texts } = renaming(fixture, 'A9', { merged: true })!;
    expect(texts.get('log-catalog.yaml')).toMatch(/retired:\n +- \{? ?code: A1,? replaced-by: A9/);
  });
});

describe('a field', () => {
  it.each([
    ['{id}', '{i$0d}'],
    ['fields: { id', 'fields: { $0id'],
    ['"id": 1', '"id$0": 1'],
    ['BEGUN_WELL, { id', 'BEGUN_WELL, { id$0'],
  ])('is another in the message, as a key, and where calls pass it: from %s', (from, to) => {
    const fixture = editorFixture(SHOP.replace(from, () => to));
    const { texts, refused } = renaming(fixture, 'ride')!;
    expect(refused).toBe(undefined);
    expect(texts.get('log-catalog.yaml')).toContain(
      "message: 'Started {ride} 🎉'\n    fields: { ride: { type: string, description: The id of it. } }",
    );
    expect(texts.get('src/a.ts')).toContain('LOG.BEGUN_WELL, { ride: 1 }');
    expect(texts.get('src/a.ts')).toContain("LOG.OLD_START, { 'ride': 1 }");
    expect(texts.get('src/a.ts')).toContain("code: 'A1', ride: 1 }");
    expect(texts.get('src/b.py')).toContain('extra={"ride": 1}');
  });
});

describe('refused is', () => {
  it.each([
    ['name: BEGUN', 'UP_NOW', 'UP_NOW is taken: it is A2 UP_NOW.'],
    ['name: BEGUN', 'A2', 'A2 is taken'],
    ['name: BEGUN', 'GONE_BY', 'GONE_BY is retired'],
    ['name: BEGUN', 'A-B', 'LOG.A-B, which is no name there'],
    ['name: BEGUN', 'A B', 'it has to be one word'],
    ['name: BEGUN', '', 'it has to be one word'],
    ['name: BEGUN', 'A.B', 'no name'],
    ['code: A', 'A4', 'A4 is retired'],
    ['code: A', 'A3', 'A3 is taken: it is A3 DOWN_NOW'],
    ['{id', 'a b', 'it has to be one word'],
    ['{id', '1', 'cannot be the name of a field'],
  ])('%s to %s: %s', (at, newName, words) => {
    const fixture = editorFixture(SHOP.replace(at, () => `${at}$0`));
    expect(renaming(fixture, newName)?.refused).toContain(words);
  });

  it('what is retired', () => {
    const fixture = editorFixture(SHOP.replace('GONE_BY', 'GONE$0_BY'));
    const { snapshot, document, offset } = fixture;
    expect(prepareRename(snapshot, document, offset)).toMatchObject({
      refused: expect.stringContaining('is retired'),
    });
  });

  it('what is named in a file that cannot be read', () => {
    const fixture = editorFixture(SHOP.replace('name: BEGUN', 'name: BEGUN$0'));
    const unread = [{ file: 'src/c.ts', message: 'It does not parse.' }];
    expect(renaming(fixture, 'NEW', { unread })?.refused).toContain('src/c.ts names A1 BEGUN_WELL');
  });
});

it.each([
  ['LOG.BEGUN', 'L$0OG.BEGUN'],
  ['Started', 'Sta$0rted'],
  ['The id of', 'The id$0 of'],
  ['level: info', 'level: in$0fo'],
  ['pino()', 'pi$0no()'],
])('nothing is renamed at %s', (from, to) => {
  const { snapshot, document, offset } = editorFixture(SHOP.replace(from, () => to));
  expect(prepareRename(snapshot, document, offset)).toBe(undefined);
});
