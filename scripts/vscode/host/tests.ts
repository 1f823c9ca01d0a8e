/** The smallest of test runners, for inside the extension host: one after the other, and a file of what came of it. */
import { renameSync, writeFileSync } from 'node:fs';
import { workspace } from 'vscode';

declare const RESULTS_FILE: string;

const tests: { readonly name: string; readonly run: () => unknown }[] = [];

export function test(name: string, run: () => unknown): void {
  tests.push({ name, run });
}

/**
 * What VS Code calls. The results are `null` where the host began before the window had read its `.code-workspace` file:
 * such a host is told of no folder later, since one that runs tests is never started anew (VS Code's
 * `WorkspaceChangeExtHostRelauncher`).
 */
export async function run(): Promise<void> {
  if (workspace.workspaceFile && !workspace.workspaceFolders?.length) return write(null);
  const results: { name: string; error?: string }[] = [];
  for (const { name, run } of tests) {
    try {
      await limited(run());
      results.push({ name });
    } catch (error) {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ name, error: said });
    }
  }
  write(results);
}

/** At once: whoever waits for the file reads all of it. */
function write(results: unknown): void {
  writeFileSync(`${RESULTS_FILE}~`, JSON.stringify(results));
  renameSync(`${RESULTS_FILE}~`, RESULTS_FILE);
}

/** What `find` gives when it gives something. */
export async function until<Found>(
  what: string,
  find: () => Found | undefined | Promise<Found | undefined>,
): Promise<Found> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`There was no ${what} after ${WAIT_MS} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const WAIT_MS = 20_000;
const TEST_MS = 40_000;

function limited(running: unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${TEST_MS} ms.`)), TEST_MS);
  });
  return Promise.race([running, late]).finally(() => clearTimeout(timer));
}
