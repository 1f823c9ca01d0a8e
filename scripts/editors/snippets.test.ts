/** What docs/editors.md tells people to put into their editors' settings, put there as it stands. `npm run test:editors` */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { party } from './party.ts';

const run = promisify(execFile);

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));
const PAGE = readFileSync(new URL('../../docs/editors.md', import.meta.url), 'utf8');

/** The snippets in a section, as they would run here: `npx` would look for a program that is installed. */
function snippets(section: string, language: string): readonly string[] {
  const [, text = ''] = PAGE.split(`\n## ${section}\n`);
  const [own = ''] = text.split('\n## ');
  const found = own.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'));
  return [...found].map(([, snippet]) => snippet!.replace(/'npx', 'loglex'/, COMMAND));
}

const COMMAND = `'${process.execPath}', '${PROGRAM}'`;

/** What a person sees of a file with a mistake, of the server's status and of a line of a log. */
const LOOK = `
vim.cmd('filetype on')
dofile('settings.lua')
vim.cmd('edit src/party.ts')
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local seen = { found = vim.diagnostic.get(0)[1].code }
vim.cmd('edit party.log')
local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 0, character = 3 } }
for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/hover', params, 20000)) do
  seen.hover = answer.result.contents.value
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, 'seen.json')
vim.cmd('qall!')
`;

it('Neovim', async () => {
  const nvim = process.env.LOGLEX_NVIM ?? 'nvim';
  const { stdout } = await run(nvim, ['--version']);
  const minor = Number(/v0\.(\d+)/.exec(stdout)?.[1] ?? 99);
  const [latest, before, ...others] = snippets('Neovim', 'lua');
  expect(others).toEqual([]);
  const root = party();
  writeFileSync(join(root, 'settings.lua'), minor >= 11 ? latest! : before!);
  writeFileSync(join(root, 'look.lua'), LOOK);
  writeFileSync(join(root, 'party.log'), 'SHOP101 Order 1 placed\n');
  const started = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile look.lua'];
  await run(nvim, started, {
    cwd: root,
    env: { ...process.env, HOME: root, XDG_CACHE_HOME: join(root, '.cache') },
    timeout: 50_000,
  });
  const seen = JSON.parse(readFileSync(join(root, 'seen.json'), 'utf8')) as object;
  expect(seen).toMatchObject({
    found: 'unknown-code',
    hover: expect.stringContaining('ORDER_PLACED') as string,
  });
});

it('Emacs', async () => {
  const [snippet = ''] = snippets('Emacs, with eglot', 'elisp');
  const file = join(party(), 'settings.el');
  writeFileSync(file, snippet);
  const asked = `(progn (package-initialize) (require 'eglot) (load "${file}" nil t) (princ (cdr (assoc 'python-mode eglot-server-programs (lambda (modes mode) (and (listp modes) (memq mode modes)))))))`;
  const { stdout } = await run(process.env.LOGLEX_EMACS ?? 'emacs', ['--batch', '--eval', asked]);
  expect(stdout).toBe('(npx loglex lsp --stdio)');
});

it('Sublime Text', () => {
  const [snippet = ''] = snippets('Sublime Text', 'json');
  expect(JSON.parse(snippet)).toMatchObject({
    clients: { loglex: { command: ['npx', 'loglex', 'lsp', '--stdio'] } },
  });
});
