/** The examples on the packages' pages run as written and print what the page says; those of README.md can be read. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseCatalog } from '@loglex/catalog';
import { checks, readSettings } from '@loglex/engine';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it.each(['catalog', 'engine', 'project', 'runtime'])('the example of @loglex/%s', (name) => {
  const page = readFileSync(join(ROOT, 'packages', name, 'README.md'), 'utf8');
  const [, code, printed] = /^```js\n([^]*?)^```\n+```text\n([^]*?)^```/m.exec(page)!;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code!], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(output).toBe(printed);
});

it('the size of @loglex/runtime, to a fifth of a kilobyte', async () => {
  const page = readFileSync(join(ROOT, 'packages/runtime/README.md'), 'utf8');
  const [, stated] = /(\d+\.\d) kB minified and gzipped/.exec(page)!;
  const { outputFiles } = await build({
    stdin: { contents: "export { logConstant } from '@loglex/runtime'", resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    conditions: ['@loglex/source'],
  });
  const size = gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1000;
  expect(Math.abs(size - Number(stated)), `${size.toFixed(1)} kB`).toBeLessThan(0.2);
});

it('the catalog and the settings of README.md', () => {
  const page = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [catalog, settings] = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(
    ([, text]) => text!,
  );
  expect(parseCatalog([{ file: 'catalog.yaml', text: catalog! }])).toMatchObject({
    catalog: { constants: [{ code: 'SHOP202' }] },
    problems: [],
  });
  const read = readSettings([{ file: 'loglex.yaml', text: settings! }], checks);
  expect(read).toMatchObject({ settings: { sinks: [{ call: 'logConstant' }] }, problems: [] });
});
