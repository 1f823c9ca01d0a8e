/** A Chromium with VS Code in it, and what people do there most: commands, files, pictures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../packages/catalog/site/test/chromium-file.js';

export function launch(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}

/** A window of VS Code with a folder or a workspace file in it, when it is ready to be used. */
export async function openWindow(
  browser: Browser,
  url: string,
  query: Readonly<Record<string, string>>,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(`${url}/?${new URLSearchParams(query).toString()}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  return page;
}

/** By its title, from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`>${title}`);
  const [words = ''] = title.split(':').slice(-1);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: words.trim() })
    .waitFor();
  await page.keyboard.press('Enter');
}

/** By its path from the folder, and where in it the cursor shall be. */
export async function openFile(page: Page, path: string, line = 1, column = 1): Promise<void> {
  // Whatever is open above the editor goes.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`${path}:${line}:${column}`);
  const name = path.split('/').at(-1)!;
  // The list follows what is typed with a delay, and Enter takes what is chosen in it.
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-lines').first().waitFor();
}

/** A picture for people to look at, in the folder that `LOGLEX_PICTURES` names; else none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LOGLEX_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
