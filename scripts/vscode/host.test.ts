/** The extension inside a real extension host, by VS Code's API. `npm run test:vscode` */
import { describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { type HostResult, runInHost } from './in-host.ts';
import { serveExtensionHost } from './serve.ts';
import { shop } from './shop.ts';
import { hostileFolder, noProject, stall, stalls, twoRoots } from './workspaces.ts';

const results = await runAll();

/** Each file of tests in a window of its own, before vitest asks which tests there are. */
async function runAll(): Promise<ReadonlyMap<string, readonly HostResult[]>> {
  const served = await serveExtensionHost();
  const browser = await launch();
  try {
    return new Map([
      ['the shop', await runInHost(browser, served, 'shop.ts', shop())],
      ['a hostile folder', await runInHost(browser, served, 'hostile.ts', hostileFolder())],
      ['two roots', await runInHost(browser, served, 'two-roots.ts', twoRoots())],
      [
        'a part of a project',
        await runInHost(browser, served, 'part.ts', `${shop()}/src/checkout`),
      ],
      ['no project', await runInHost(browser, served, 'no-project.ts', noProject())],
      ['a migration', await runInHost(browser, served, 'migration.ts', stall())],
      [
        'a migration of two roots',
        await runInHost(browser, served, 'migration-roots.ts', stalls()),
      ],
      ['the log viewer', await runInHost(browser, served, 'log-viewer.ts', shop())],
    ]);
  } finally {
    await browser.close();
    await served.stop();
  }
}

describe.each([...results])('in the extension host, %s', (_, tests) => {
  it.each(tests)('$name', ({ error }) => {
    expect(error).toBeUndefined();
  });
});
