// @ts-check
/**
 * Writes the parts of README.md and docs/audit.md that come from the program itself: what it prints about the
 * shop, the tables of checks and of advice. Needs a build. `--check` writes nothing and fails where a page says
 * something else.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADVICE, checks } from '@loglex/engine';
import prettier from 'prettier';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PAGES = ['README.md', 'docs/audit.md'];
const PROGRAM = join(ROOT, 'packages/cli/dist/loglex.js');
/** Makes the program think that it writes to a terminal of this width. */
const AS_TERMINAL = 'data:text/javascript,Object.assign(process.stdout,{isTTY:true,columns:96})';

/** @type {ReadonlyMap<string, () => string>} */
const TABLES = new Map([
  ['checks', () => checkTable(({ kind }) => kind !== 'catalog' && kind !== 'line')],
  ['checks of logs', () => checkTable(({ kind }) => kind === 'line')],
  ['advice', adviceTable],
]);

for (const page of PAGES) {
  const path = join(ROOT, page);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    /(<!-- generated: (.*) -->\n)[^]*?(<!-- end -->)/g,
    (_, start, what, end) => `${start}\n${TABLES.get(what)?.() ?? capture(what)}\n\n${end}`,
  );
  const options = { ...(await prettier.resolveConfig(path)), parser: 'markdown' };
  const text = await prettier.format(after, options);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (text !== before) {
    console.error(`${page} is not up to date: run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}

/** @param {(check: import('@loglex/engine').Check) => boolean} isWanted */
function checkTable(isWanted) {
  const rows = checks
    .filter(isWanted)
    .map(
      ({ id, description, defaultSeverity, fixable = '' }) =>
        `| [${id}](docs/checks/${id}.md) | ${description} | ${defaultSeverity} | ${fixable} |`,
    );
  return ['| Check | | Severity | Fix |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function adviceTable() {
  const rows = ADVICE.map(({ action, title, why }) => `| ${action} | ${title} | ${why} |`);
  return ['| | What | Why |', '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {string} command run in the shop, as a reader would */
function capture(command) {
  const [program, ...args] = command.split(' ');
  if (program !== 'loglex') throw new Error(`A page asks for the output of ${command}`);
  const { stdout } = spawnSync(process.execPath, ['--import', AS_TERMINAL, PROGRAM, ...args], {
    cwd: join(ROOT, 'test-fixtures/projects/shop'),
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return `\`\`\`\`console\n$ npx ${command}\n${stdout.trim()}\n\`\`\`\``;
}
