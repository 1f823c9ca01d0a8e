/**
 * What docs/ci.md and action.yml tell people to run, run: each shell line of the page, the step of the
 * action, the hooks through git itself.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BINARY, type Outcome } from '../support/loglex.ts';
import { BROKEN, CLEAN, shop } from '../support/shop.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');

/** A project with the program among its dependencies, as `npm ci` leaves it. */
function installed(files: Record<string, string>): string {
  const root = tempProject(
    shop({ 'node_modules/.bin/.keep': '', '.gitignore': 'node_modules\n*.json\n', ...files }),
  );
  symlinkSync(BINARY, join(root, 'node_modules/.bin/loglex'));
  commitAll(root);
  return root;
}

function sh(root: string, script: string, env: Record<string, string> = {}): Outcome {
  // As GitHub runs `shell: bash`.
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { code: status, stdout, stderr };
}

/** The commands of the page that run this program, each once. */
function commands(): string[] {
  const found = PAGE.matchAll(/(?:- run: |- script: |- |^|exec )(npx (?:--no )?loglex [^\n"]+)/gm);
  return [...new Set([...found].map(([, command]) => command!))];
}

test('the page names commands', () => {
  expect(commands().length).toBeGreaterThanOrEqual(6);
});

test.each(commands())(
  '%s: fails where there are findings, passes where there are none',
  (command) => {
    const root = installed({ 'src/a.ts': CLEAN, 'src/b.ts': CLEAN });
    const prepared = command.includes('--baseline') && !command.includes('--baseline-init');
    if (prepared) expect(sh(root, 'npx loglex check --baseline-init')).toMatchObject({ code: 0 });
    expect(sh(root, command)).toMatchObject({ code: 0 });
    if (command.includes('--baseline-init')) return;
    write(root, { 'src/b.ts': BROKEN });
    expect(sh(root, command)).toMatchObject({ code: 1 });
    const file = /--output-file (\S+)/.exec(command)?.[1];
    if (file) expect(readFileSync(join(root, file), 'utf8')).toContain('wrong-severity');
  },
);

describe('the action', () => {
  const { inputs, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default: string }>;
    runs: { steps: { run: string; env: Record<string, string> }[] };
  };
  const [step] = runs.steps;

  /** Runs the step with these inputs, as the runner fills them in. */
  function act(root: string, given: Record<string, string> = {}): Outcome {
    const env = Object.entries(step!.env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)![1]!;
      return [name, given[input] ?? inputs[input]!.default];
    });
    return sh(root, step!.run, Object.fromEntries(env));
  }

  test('holds no expression in its script', () => {
    expect(runs.steps.map(({ run }) => run).join('')).not.toContain('${{');
  });

  test('passes a clean project, annotates one with findings and fails', () => {
    const root = installed({ 'src/a.ts': CLEAN });
    expect(act(root)).toMatchObject({ code: 0, stdout: '' });
    write(root, { 'src/b.ts': BROKEN });
    const { code, stdout } = act(root);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=src\/b\.ts,line=7,/);
  });

  test('takes paths, arguments and a ref', () => {
    const root = installed({ 'src/a.ts': CLEAN, 'src/b c.ts': BROKEN, 'src/d.ts': BROKEN });
    const named = act(root, { paths: 'src/a.ts\nsrc/b c.ts\n' });
    expect(new Set(named.stdout.match(/file=[^,]+/g))).toEqual(new Set(['file=src/b c.ts']));
    expect(act(root, { 'changed-since': 'HEAD' })).toMatchObject({ code: 0, stdout: '' });
    expect(act(root, { args: '--quiet\n--max-warnings=0' })).toMatchObject({ code: 1 });
  });

  test('writes SARIF as well, whatever is found', () => {
    const root = installed({ 'src/b.ts': BROKEN });
    expect(act(root, { 'sarif-file': 'out/loglex.sarif' })).toMatchObject({ code: 1 });
    const log = JSON.parse(readFileSync(join(root, 'out/loglex.sarif'), 'utf8'));
    expect(log.runs[0].results).toHaveLength(2);
  });

  test('an input cannot become a command', () => {
    const root = installed({ 'src/a.ts': CLEAN });
    const evil = '$(touch pwned); `touch pwned`; "; touch pwned';
    act(root, { paths: evil, args: evil, 'changed-since': evil });
    expect(git(root, 'status', '--short', '--ignored')).not.toContain('pwned');
  });
});

describe('hooks', () => {
  const commit = (root: string) =>
    spawnSync(
      'git',
      ['-c', 'user.name=T', '-c', 'user.email=t@example.test', 'commit', '-qm', 'x'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );

  test('the git hook of the page refuses a commit with findings and lets a clean one in', () => {
    const hook = /```sh\n(#!\/bin\/sh\n[\s\S]+?)```/.exec(PAGE)![1]!;
    const root = installed({ 'src/a.ts': CLEAN, 'src/old.ts': BROKEN });
    write(root, { '.git/hooks/pre-commit': hook });
    chmodSync(join(root, '.git/hooks/pre-commit'), 0o755);

    write(root, { 'src/new.ts': BROKEN });
    git(root, 'add', 'src/new.ts');
    const refused = commit(root);
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('src/new.ts');
    expect(refused.stdout + refused.stderr).not.toContain('src/old.ts');

    write(root, { 'src/new.ts': CLEAN });
    git(root, 'add', 'src/new.ts');
    expect(commit(root)).toMatchObject({ status: 0 });
  });

  test('the hook of pre-commit runs on the files it is given', () => {
    const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      entry: string;
      files: string;
    }[];
    const root = installed({ 'src/a.ts': CLEAN, 'src/b.ts': BROKEN });
    const given = ['src/a.ts', 'src/b.ts', 'README.md'].filter((file) =>
      new RegExp(hook!.files).test(file),
    );
    expect(given).toEqual(['src/a.ts', 'src/b.ts']);
    expect(sh(root, `${hook!.entry} src/a.ts`)).toMatchObject({ code: 0 });
    expect(sh(root, `${hook!.entry} ${given.join(' ')}`)).toMatchObject({ code: 1 });
  });
});
