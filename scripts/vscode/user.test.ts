/** The packed extension in code-server, installed and used as a person would: by keys and clicks, looked at in Chromium. `npm run test:vscode` */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, openFile, openWindow, picture, runCommand } from './browser.ts';
import { type Served, serveCodeServer } from './serve.ts';
import { shop } from './shop.ts';

const EXTENSION = fileURLToPath(new URL('../../packages/vscode-extension', import.meta.url));

let browser: Browser;
let served: Served;
let page: Page;
let root: string;

beforeAll(async () => {
  const [packed] = readdirSync(EXTENSION).filter((file) => file.endsWith('.vsix'));
  if (packed === undefined) throw new Error('There is no .vsix: npm run package makes one.');
  root = shop();
  browser = await launch();
  served = await serveCodeServer({ extension: join(EXTENSION, packed), settings: SETTINGS });
  page = await openWindow(browser, served.url, { folder: root });
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => picture(page, `failed ${task.name}`));
});

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
  'typescript.validate.enable': false,
};

const squiggles = (kind: string) => page.locator(`.editor-instance .squiggly-${kind}`);

/** The word in the editor, as it is drawn. */
const word = (text: string) => page.locator('.view-line span span', { hasText: text }).last();

describe('a person sees', () => {
  it('squiggles in TypeScript', async () => {
    await openFile(page, 'src/checkout/place-order.ts');
    await squiggles('error').first().waitFor();
    await picture(page, 'typescript-dark');
  });

  it('squiggles in Python', async () => {
    await openFile(page, 'src/checkout/report.py');
    await squiggles('error').first().waitFor();
    await picture(page, 'python-dark');
  });

  it('squiggles in the catalog', async () => {
    await openFile(page, 'log-catalog/checkout.yaml');
    await page
      .locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-info')
      .first()
      .waitFor();
    await picture(page, 'catalog-dark');
  });

  it('what a code means, in a log, and nothing of it is a link that runs something', async () => {
    await openFile(page, 'logs/shop.log');
    await word('SHOP202').hover();
    const hover = page.locator('.monaco-hover', { hasText: 'PAYMENT_DECLINED' });
    await hover.waitFor();
    await picture(page, 'log-hover-dark');
  });

  it('what is loaded, in the status of the language', async () => {
    await page.locator('#status\\.languageStatus').click();
    await page.locator('.hover-language-status', { hasText: 'constants' }).first().waitFor();
    await picture(page, 'status-dark');
    await page.keyboard.press('Escape');
  });
});

describe('a person does', () => {
  it('mend a level by a quick fix', async () => {
    await openFile(page, 'src/checkout/place-order.ts', 23, 12);
    await squiggles('error').first().waitFor();
    await page.keyboard.press('Control+.');
    const menu = page.locator('.action-widget').first();
    await menu.waitFor();
    await picture(page, 'quick-fix-dark');
    await menu.locator('.monaco-list-row.action', { hasText: 'info' }).first().click();
    await page.locator('.view-line', { hasText: "logger.info({ code: 'SHOP101'" }).waitFor();
    await runCommand(page, 'File: Revert File');
  });

  it('edit the catalog on the disk, and what is found follows', async () => {
    await openFile(page, 'src/checkout/report.py');
    await squiggles('error').first().waitFor();
    const file = join(root, 'log-catalog/checkout.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text.endsWith('}\n')).toBe(true);
    const entry =
      '  - { code: SHOP199, name: ORDER_LOST, level: warn, message: "Order {order_id} lost" }\n';
    writeFileSync(
      file,
      text.replace('retired:', () => `${entry}retired:`),
    );
    await expect.poll(() => squiggles('error').count(), { timeout: 20_000 }).toBe(0);
    writeFileSync(file, text);
    await squiggles('error').first().waitFor();
  });

  it('ask the doctor', async () => {
    await openFile(page, 'src/checkout/report.py');
    await runCommand(page, 'Loglex: Say What Is Loaded');
    await page.locator('.view-line', { hasText: 'covered' }).first().waitFor();
    await picture(page, 'doctor-dark');
  });
});
