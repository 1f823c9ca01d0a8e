import { readdirSync, readFileSync } from 'node:fs';
import { parseCatalog } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

const FIXTURES = new URL('../../../../test-fixtures/catalogs/', import.meta.url);

function fixtures(kind: 'good' | 'broken') {
  const folder = new URL(`${kind}/`, FIXTURES);
  return readdirSync(folder).map((file) => ({
    file,
    text: readFileSync(new URL(file, folder), 'utf8'),
  }));
}

/** `3:10-14 duplicate-code`: line from 1, columns from 0. */
function written(
  text: string,
  { id, range }: { id: string; range: { start: number; end: number } },
) {
  const before = text.slice(0, range.start).split('\n');
  const start = before.at(-1)!.length;
  return `${before.length}:${start}-${start + range.end - range.start} ${id}`;
}

/** What the marker comments (`#   ^^^^ duplicate-code`, below the line that they speak of) expect. */
function marked(text: string): string[] {
  let target = 0;
  return text.split('\n').flatMap((line, index) => {
    const marker = /^\s*#\s*(\^+) ([a-z0-9-]+)$/.exec(line);
    if (!marker) target = index + 1;
    if (!marker) return [];
    const start = line.indexOf('^');
    return [`${target}:${start}-${start + marker[1]!.length} ${marker[2]}`];
  });
}

describe('catalogs', () => {
  it.each(fixtures('good'))('finds nothing wrong with $file', (source) => {
    expect(parseCatalog([source]).problems).toEqual([]);
  });

  it.each(fixtures('broken'))('finds all that is marked in $file, and no more', (source) => {
    const found = parseCatalog([source]).problems.map((problem) => written(source.text, problem));
    expect(marked(source.text)).not.toEqual([]);
    expect(found).toEqual(marked(source.text));
  });

  it('loses no entry of a broken catalog that has a code', () => {
    const source = fixtures('broken').find(({ file }) => file === 'identities.yaml')!;
    const { catalog } = parseCatalog([source]);
    expect(catalog.byCode('LOG1').map(({ name }) => name)).toEqual(['ONE', 'UNO']);
    expect(catalog.byName('ONE').map(({ code }) => code)).toEqual(['LOG1', 'LOG2', 'ONE']);
    expect(catalog.byName('THREE').map(({ code }) => code)).toEqual(['LOG3', 'LOG4']);
    expect(catalog.retiredByCode('LOG5')).toHaveLength(1);
    expect(catalog.byCode('LOG9')).toEqual([]);
  });

  it('keeps codes as they are written, and no key reaches a prototype', () => {
    const source = fixtures('good').find(({ file }) => file === 'schemes.yaml')!;
    const { catalog } = parseCatalog([source]);
    expect(catalog.constants.map(({ code, message }) => [code, message])).toEqual([
      ['CDK_I4509', 'Synthesis took a while'],
      ['1042', 'yes'],
      ['LOG622A', 'Left half'],
      ['LOG622B', 'Right half'],
      ['0123', 'no'],
      ['__proto__', 'Nothing to see'],
      ['constructor', 'Neither here'],
    ]);
    expect(catalog.byCode('toString')).toEqual([]);
    expect(catalog.byCode('__proto__')).toHaveLength(1);
  });

  it('follows anchors and merge keys', () => {
    const source = fixtures('good').find(({ file }) => file === 'anchors.yaml')!;
    const { catalog } = parseCatalog([source]);
    expect(
      catalog.constants.map(({ code, level, component }) => [code, level?.native, component]),
    ).toEqual([
      ['Q1', 'warn', 'queue'],
      ['Q2', 'error', 'queue'],
      ['Q3', 'info', 'queue'],
    ]);
  });
});
