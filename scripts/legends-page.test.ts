/** What docs/legends.md shows is so: its catalogs and settings are sound, and its tags are right or wrong as it says. */
import { readFileSync } from 'node:fs';
import { parseCatalog, parseTag } from '@loglex/catalog';
import { checks, readSettings } from '@loglex/engine';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../docs/legends.md', import.meta.url), 'utf8');
const blocks = Array.from(page.matchAll(/^( *)```yaml( settings)?\n([^]*?)^ *```$/gm), (match) => ({
  isSettings: match[2] !== undefined,
  text: match[3]!.replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
}));

it('shows sound catalogs and settings', () => {
  expect(blocks).toHaveLength(8);
  for (const { isSettings, text } of blocks) {
    const { problems } = isSettings
      ? readSettings([{ file: 'loglex.yaml', text }], checks)
      : parseCatalog([{ file: 'catalog.yaml', text }]);
    expect(problems).toEqual([]);
  }
});

it('says of each tag what its legend says', () => {
  const { catalog } = parseCatalog(
    blocks.slice(0, 2).map(({ text }, index) => ({ file: `${index}.yaml`, text })),
  );
  const legend = catalog.legends.get('provenance')!;
  const rows = [...page.matchAll(/^\| `(\(.*\))` +\| (right|wrong)(, and may be left out)?/gm)];
  expect(rows).toHaveLength(7);
  for (const [, tag = '', verdict, omittable] of rows) {
    const parsed = parseTag(legend, tag);
    const told = [parsed.problems.length === 0 ? 'right' : 'wrong', parsed.omittable];
    expect([tag, ...told]).toEqual([tag, verdict, omittable !== undefined]);
  }
});
