/** What tests of people have in common: a window of code-server upon a folder of their own, closed when they are through. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach } from 'vitest';
import { launch, openWindow, picture } from './browser.ts';
import { serveCodeServer } from './serve.ts';

export interface TestWindow {
  readonly page: Page;
  setTheme(theme: Theme): Promise<void>;
}

export type Theme = 'light' | 'high-contrast' | 'dark';

/** What VS Code calls them, and the class of its window. */
const THEMES: Readonly<Record<Theme, readonly [name: string, kind: string]>> = {
  light: ['Default Light Modern', 'vs'],
  'high-contrast': ['Default High Contrast', 'hc-black'],
  dark: ['Default Dark Modern', 'vs-dark'],
};

/** Asked for before the tests of a file are told. `root`: the folder, as an absolute path; `settings`: of it. What fails is pictured. */
export async function openTestWindow(root: string, settings: object = {}): Promise<TestWindow> {
  const setSettings = (further: object) => {
    mkdirSync(join(root, '.vscode'), { recursive: true });
    writeFileSync(join(root, '.vscode/settings.json'), JSON.stringify({ ...settings, ...further }));
  };
  setSettings({});
  const served = await serveCodeServer();
  const browser = await launch();
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });
  const page = await openWindow(browser, served.url, { folder: root });
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => picture(page, `failed ${task.name}`));
  });
  return {
    page,
    async setTheme(theme) {
      const [name, kind] = THEMES[theme];
      setSettings({ 'workbench.colorTheme': name });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
    },
  };
}
