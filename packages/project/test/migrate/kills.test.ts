/** Migrations that are killed at their operations on files, a few of what `npm run migrate-kills` does by the hundred. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../src/project.ts';
import { folder } from '../folder.ts';
import { contentsOf, migrationProject, moduleWith } from './migration-project.ts';

/** In the repository, so that the parser is found; of the sources, so that no build is. */
const RUN = fileURLToPath(
  new URL('../../../../node_modules/.cache/loglex/kills-test.mjs', import.meta.url),
);

beforeAll(() => {
  buildSync({
    entryPoints: [
      fileURLToPath(new URL('../../../../scripts/migrate-kills/run.js', import.meta.url)),
    ],
    outfile: RUN,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@loglex/source'],
    mainFields: ['module', 'main'],
    external: ['oxc-parser'],
    banner: {
      js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url);`,
    },
  });
});

/** Runs a command of `run.js` that dies at its operation `at` on files; what it says, if it comes to that. */
async function run(args: readonly string[], at: number) {
  const child = spawn(process.execPath, [RUN, ...args], {
    env: { ...process.env, LOGLEX_KILL_AT: String(at) },
  });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.write('go\n');
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  return signal === null
    ? (JSON.parse(out.trim().split('\n').at(-1)!) as { readonly operations: number })
    : undefined;
}

function open(cwd: string) {
  return openProject({ cwd, cache: false, threads: 1 });
}

const FILES = Object.fromEntries(
  Array.from({ length: 6 }, (_, at) => [
    `src/orders/module-${at}.ts`,
    moduleWith(
      `logger.info('Step ${'abcdef'[at]!} is taken');`,
      `logger.warn('Odd ${'uvwxyz'[at]!}');`,
    ),
  ]),
);

const KILLS = 12;

describe('an apply that is killed', () => {
  it(
    'leaves whole files and a state that resume finishes, or undo takes back',
    { timeout: 240_000 },
    async () => {
      const template = migrationProject(FILES);
      const before = contentsOf(template);
      const planned = await (await open(template)).planMigration();
      if ('refused' in planned) throw new Error(planned.refused);
      const scratch = folder({});
      const plan = join(scratch, 'plan.json');
      writeFileSync(plan, JSON.stringify(planned.plan));
      const root = join(scratch, 'project');
      const renew = () => {
        rmSync(root, { recursive: true, force: true });
        cpSync(template, root, { recursive: true, verbatimSymlinks: true });
      };
      renew();
      const whole = await run(['apply', root, plan], Infinity);
      const after = contentsOf(root);
      expect(after).not.toEqual(before);

      const seen = new Set<string>();
      for (let turn = 1; turn <= KILLS; turn++) {
        renew();
        const at = Math.ceil((whole!.operations * turn) / KILLS);
        expect(await run(['apply', root, plan], at)).toBeUndefined();
        const left = Object.entries(contentsOf(root)).filter(
          ([file]) => !/\.loglex-\d+\.tmp$/.test(file),
        );
        for (const [file, text] of left) expect([before[file], after[file]]).toContain(text);
        const project = await open(root);
        const ended = turn % 3 === 0 ? await project.undo() : await project.resume();
        const now = contentsOf(root);
        if ('refused' in ended) expect([before, after]).toContainEqual(now);
        else expect(now).toEqual(turn % 3 === 0 ? before : after);
        seen.add('refused' in ended ? 'not begun, or finished' : turn % 3 ? 'resumed' : 'undone');
      }
      expect([...seen].sort()).toEqual(['not begun, or finished', 'resumed', 'undone']);
    },
  );
});

describe('two runs at once', () => {
  it('give out no code twice and lose no call', { timeout: 120_000 }, async () => {
    const root = migrationProject(FILES);
    const halves = ['src/orders/module-[0-2].ts', 'src/orders/module-[3-5].ts'];
    await Promise.all(halves.map((half) => run(['migrate', root, half], Infinity)));
    const { catalog, catalogProblems } = await open(root);
    expect(catalogProblems).toEqual([]);
    const codes = catalog.constants.map(({ code }) => code);
    expect(codes).toHaveLength(13);
    expect(new Set(codes).size).toBe(13);
    const left = await (await open(root)).planMigration();
    expect(left).toMatchObject({ plan: { files: [] } });
    const { findings } = await (await open(root)).check();
    expect(findings.filter(({ check }) => check === 'unknown-code')).toEqual([]);
  });
});
