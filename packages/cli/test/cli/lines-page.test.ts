/** docs/lines.md is what happens: from top to bottom its files are written, and its commands run by a shell. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BINARY, quietEnvironment } from '../support/loglex.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/lines.md', import.meta.url));

test('docs/lines.md', { timeout: 120_000 }, () => {
  const root = tempProject();
  let isCommitted = false;
  const blocks = readFileSync(PAGE, 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm);
  for (const [, language, block = ''] of blocks) {
    const [, name, text] = /^(?:#|\/\/) (\S+)\n([^]*)$/.exec(block) ?? [];
    if (language === 'console') {
      if (!isCommitted) {
        commitAll(root);
        git(root, 'tag', 'v1');
        isCommitted = true;
      }
      expect(told(root, block)).toBe(block);
    } else if (name !== undefined) write(root, { [name]: text! });
  }
  expect(isCommitted).toBe(true);
});

/** The commands of a block, each with all that it printed. */
function told(root: string, block: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands
    .map((command) => {
      const script = `npx() { shift; "${process.execPath}" "${BINARY}" "$@"; }\n${command.slice(2)}`;
      const { stdout } = spawnSync('bash', ['-c', `{ ${script}\n} 2>&1`], {
        cwd: root,
        env: quietEnvironment(),
        encoding: 'utf8',
      });
      return `${command}\n${stdout}`;
    })
    .join('');
}
