/** Runs tests inside an extension host, where they have the API of VS Code, and brings back what they found. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { openWindow } from './browser.ts';
import type { Served } from './serve.ts';

export interface HostResult {
  readonly name: string;
  /** What was thrown; absent where it passed. */
  readonly error?: string;
}

const EXTENSION = fileURLToPath(new URL('../../packages/vscode-extension', import.meta.url));

/**
 * `tests`: a file of `host`. `folder`: the folder, or `.code-workspace` file, that is opened. Throws where the tests do
 * not come to an end.
 */
export async function runInHost(
  browser: Browser,
  served: Served,
  tests: string,
  folder: string,
): Promise<readonly HostResult[]> {
  const made = mkdtempSync(join(tmpdir(), 'loglex-host-tests-'));
  const results = join(made, 'results.json');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL(`host/${tests}`, import.meta.url))],
      outfile: join(made, 'index.cjs'),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      external: ['vscode'],
      define: { RESULTS_FILE: JSON.stringify(results) },
      logLevel: 'warning',
    });
    const remote = `vscode-remote://${served.authority}`;
    const page = await openWindow(browser, served.url, {
      [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder,
      payload: JSON.stringify([
        ['extensionDevelopmentPath', `${remote}${EXTENSION}`],
        ['extensionTestsPath', `${remote}${join(made, 'index.cjs')}`],
      ]),
    });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const deadline = Date.now() + RUN_MS;
    for (;;) {
      if (Date.now() > deadline) {
        throw new Error(`The tests of ${tests} did not end:\n${said.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      if (!existsSync(results)) continue;
      const found = JSON.parse(readFileSync(results, 'utf8')) as readonly HostResult[] | null;
      if (found !== null) {
        await page.context().close();
        return found;
      }
      // The host was quicker than its window.
      rmSync(results);
      await page.reload();
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

const RUN_MS = 180_000;
