/** What a person writes with the packed extension's aid, in code-server: completion, rename, hints and lenses, and the menu of the tree. `npm run test:vscode` */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFromMenu, insist, openFile, picture, runCommand } from './browser.ts';
import { shop } from './shop.ts';
import { openTestWindow } from './test-window.ts';

/** Nothing of it is imported. */
const LETTERS = `import { createLogger, logConstant } from '../logging.js';

const logger = createLogger('shop.mail');

export function sendLetter(orderId: string): void {
  logConstant(logger, );
}
`;

const root = shop({ 'src/mail/letters.ts': LETTERS });
const { page } = await openTestWindow(root);

const onDisk = (path: string) => readFileSync(join(root, path), 'utf8');
const lines = (text: string) => page.locator('.editor-instance .view-line', { hasText: text });

describe('while one writes', () => {
  it('a constant is completed with its fields, and imported', async () => {
    await openFile(page, 'src/mail/letters.ts', 6, 23);
    const wanted = page.locator('.suggest-widget.visible .monaco-list-row', {
      hasText: 'ORDER_PLACED',
    });
    await page.keyboard.type('LOG.ORDER_PL');
    await insist(page, async () => {
      await page.keyboard.press('Control+Space');
      await wanted.first().waitFor({ timeout: 3_000 });
    });
    await picture(page, 'completion-dark');
    await wanted.first().click();
    await lines('logConstant(logger, LOG.ORDER_PLACED').waitFor();
    await lines("import { LOG } from '../log-codes.js'").waitFor();
    await picture(page, 'completed-dark');
    await runCommand(page, 'File: Revert File');
  });

  it('level and message stand beside a constant', async () => {
    await openFile(page, 'src/checkout/place-order.ts');
    await lines('LOG.PAYMENT_DECLINEDwarn · Payment of order').waitFor();
    await picture(page, 'inlay-hints-dark');
  });

  it('uses stand above an entry, and a click lists them', async () => {
    await openFile(page, 'log-catalog/checkout.yaml');
    const lens = page.locator('.codelens-decoration a', { hasText: /^\d+ uses/ }).first();
    await lens.waitFor();
    await picture(page, 'code-lens-dark');
    await lens.click();
    const peek = page.locator('.peekview-widget');
    for (const file of ['place-order.ts', 'report.py']) {
      await peek.locator('.monaco-list-row', { hasText: file }).first().waitFor();
    }
    await picture(page, 'code-lens-uses-dark');
    await page.keyboard.press('Escape');
  });
});

describe('rename', () => {
  it('changes a code in the catalog, in TypeScript and in Python, on the disk', async () => {
    await openFile(page, 'src/checkout/place-order.ts', 23, 27);
    await renameTo('SHOP110');
    await runCommand(page, 'File: Save All');
    for (const path of PLACES) {
      await expect.poll(() => onDisk(path), { timeout: 20_000 }).toMatch(/\bSHOP110\b/);
    }
    for (const path of PLACES.slice(1)) expect(onDisk(path)).not.toMatch(/\bSHOP101\b/);
  });

  it('begins in the tree, with the code of the entry', async () => {
    await openTree();
    await chooseFromMenu(page, row('SHOP104'), 'Rename');
    await typeName('SHOP150');
    await row('SHOP150 CART_ABANDONED').waitFor();
    await runCommand(page, 'File: Save All');
    for (const path of ['log-catalog/checkout.yaml', 'src/log-codes.ts']) {
      await expect.poll(() => onDisk(path), { timeout: 20_000 }).toMatch(/\bSHOP150\b/);
    }
  });
});

/** Where SHOP101 stands; the catalog, which comes first, goes on to name it as a code of former times. */
const PLACES = [
  'log-catalog/checkout.yaml',
  'src/checkout/place-order.ts',
  'src/checkout/report.py',
  'src/log-codes.ts',
];

describe('the tree', () => {
  it('finds the uses of a code', async () => {
    await openTree();
    await chooseFromMenu(page, row('SHOP202'), 'Find Uses');
    for (const file of ['place-order.ts', 'refund.ts']) {
      await page.locator('.pane-body .monaco-list-row', { hasText: file }).first().waitFor();
    }
    await picture(page, 'find-uses-dark');
  });
});

async function renameTo(name: string): Promise<void> {
  await insist(page, async () => {
    await page.keyboard.press('F2');
    await renameBox().waitFor({ timeout: 3_000 });
  });
  await typeName(name);
}

async function typeName(name: string): Promise<void> {
  await renameBox().fill(name);
  await picture(page, `rename-${name}-dark`);
  await page.keyboard.press('Enter');
  await renameBox().waitFor({ state: 'hidden' });
}

const renameBox = () => page.locator('.rename-box input');

const row = (text: string) =>
  page
    .locator('.pane-body .monaco-list-row')
    .filter({ visible: true })
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${text}`) }) });

async function openTree(): Promise<void> {
  await runCommand(page, 'View: Show Loglex');
  for (const name of ['checkout$', 'payments$']) {
    await row(name).waitFor();
    if ((await row(name).getAttribute('aria-expanded')) === 'false') await row(name).click();
  }
}
