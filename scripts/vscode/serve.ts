/** Starts VS Code where a browser can open it, in folders that are gone afterwards. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { thisTarget } from '../bundle/parser-binary.js';
import { editor } from './editor.js';

export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  /** `127.0.0.1` and its port. */
  readonly authority: string;
  /** What it wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

/** VS Code's own server: it opens an extension from its folder, and runs tests inside the extension host. */
export async function serveExtensionHost(): Promise<Served> {
  const { node, server } = editor();
  const { home, env, port } = await fresh();
  const args = [
    ...[server, '--accept-server-license-terms', '--without-connection-token'],
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--server-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')],
    ...['--telemetry-level', 'off', '--enable-smoke-test-driver'],
  ];
  return served(spawn(node, args, { env, stdio: 'pipe' }), port, home);
}

export interface CodeServerOptions {
  /** Whether folders are not trusted until somebody says so, and nobody is asked. */
  readonly workspaceTrust?: boolean;
}

/** What stands between a person and the editor, or changes by itself, is off. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  // In a browser it would be on, and nothing could be reverted.
  'files.autoSave': 'off',
  'typescript.validate.enable': false,
  'security.workspace.trust.startupPrompt': 'never',
};

const EXTENSION = fileURLToPath(new URL('../../packages/vscode-extension', import.meta.url));

/** code-server, as somebody would use it who installed the extension from its `.vsix`. */
export async function serveCodeServer({
  workspaceTrust = false,
}: CodeServerOptions = {}): Promise<Served> {
  const packed = readdirSync(EXTENSION).find((file) => file.endsWith(`-${thisTarget()}.vsix`));
  if (packed === undefined) throw new Error('There is no .vsix: npm run package makes one.');
  const { node, codeServer } = editor();
  const { home, env, port } = await fresh();
  const folders = [
    ...['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')],
  ];
  mkdirSync(join(home, 'data/User'), { recursive: true });
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify(SETTINGS));
  await promisify(execFile)(
    node,
    [codeServer, ...folders, '--install-extension', join(EXTENSION, packed), '--force'],
    {
      env,
    },
  );
  const args = [
    ...[codeServer, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
  return served(spawn(node, args, { env, stdio: 'pipe' }), port, home);
}

/** Nobody's own settings, extensions and caches. */
async function fresh() {
  const home = mkdtempSync(join(tmpdir(), 'loglex-vscode-'));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
    LANG: 'en_US.UTF-8',
  };
  return { home, env, port: await freePort() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function served(child: ChildProcess, port: number, home: string): Promise<Served> {
  let output = '';
  const take = (piece: Buffer) => {
    output += piece.toString();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const authority = `127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  while (!(await answers(`http://${authority}/`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`VS Code did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url: `http://${authority}`,
    authority,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill();
        const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
        await ended;
        clearTimeout(late);
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const START_MS = 60_000;

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { redirect: 'manual' })).status < 500;
  } catch {
    return false;
  }
}
