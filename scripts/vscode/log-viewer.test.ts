/** The log viewer as people use it, in code-server: by keys and clicks, looked at in three themes. `npm run test:vscode` */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { insist, picture, runCommand } from './browser.ts';
import { shop } from './shop.ts';
import { openTestWindow } from './test-window.ts';

const HOSTILE = [
  '\u001b]0;title\u0007\u001b[31m2025-03-01T08:00:10Z ERROR SHOP201 red\u001b[0m',
  '2025-03-01T08:00:11Z INFO <img src=x onerror="document.title=1"><a href="command:x">link</a>',
  '2025-03-01T08:00:12Z INFO turned \u202egnorw\u202c',
  `2025-03-01T08:00:13Z INFO ${'long '.repeat(20_000)}`,
];

const LOG = `2025-03-01T08:00:00Z INFO SHOP503 Listening on port 8080
2025-03-01T08:00:07Z INFO SHOP101 Order 7f3a placed: 3 items
2025-03-01T08:00:08Z WARN SHOP202 Payment of order 7f3a declined: card expired
2025-03-01T08:00:08Z ERROR SHOP201 Cart 12 could not be stored
Traceback (most recent call last):
  File "cart.py", line 1, in store
KeyError: 'cart'
2025-03-01T08:00:09Z INFO nothing that the catalog knows
2025-03-01T08:00:09Z DEBUG connection opened
`;

/** A call without a code writes it. */
const RAW = `2025-03-01T08:00:09Z INFO Shelf unknown
Traceback (most recent call last):
  File "shelf.py", line 1, in look
KeyError: 'shelf'
`;

const LINES = 1_000_000;

const root = shop({
  'logs/view.log': LOG,
  'logs/raw.log': RAW,
  'logs/hostile.log': `${HOSTILE.join('\n')}\n`,
});
const { page, setTheme } = await openTestWindow(
  root,
  // As somebody sets it who wants the viewer for all logs.
  { 'workbench.editorAssociations': { '*.log': 'loglex.logViewer' } },
);

/** The page inside the frames that VS Code puts a webview into. */
const viewer = (): FrameLocator =>
  page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
const rows = () => viewer().locator('.row:not(.waiting)');
const row = (text: string) => rows().filter({ hasText: text }).first();
const numbers = async () => (await viewer().locator('.row .number').allInnerTexts()).map(Number);
const status = () => viewer().locator('.status');
const details = () => viewer().locator('.details');

async function openLog(name: string): Promise<void> {
  await runCommand(page, 'View: Close All Editors').catch(() => undefined);
  await insist(page, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').first().fill(name, { timeout: 3_000 });
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: name })
      .waitFor({ timeout: 3_000 });
  });
  await page.keyboard.press('Enter');
  await status().waitFor();
}

/** Whatever an earlier test has left. */
async function showAll(): Promise<void> {
  const clear = viewer().getByRole('button', { name: 'Clear' });
  if (await clear.isVisible()) await clear.click();
}

describe('the log viewer', () => {
  it('shows lines in columns, with what the catalog knows', async () => {
    await openLog('view.log');
    await expect.poll(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await expect.poll(() => row('declined').getAttribute('class')).toContain('level-warn');
    await expect.poll(() => row('declined').locator('.code').innerText()).toBe('SHOP202');
    await expect.poll(() => row('declined').locator('.component').innerText()).toMatch(/^payments/);
    await expect.poll(() => row('KeyError').getAttribute('class')).toContain('continues');
  });

  it('explains a line beside it, and leads to the call that writes it', async () => {
    await row('declined').click();
    await details().locator('h2.title', { hasText: 'PAYMENT_DECLINED' }).waitFor();
    expect(await details().innerText()).toContain('card expired');
    await picture(page, 'log-viewer-dark');
    for (const theme of ['light', 'high-contrast'] as const) {
      await setTheme(theme);
      await picture(page, `log-viewer-${theme}`);
    }
    await setTheme('dark');
    await details().locator('.link').first().click();
    await page
      .locator('.tab', { hasText: /\.(?:ts|py)/ })
      .first()
      .waitFor();
    await page.locator('.editor-instance .view-lines').first().waitFor();
    await picture(page, 'log-viewer-site-dark');
    // The log stays where it is.
    await row('declined').waitFor();
  });

  it('leads from the trace of a line without a code to its call', async () => {
    await openLog('raw.log');
    await row('KeyError').click();
    await details().locator('h2.title', { hasText: 'A call without a code' }).waitFor();
    expect(await details().innerText()).toContain('Shelf unknown');
    await details().locator('.link', { hasText: 'warehouse.ts' }).click();
    await page.locator('.tab', { hasText: 'warehouse.ts' }).first().waitFor();
  });

  it('filters by level, component, code and text', async () => {
    await openLog('view.log');
    await showAll();
    await viewer().locator('button.level-error').click();
    await expect.poll(numbers).toEqual([4, 5, 6, 7]);
    await viewer().locator('button.level-warn').click();
    await expect.poll(numbers).toEqual([3, 4, 5, 6, 7]);
    await viewer().getByRole('button', { name: 'Clear' }).click();
    await viewer().locator('summary', { hasText: 'Components' }).click();
    await viewer().getByLabel('payments', { exact: false }).first().check();
    await picture(page, 'log-viewer-components-dark');
    await expect.poll(async () => (await numbers()).includes(3)).toBe(true);
    await expect.poll(async () => (await numbers()).includes(2)).toBe(false);
    await page.keyboard.press('Escape');
    await viewer().getByRole('button', { name: 'Clear' }).click();
    await viewer().locator('summary', { hasText: 'Codes' }).click();
    await viewer().getByLabel('SHOP101', { exact: false }).first().check();
    await picture(page, 'log-viewer-codes-dark');
    await expect.poll(numbers).toEqual([2]);
    await page.keyboard.press('Escape');
    await viewer().getByRole('button', { name: 'Clear' }).click();
    await viewer().locator('.find').fill('keyerror');
    await expect.poll(numbers).toEqual([4, 5, 6, 7]);
    expect(await viewer().locator('mark').allInnerTexts()).toEqual(['KeyError']);
    await expect.poll(() => status().innerText()).toBe('4 of 9 lines');
  });

  it('remembers the last choice', async () => {
    await openLog('shop.log');
    await expect.poll(() => viewer().locator('.find').inputValue()).toBe('keyerror');
    await viewer().locator('.message', { hasText: 'No line fits' }).waitFor();
    await viewer().getByRole('button', { name: 'Clear' }).click();
    await expect.poll(numbers).toEqual([1, 2, 3, 4]);
  });

  it('is used by keys', async () => {
    await openLog('view.log');
    await showAll();
    await viewer().locator('.grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await details().locator('h2.title', { hasText: 'ORDER_PLACED' }).waitFor();
    await expect
      .poll(() => viewer().locator('.row[aria-selected="true"]').getAttribute('aria-rowindex'))
      .toBe('2');
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .view-line').first().waitFor();
  });

  it('follows a log that grows', async () => {
    await openLog('view.log');
    await showAll();
    appendFileSync(join(root, 'logs/view.log'), '2025-03-01T08:01:00Z INFO SHOP101 One more\n');
    await row('One more').waitFor();
    await expect.poll(() => status().innerText()).toBe('10 lines');
  });

  it('takes hostile lines for data', async () => {
    await openLog('hostile.log');
    await showAll();
    await row('<img src=x').waitFor();
    await row('\\u202egnorw').waitFor();
    expect(await viewer().locator('.row img, .row a').count()).toBe(0);
    expect(await row('red').locator('.text').innerText()).not.toContain('\u001b');
    await row('long').click();
    await details().locator('pre').waitFor();
    await picture(page, 'log-viewer-hostile-dark');
  });

  it('shows pasted lines', async () => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(LOG)})`);
    await runCommand(page, 'Loglex: Paste Lines into Log Viewer');
    await row('declined').waitFor();
  });

  it('shows a million lines', async () => {
    const file = join(root, 'logs/large.log');
    const line = readFileSync(join(root, 'logs/shop.log'), 'utf8').split('\n')[1]!;
    for (let at = 0; at < LINES; at += 10_000) {
      const block = Array.from(
        { length: 10_000 },
        (_, more) => `${line} number ${at + more + 1}\n`,
      );
      appendFileSync(file, block.join(''));
    }
    await openLog('large.log');
    await showAll();
    await expect.poll(() => status().innerText()).toMatch(/^1,000,000 lines/);
    await viewer().locator('.grid').focus();
    await page.keyboard.press('End');
    await row(`number ${LINES}`).waitFor({ timeout: 10_000 });
    await picture(page, 'log-viewer-million-dark');
    await page.keyboard.press('Home');
    await row('number 1').waitFor();
    await viewer().locator('.find').fill('number 777777');
    await expect.poll(numbers, { timeout: 60_000 }).toEqual([777_777]);
  });
});
