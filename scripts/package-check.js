// @ts-check
/**
 * Checks the packages as a stranger receives them: packs each, looks into the tarballs, and installs them all
 * into an empty folder, where each must load and the program must answer.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PROBLEMS = /** @type {string[]} */ ([]);

const packages = readdirSync(join(ROOT, 'packages'))
  .map((folder) => ({
    folder: join(ROOT, 'packages', folder),
    manifest: JSON.parse(readFileSync(join(ROOT, 'packages', folder, 'package.json'), 'utf8')),
  }))
  .filter(({ manifest }) => manifest.private !== true);
const scratch = mkdtempSync(join(tmpdir(), 'loglex-packages-'));
try {
  checkVersions();
  const tarballs = packages.map(({ folder, manifest }) => {
    const tarball = pack(folder);
    checkContents(manifest.name, tarball);
    tool(manifest.name, 'publint', ['run', tarball, '--strict']);
    // The program is no library: it has no entry point that could have types.
    if (manifest.exports['.']) tool(manifest.name, 'attw', [tarball, '--profile', 'esm-only']);
    return tarball;
  });
  checkInstalled(tarballs);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const problem of PROBLEMS) console.error(problem);
console.log(`${packages.length} packages checked, ${PROBLEMS.length} problems`);
process.exitCode = PROBLEMS.length === 0 ? 0 : 1;

/** Packages that travel together name each other's exact version. */
function checkVersions() {
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]));
  for (const { manifest } of packages) {
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
      for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
        if (versions.has(name) && versions.get(name) !== range) {
          PROBLEMS.push(
            `${manifest.name}: ${kind} ask for ${name}@${range}, not ${versions.get(name)}`,
          );
        }
      }
    }
  }
}

/**
 * @param {string} folder
 * @returns {string} the tarball's path
 */
function pack(folder) {
  const answer = run('npm', ['pack', '--json', '--pack-destination', scratch], folder);
  return join(scratch, JSON.parse(answer)[0].filename);
}

/**
 * A reader needs the README and the licence; nobody needs tests, build info or paths of our machines.
 * @param {string} name
 * @param {string} tarball
 */
function checkContents(name, tarball) {
  const files = run('tar', ['-tzf', tarball]).trim().split('\n');
  for (const wanted of ['package/README.md', 'package/LICENSE']) {
    if (!files.includes(wanted)) PROBLEMS.push(`${name}: the tarball lacks ${wanted}`);
  }
  for (const file of files) {
    if (/\.tsbuildinfo$|\/test\/|\.test\./.test(file)) PROBLEMS.push(`${name}: ships ${file}`);
    // The bundle's own list of what it holds of others.
    if (file === 'package/dist/THIRD-PARTY-LICENSES.txt') continue;
    const source = file.replace('/dist/', '/src/').replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, '.ts');
    if (files.includes('package/src/index.ts') && file !== source && !files.includes(source)) {
      PROBLEMS.push(
        `${name}: ships ${file}, which no source makes any more: remove dist, build again`,
      );
    }
  }
  const text = run('tar', ['-xzOf', tarball]);
  for (const path of [`${ROOT}/`, `${homedir()}/`]) {
    if (text.includes(path))
      PROBLEMS.push(`${name}: the tarball names a folder of this machine, ${path}`);
  }
}

/** @param {readonly string[]} tarballs */
function checkInstalled(tarballs) {
  const project = join(scratch, 'stranger');
  run('mkdir', [project]);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], project);
  for (const { manifest } of packages) {
    const code = manifest.exports['.']
      ? `const names = Object.keys(await import('${manifest.name}')); if (!names.length) throw new Error('exports nothing')`
      : `const { execFileSync } = await import('node:child_process'); execFileSync('npx', ['--no', '${manifest.name}', '--', '--version'])`;
    attempt(`${manifest.name}: once installed`, () =>
      run(process.execPath, ['--input-type=module', '--eval', code], project),
    );
  }
}

/**
 * @param {string} name of the package
 * @param {string} program
 * @param {readonly string[]} args
 */
function tool(name, program, args) {
  attempt(`${name}: ${program}`, () => run('npx', ['--no', '--', program, ...args], ROOT));
}

/**
 * @param {string} what
 * @param {() => void} act
 */
function attempt(what, act) {
  try {
    act();
  } catch (failure) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (
      failure
    );
    PROBLEMS.push(`${what}\n${stdout}${stderr}`);
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
function run(program, args, cwd = scratch) {
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
