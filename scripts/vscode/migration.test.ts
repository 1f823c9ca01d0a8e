/** The view of a migration as people use it, in code-server: by keys and clicks, looked at in three themes. `npm run test:vscode` */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chooseFromMenu, hoverOver, insist, openFile, picture, runCommand } from './browser.ts';
import { openTestWindow } from './test-window.ts';
import { stall } from './workspaces.ts';

const root = stall();
const { page, setTheme } = await openTestWindow(root);

const pane = () =>
  page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Migration' }) });
/** By what its label begins with. */
const row = (text: string): Locator =>
  pane()
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${text}`) }) })
    .first();
const box = (text: string) => row(text).locator('.custom-view-tree-node-item-checkbox');
const isChecked = async (text: string) => (await box(text).getAttribute('aria-checked')) === 'true';
const header = () => pane().locator('.pane-header');
const message = () => pane().locator('.message');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What is migrated, and what it said before. */
const FILES = [
  'log-catalog.yaml',
  'src/log-codes.ts',
  'src/market/open.ts',
  'src/pears.ts',
  'src/till.ts',
];
const before = new Map<string, string>();

const THEMES = ['light', 'high-contrast', 'dark'] as const;

describe('the view of a migration', () => {
  it('says what it is for before anything is planned', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Loglex"]').click();
    await pane().locator('.welcome-view', { hasText: 'Raw log calls' }).waitFor();
    await picture(page, 'migration-welcome-dark');
    // Rows that have no place are not drawn.
    await page.locator('.pane-header', { hasText: 'Catalog' }).click();
  });

  it('plans the workspace, and shows files, tiers and calls', async () => {
    await pane().locator('a.monaco-button', { hasText: 'Plan the Workspace' }).click();
    await row('pears.ts').waitFor();
    await expect.poll(() => message().innerText()).toMatch(/5 safe, 1 to review, 2 refused/);
    await expect.poll(() => header().innerText()).toContain('5 of 8');
    expect(await isChecked('pears.ts')).toBe(true);
    expect(await isChecked('till.ts')).toBe(false);
    await picture(page, 'migration-dark');
  });

  it('shows a call beside what would become of it', async () => {
    await row('STALL100 APPLES_SOLD').click();
    const tab = page.locator('.tab.active', { hasText: 'pears.ts:7' });
    await tab.waitFor();
    const after = page.locator('.monaco-diff-editor .editor.modified .view-line');
    await after.filter({ hasText: 'logConstant(logger, LOG.APPLES_SOLD, { count })' }).waitFor();
    await after.filter({ hasText: "import { LOG } from './log-codes.js'" }).waitFor();
    for (const theme of THEMES) {
      await setTheme(theme);
      await picture(page, `migration-diff-${theme}`);
    }
  });

  it('leads from what is refused to its call, and says why it is', async () => {
    await row('Refused: the message is made elsewhere').click();
    await row('logger.error\\(said\\)').click();
    await page.locator('.tab.active', { hasText: 'till.ts' }).waitFor();
    await page.locator('.part.statusbar', { hasText: 'Ln 8' }).waitFor();
    expect(await box('logger.error\\(said\\)').count()).toBe(0);
    await hoverOver(page, row('logger.error\\(said\\)'), 'its message is a parameter');
    await picture(page, 'migration-refused-dark');
    await page.mouse.move(0, 0);
  });

  it('skips a call, and a group, by their boxes', async () => {
    await box('STALL100 APPLES_SOLD').click();
    await expect.poll(() => isChecked('pears.ts')).toBe(false);
    await expect.poll(() => header().innerText()).toContain('4 of 8');
    await box('pears.ts').click();
    await expect.poll(() => isChecked('STALL100 APPLES_SOLD')).toBe(true);
    await box('pears.ts').click();
    await expect.poll(() => isChecked('STALL100 APPLES_SOLD')).toBe(false);
    await expect.poll(() => header().innerText()).toContain('2 of 8');
  });

  it('accepts a group by its action, and what is safe by that of the view', async () => {
    await row('Review: ').hover();
    await row('Review: ').locator('[aria-label="Accept"]').click();
    await expect.poll(() => isChecked('till.ts')).toBe(true);
    await runCommand(page, 'Loglex: Accept All Safe Calls');
    await expect.poll(() => header().innerText()).toContain('6 of 8');
    await runCommand(page, 'Loglex: Skip All Calls');
    await expect.poll(() => header().innerText()).toContain('0 of 8');
    await runCommand(page, 'Loglex: Accept All Safe Calls');
    await expect.poll(() => header().innerText()).toContain('5 of 8');
  });

  it('groups by component', async () => {
    await runCommand(page, 'Loglex: Group by Component');
    await row('market').waitFor();
    await row('stall').waitFor();
    await picture(page, 'migration-components-dark');
    await runCommand(page, 'Loglex: Group by File');
    await row('pears.ts').waitFor();
  });

  it('shows a file beside what would become of it, by its menu', async () => {
    await chooseFromMenu(page, row('pears.ts'), 'Show the Difference', 'migration-menu-dark');
    const after = page.locator('.monaco-diff-editor .editor.modified .view-line');
    await after
      .filter({ hasText: 'LOG.PEARS_GOING_OFF' })
      .or(after.filter({ hasText: 'LOG.APPLES_SOLD' }))
      .first()
      .waitFor();
    await picture(page, 'migration-file-dark');
  });

  it('applies what is accepted, in catalog, generated files and sources', async () => {
    for (const file of FILES) before.set(file, read(file));
    await header().hover();
    await header().locator('[aria-label="Apply the Migration"]').click();
    await page
      .locator('.notification-toast', { hasText: 'Migrated 5 calls, with 4 new constants' })
      .waitFor();
    await picture(page, 'migration-applied-dark');
    await expect.poll(() => read('src/pears.ts')).toContain('LOG.APPLES_SOLD');
    expect(read('log-catalog.yaml')).toContain('MARKET100');
    expect(read('src/log-codes.ts')).toContain('APPLES_SOLD');
    expect(read('src/till.ts')).toContain("console.log('Counting the till')");
    await expect.poll(() => header().innerText()).toContain('0 of 3');
  });

  it('is taken back by one undo, in all files', async () => {
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'src/pears.ts');
    await page.locator('.view-line', { hasText: 'LOG.APPLES_SOLD' }).first().waitFor();
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+Z');
    await page.locator('.view-line', { hasText: 'apples sold' }).first().waitFor();
    // The files are changed one after the other, and opened.
    await expect.poll(() => page.locator('.tab.dirty').count()).toBe(FILES.length);
    await picture(page, 'migration-undone-dark');
    await runCommand(page, 'File: Save All Files');
    for (const file of FILES) await expect.poll(() => read(file)).toBe(before.get(file));
    await expect.poll(() => header().innerText()).toContain('of 8');
  });

  it('plans what is chosen in the explorer', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Explorer"]').click();
    const folder = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'market' });
    await insist(page, async () => {
      if (!(await folder.isVisible())) {
        await page
          .locator('.explorer-folders-view .monaco-list-row', { hasText: 'src' })
          .first()
          .click({ timeout: 3_000 });
      }
      await folder.waitFor({ timeout: 3_000 });
    });
    await chooseFromMenu(page, folder, 'Plan Migration', 'migration-explorer-dark');
    await expect.poll(() => message().innerText()).toMatch(/^src\/market: 1 safe/);
    await picture(page, 'migration-folder-dark');
  });

  it('says where nothing is left', async () => {
    await openFile(page, 'src/log.ts');
    await runCommand(page, 'Loglex: Plan Migration');
    await expect.poll(() => message().innerText()).toContain('src/log.ts: no raw log call is left');
    await picture(page, 'migration-empty-dark');
    await runCommand(page, 'Loglex: Clear the Migration');
    await pane().locator('.welcome-view', { hasText: 'Raw log calls' }).waitFor();
  });
});
