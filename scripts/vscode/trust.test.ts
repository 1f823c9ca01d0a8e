/** A workspace that names a program as its language server: run where the workspace is trusted, and nowhere else. `npm run test:vscode` */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openFile, openWindow, picture } from './browser.ts';
import { serveCodeServer } from './serve.ts';
import { shop } from './shop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

/** The shop, with a server of its own that says that it was run. */
function trap() {
  const root = shop({
    '.vscode/settings.json': JSON.stringify({ 'loglex.server.path': 'server.cjs' }),
    'server.cjs': "require('node:fs').writeFileSync(__dirname + '/was-run', '');\n",
  });
  return { root, wasRun: () => existsSync(join(root, 'was-run')) };
}

it('the program is not run where the workspace is not trusted, and ours is', async () => {
  const { root, wasRun } = trap();
  const served = await serveCodeServer({ workspaceTrust: true });
  try {
    const page = await openWindow(browser, served.url, { folder: root });
    await page.locator('.part.statusbar', { hasText: 'Restricted Mode' }).waitFor();
    await openFile(page, 'src/checkout/place-order.ts');
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await picture(page, 'restricted');
    expect(wasRun()).toBe(false);
  } finally {
    await served.stop();
  }
});

it('it is run where the workspace is trusted', async () => {
  const { root, wasRun } = trap();
  const served = await serveCodeServer();
  try {
    await openWindow(browser, served.url, { folder: root });
    await expect.poll(wasRun, { timeout: 60_000 }).toBe(true);
  } finally {
    await served.stop();
  }
});
