/** The program as a language server in Neovim's own client, which `neovim.lua` uses as a person would. `npm run test:editors` */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));
const VISIT = fileURLToPath(new URL('neovim.lua', import.meta.url));

/** An emoji is two units of UTF-16, four of UTF-8 and one of UTF-32: whoever counts others than the editor points beside. */
const PARTY = {
  // In Python a member of `LOG` as well: a name that has to be imported is not mended in one place.
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog.yaml]
files: { include: ['src/**'] }
references: { typescript: 'LOG.{name}', python: 'LOG.{name}' }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
  - { call: log_constant, language: python, args: [logger, constant], keywords: { extra: fields } }
`,
  'log-catalog.yaml': `loglex: 1
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: 'Order {order_id} placed'
    description: The customer has confirmed.
`,
  'src/party.ts': `import { LOG, logConstant, logger } from './log.js';
/* 🎉 */ logConstant(logger, LOG.ORDER_PLACED, { order_id: 1 });
/* 🎉 */ logConstant(logger, LOG.ORDER_PLACD, { order_id: 2 });
`,
  'src/party.py': `from shop.log import log_constant, LOG
"🎉"; log_constant(logger, LOG.ORDER_PLACED, extra={"order_id": 1})
"🎉"; log_constant(logger, LOG.ORDER_PLACD, extra={"order_id": 2})
`,
};

interface Place {
  readonly file: string;
  /** From the place to the end of its line. */
  readonly text: string;
}

interface Diagnostic {
  readonly code: string;
  readonly severity: number;
  readonly text: string;
}

interface Visit {
  readonly diagnostics: readonly Diagnostic[];
  readonly hover: string;
  readonly definition: Place;
  readonly references: readonly Place[];
  readonly mended: {
    readonly offered: readonly string[];
    readonly left: readonly Diagnostic[];
    readonly lines: readonly string[];
  };
}

interface Seen {
  readonly problems: readonly unknown[];
  readonly messages: string;
  readonly exit: { readonly code: number; readonly signal: number };
  readonly typescript: Visit;
  readonly python: Visit;
}

const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-editors-')));
let seen: Seen;

afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  for (const each of ['.git', 'src']) mkdirSync(join(root, each));
  for (const [path, text] of Object.entries(PARTY)) writeFileSync(join(root, path), text);
  const file = join(root, 'seen.json');
  const nvim = process.env.LOGLEX_NVIM ?? 'nvim';
  await run(nvim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${VISIT}`], {
    cwd: root,
    // Nobody's own settings, plugins and logs.
    env: {
      ...process.env,
      HOME: root,
      XDG_CACHE_HOME: join(root, '.cache'),
      XDG_STATE_HOME: join(root, '.state'),
      LOGLEX_NODE: process.execPath,
      LOGLEX_PROGRAM: PROGRAM,
      LOGLEX_SEEN: file,
    },
    timeout: 100_000,
    killSignal: 'SIGKILL',
  });
  seen = JSON.parse(readFileSync(file, 'utf8')) as Seen;
  expect(seen.problems, seen.messages).toEqual([]);
});

describe.each([
  ['typescript', 'LOG.ORDER_PLACED, { order_id: 2 }'],
  ['python', 'LOG.ORDER_PLACED, extra={"order_id": 2}'],
] as const)('Neovim in %s', (language, mended) => {
  it('underlines a name that the catalog does not have', () => {
    expect(seen[language].diagnostics).toContainEqual({
      code: 'unknown-code',
      severity: 1,
      text: 'ORDER_PLACD',
    });
  });

  it('shows what a constant says', () => {
    expect(seen[language].hover).toContain('SHOP101');
    expect(seen[language].hover).toContain('The customer has confirmed.');
  });

  it('goes to the entry of the catalog', () => {
    const { file, text } = seen[language].definition;
    expect(file).toBe('log-catalog.yaml');
    expect(text).toBe('SHOP101');
  });

  it('finds the uses in every language', () => {
    const found = seen[language].references;
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['party.py', 'party.ts']));
    for (const { text } of found) expect(text).toMatch(/^LOG\.ORDER_PLACED, /);
  });

  it('mends the name, and the underline is gone', () => {
    const { offered, left, lines } = seen[language].mended;
    expect(offered.join('\n')).toContain('ORDER_PLACED');
    expect(lines[2]).toContain(`(logger, ${mended})`);
    expect(left.map(({ code }) => code)).not.toContain('unknown-code');
  });
});

it('Neovim leaves, and the server ends cleanly', () => {
  expect(seen.exit).toEqual({ code: 0, signal: 0 });
});
