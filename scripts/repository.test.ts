/** The repository keeps its own promises: about files, headers and packages, whatever they contain. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILES = trackedFiles();
const PACKAGES = FILES.filter((file) => /^packages\/[^/]+\/package\.json$/.test(file));

describe('each source file', () => {
  const sources = FILES.filter(
    (file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file) || /^scripts\/.*\.js$/.test(file),
  );

  it('opens by saying what lives in it', () => {
    const silent = sources.filter(
      (file) => !/^(?:#!.*\n)?(?:\/\/ @ts-check\n)?\/\*\*/.test(read(file)),
    );
    expect(silent).toEqual([]);
  });
});

describe('each tracked text', () => {
  it('names no folder of the machine it was written on', () => {
    const home = [/\/(?:home|Users)\/(?!\.\.\.)[a-z][\w.-]*\//, new RegExp(`${ROOT}`)];
    const found = FILES.filter((file) => home.some((pattern) => pattern.test(read(file))));
    expect(found).toEqual([]);
  });

  it('says where no package came from: the lockfile must work with any registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
    expect(FILES.filter((file) => /(?:^|\/)\.npmrc$/.test(file))).toEqual([]);
  });
});

describe('the lockfile', () => {
  interface Locked {
    readonly version: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Readonly<Record<string, Locked>>;
  };

  // npm writes only the binaries that a registry offers, and then `npm ci` refuses the file everywhere.
  it('knows the binary of every platform, so that `npm ci` works on each', () => {
    const locked = new Set(
      Object.entries(packages).map(
        ([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`,
      ),
    );
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(([name]) => name.includes('/binding-'))
      .map(([name, version]) => `${name}@${version}`)
      .filter((each) => !locked.has(each));
    expect(missing).toEqual([]);
  });
});

describe.each(PACKAGES)('%s', (file) => {
  const folder = file.slice(0, -'/package.json'.length);
  const manifest = JSON.parse(read(file)) as Record<string, unknown>;
  const root = JSON.parse(read('package.json')) as Record<string, unknown>;

  it('has a licence and a page of its own', () => {
    expect(read(`${folder}/LICENSE`)).toBe(read('LICENSE'));
    expect(read(`${folder}/README.md`)).toContain(`# ${String(manifest['name'])}`);
  });

  it('asks for the same versions of Node as the repository', () => {
    expect(manifest['engines']).toMatchObject(root['engines'] as object);
    expect(manifest['type']).toBe('module');
  });

  it('is referenced by the build', () => {
    expect(read('tsconfig.json')).toContain(`"${folder}"`);
  });
});

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
