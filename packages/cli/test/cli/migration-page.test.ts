/** docs/migration.md is what happens: its files are written, its commands run, its results compared. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { projectWithRuntime } from '../support/migration.ts';
import { atTerminal } from '../support/terminal.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/migration.md', import.meta.url));

/** Fenced blocks in their order, by language. */
function blocks(language: string): string[] {
  const fences = readFileSync(PAGE, 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm);
  return [...fences].flatMap(([, found, text = '']) => (found === language ? [text] : []));
}

/** A block that begins with the name of its file in a comment. */
function fileIn(block: string): readonly [name: string, text: string] {
  const [comment = '', ...lines] = block.split('\n');
  return [comment.replace(/^(?:\/\/|#) /, ''), lines.join('\n')];
}

test('docs/migration.md', () => {
  const [source = '', migrated = ''] = blocks('ts');
  const files = Object.fromEntries([source, ...blocks('yaml')].map(fileIn));
  const root = projectWithRuntime(files);
  expect(loglex(root, ['generate']).code).toBe(0);
  const answers: Record<string, string> = {};
  const told = blocks('console').map((block) => {
    const [line = ''] = block.split('\n');
    const { stdout, stderr } = loglex(root, line.split(' ').slice(3));
    answers[line] = readFileSync(join(root, 'src/orders/place.ts'), 'utf8');
    if (line.endsWith('plan')) {
      const [shown = ''] = blocks('text');
      const { text } = atTerminal(root, ['migrate', 'review'], [{ see: '1 of 1', type: 'q' }]);
      expect(text).toContain(shown);
    }
    return `${line}\n${stderr}${stdout}`;
  });
  expect(told).toEqual(blocks('console'));
  expect(answers['$ npx loglex migrate apply']).toBe(fileIn(migrated)[1]);
  expect(answers['$ npx loglex migrate undo']).toBe(fileIn(source)[1]);
});
