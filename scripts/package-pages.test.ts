/** The examples on the packages' pages run as written, and print what the page says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it.each(['catalog', 'engine', 'project'])('the example of @loglex/%s', (name) => {
  const page = readFileSync(join(ROOT, 'packages', name, 'README.md'), 'utf8');
  const [, code, printed] = /^```js\n([^]*?)^```\n+```text\n([^]*?)^```/m.exec(page)!;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code!], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(output).toBe(printed);
});
