// @ts-check
/**
 * Writes the tables of options in docs/cli.md from the commands' own definitions, between the comments
 * `<!-- options: name -->` and `<!-- end -->`. With `--check` it says whether they are stale.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PAGE = join(ROOT, 'docs/cli.md');

const before = await readFile(PAGE, 'utf8');
const commands = await loadCommands();
const filled = before.replace(
  /(<!-- options: ([\w ]+) -->\n)[\s\S]*?(<!-- end -->)/g,
  (_, open, name, close) => `${open}\n${table(commands.get(name) ?? unknown(name))}\n\n${close}`,
);
const after = await format(filled, { ...(await resolveConfig(PAGE)), filepath: PAGE });

if (!process.argv.includes('--check')) await writeFile(PAGE, after);
else if (after !== before) {
  console.error('docs/cli.md is stale: node scripts/generate-cli-docs.js');
  process.exitCode = 1;
}

/**
 * What this script reads of commander's commands and options.
 * @typedef {{ flags: string, description: string, argChoices?: string[], defaultValue?: unknown, negate: boolean, hidden: boolean }} Option
 * @typedef {{ required: boolean, variadic: boolean, description: string, name(): string }} Argument
 * @typedef {{ commands: Command[], options: Option[], registeredArguments: Argument[], name(): string }} Command
 */

/**
 * The commands by name (`catalog check`).
 * @returns {Promise<Map<string, Command>>}
 */
async function loadCommands() {
  const folder = await mkdtemp(join(tmpdir(), 'loglex-cli-docs-'));
  try {
    const outfile = join(folder, 'program.mjs');
    await build({
      absWorkingDir: ROOT,
      stdin: {
        contents: `export { Command } from 'commander'; export { COMMANDS } from './commands/commands.ts';`,
        resolveDir: join(ROOT, 'packages/cli/src'),
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['@loglex/source'],
      mainFields: ['module', 'main'],
      external: ['oxc-parser'],
      banner: {
        js: "import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);",
      },
      logLevel: 'warning',
    });
    const { Command, COMMANDS } = await import(pathToFileURL(outfile).href);
    const program = new Command('loglex');
    for (const load of COMMANDS.values()) (await load()).register(program);
    return byName(program, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Command} command
 * @param {string} prefix
 * @returns {Map<string, Command>}
 */
function byName(command, prefix) {
  const found = new Map();
  for (const each of command.commands) {
    const name = `${prefix}${each.name()}`;
    found.set(name, each);
    for (const [inner, one] of byName(each, `${name} `)) found.set(inner, one);
  }
  return found;
}

/** @param {Command} command */
function table(command) {
  const rows = [
    ...command.registeredArguments.map((each) => [
      each.required ? `<${each.name()}>` : `[${each.name()}${each.variadic ? '…' : ''}]`,
      each.description,
    ]),
    ...command.options.filter(({ hidden }) => !hidden).map((each) => [each.flags, describe(each)]),
  ];
  return [
    '| | |',
    '| --- | --- |',
    ...rows.map(([name = '', about = '']) => `| \`${cell(name)}\` | ${cell(about)} |`),
  ].join('\n');
}

/** @param {Option} option */
function describe({ description, argChoices, defaultValue, negate }) {
  const choices = argChoices ? `: ${argChoices.map((choice) => `\`${choice}\``).join(', ')}` : '';
  const preset =
    defaultValue === undefined || negate || typeof defaultValue === 'boolean'
      ? ''
      : ` (default: \`${String(defaultValue)}\`)`;
  return `${description}${choices}${preset}`;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

/**
 * @param {string} name
 * @returns {never}
 */
function unknown(name) {
  throw new Error(`docs/cli.md asks for the options of "${name}", which is no command`);
}
