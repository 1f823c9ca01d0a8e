/** A Chromium with VS Code in it, and what people do there most: commands, files, pictures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumOptions } from '../../packages/catalog/site/test/chromium-file.js';

export function launch(): Promise<Browser> {
  const { args, ...options } = chromiumOptions();
  return chromium.launch({ ...options, args: [...args, ...DRAWS_ON] });
}

/**
 * A headless Chromium that has had a frame of another process in its page, as webviews are, may draw two frames a second
 * once that frame is gone, until a picture is taken: what opens by then is pictured before its text is drawn, and a mouse
 * that waits for a frame does not arrive.
 */
const DRAWS_ON = ['--disable-gpu-vsync', '--disable-frame-rate-limit'];

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
  await offerCommand(page, title);
  await page.keyboard.press('Enter');
}

/** As far as the key that runs it. */
export async function offerCommand(page: Page, title: string): Promise<void> {
  const [words = ''] = title.split(':').slice(-1);
  await offer(page, 'F1', `>${title}`, words.trim());
}

/** By its path from the folder, and where in it the cursor shall be. */
export async function openFile(page: Page, path: string, line = 1, column = 1): Promise<void> {
  const name = path.split('/').at(-1)!;
  await offer(page, 'Control+P', `${path}:${line}:${column}`, name);
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-lines').first().waitFor();
}

/** Opens the box at the top by a key, types into it, and waits until Enter takes what is meant. */
async function offer(page: Page, key: string, text: string, chosen: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await insist(page, async () => {
    await page.keyboard.press(key);
    await input.fill(text, { timeout: ONCE_MS });
    // The list follows what is typed with a delay, and Enter takes what is chosen in it.
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: chosen })
      .waitFor({ timeout: ONCE_MS });
  });
}

/** What VS Code shows above the words that `over` finds. */
export async function hoverOver(page: Page, over: Locator, says: string): Promise<Locator> {
  const hover = page.locator('.monaco-hover', { hasText: says });
  await insist(page, async () => {
    await page.mouse.move(0, 0);
    await over.hover({ timeout: ONCE_MS });
    await hover.waitFor({ timeout: ONCE_MS });
  });
  return hover;
}

/** A person tries again: a key is lost while the window is busy, and a text is drawn anew below the mouse. */
export async function insist(page: Page, act: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + INSIST_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      // Whatever is open above the editor goes.
      await page.keyboard.press('Escape');
    }
  }
}

const ONCE_MS = 3_000;
const INSIST_MS = 30_000;

/** From the context menu of a thing. */
export async function chooseFromMenu(
  page: Page,
  of: Locator,
  name: string,
  pictured?: string,
): Promise<void> {
  const item = page.locator('.monaco-menu .action-item', { hasText: name });
  await insist(page, async () => {
    await of.click({ button: 'right', timeout: ONCE_MS });
    await item.hover({ timeout: ONCE_MS });
  });
  if (pictured !== undefined) await picture(page, pictured);
  // A menu takes no click in its first moments, and keys at once.
  await item.locator('a').focus();
  await page.keyboard.press('Enter');
  await item.waitFor({ state: 'detached' });
}

/** A picture for people to look at, in the folder that `LOGLEX_PICTURES` names; else none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LOGLEX_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  // What fades in is there by then.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
