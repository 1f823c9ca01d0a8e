/** The program as a language server in Neovim's own client, which `neovim.lua` uses as a person would. `npm run test:editors` */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { party } from './party.ts';

const run = promisify(execFile);

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));
const VISIT = fileURLToPath(new URL('neovim.lua', import.meta.url));

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
  readonly log: Readonly<Record<'definition' | 'from_trace', Place>> & { readonly hover: string };
  readonly extracted: Readonly<Record<'offered' | 'code' | 'catalog' | 'generated', string[]>> & {
    readonly left: readonly Diagnostic[];
  };
  readonly completed: { readonly label: string; readonly lines: readonly string[] };
  readonly renamed: Readonly<Record<'typescript' | 'python' | 'catalog' | 'generated', string[]>>;
  readonly declared: { readonly saved: readonly string[] };
}

let seen: Seen;

beforeAll(async () => {
  const root = party();
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

describe('Neovim', () => {
  it('goes from a line of a log without a code, and from its trace, to the call that wrote it', () => {
    const { hover, definition, from_trace } = seen.log;
    expect(hover).toContain('Party is over');
    expect(hover).toContain('src/raw.ts:3');
    const call = { file: 'raw.ts', text: "logger.info('Party is over');" };
    expect([definition, from_trace]).toEqual([call, call]);
  });

  it('gives a raw call a constant, in the catalog and the generated module too', () => {
    const { offered, left, code, catalog, generated } = seen.extracted;
    expect(offered.join('\n')).toContain('Extract to the catalog as SHOP102 PARTY_OVER');
    expect(left).toEqual([]);
    expect(code).toEqual([
      "import pino from 'pino';",
      "import { logConstant } from './log.js';",
      "import { LOG } from './log-codes.js';",
      'const logger = pino();',
      '/* 🎉 */ logConstant(logger, LOG.PARTY_OVER);',
    ]);
    expect(catalog.join('\n')).toMatch(/code: SHOP102\n +name: PARTY_OVER\n/);
    expect(generated.join('\n')).toContain('PARTY_OVER');
  });

  it('completes a constant with its import, by words of a message that is not saved', () => {
    expect(seen.completed).toEqual({
      label: 'PARTY_OVER',
      lines: [
        "import pino from 'pino';",
        "import { LOG } from './log-codes.js';",
        "pino().warn('Late');",
        '/* 🎉 */ logConstant(pino(), LOG.PARTY_OVER',
      ],
    });
  });

  it('renames a constant in the catalog, in both languages and in the generated module', () => {
    const { typescript, python, catalog, generated } = seen.renamed;
    expect(typescript.slice(1, 3)).toEqual([
      '/* 🎉 */ logConstant(logger, LOG.ORDER_MADE, { order_id: 1 });',
      '/* 🎉 */ logConstant(logger, LOG.ORDER_MADE, { order_id: 2 });',
    ]);
    expect(python.slice(1, 3)).toEqual([
      '"🎉"; log_constant(logger, LOG.ORDER_MADE, extra={"order_id": 1})',
      '"🎉"; log_constant(logger, LOG.ORDER_MADE, extra={"order_id": 2})',
    ]);
    expect(catalog.join('\n')).toContain('name: ORDER_MADE\n    aliases: [ORDER_PLACED]\n');
    expect(generated.join('\n')).toContain('ORDER_MADE');
  });

  it('knows what is typed into the catalog at once', () => {
    expect(seen.declared.saved.join('\n')).not.toContain('LATE_GUEST');
  });
});

it('Neovim leaves, and the server ends cleanly', () => {
  expect(seen.exit).toEqual({ code: 0, signal: 0 });
});
