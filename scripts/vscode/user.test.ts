/** The packed extension in code-server, installed and used as a person would: by keys and clicks, looked at in Chromium. `npm run test:vscode` */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFromMenu, hoverOver, insist, openFile, picture, runCommand } from './browser.ts';
import { shop } from './shop.ts';
import { openTestWindow } from './test-window.ts';

/** A legend with a grammar, and one that means harm. */
const WORDS = `loglex: 1
legends:
  provenance:
    description: Where a setting has its value from.
    brackets: ['(', ')']
    separator: '; '
    order: [source, mutation]
    shown-when: not-default
    default: default
    scopes: [model, data]
    groups:
      source: { required: true, precedence: [cli, config, default] }
      mutation: { many: true, terms: [runtime] }
    terms:
      default: { group: source, description: Nobody set it. }
      config: { group: source, argument: { name: section, type: dotted, required: true } }
      cli: { group: source, scoped: true, aliases: [argv], description: Given on the command line. }
      runtime: { description: Changed after construction. }
    examples: [(default), '(config:init.model)', '(cli:model; runtime)']
  evil:
    description: '<img src=x onerror="alert(1)"> <a href="command:evil.run">x</a> [x](command:evil.run)'
    terms:
      turned: { description: "\\u202egnorw\\u202c <script>document.title='gone'</script>" }
`;

const WRONG = '2025-03-01T08:00:00Z ERROR SHOP503 Listening on port 8080\n';

const root = shop({ 'log-catalog/words.yaml': WORDS, 'logs/wrong.log': WRONG });
const { page, setTheme } = await openTestWindow(root);

const squiggles = (kind: string) => page.locator(`.editor-instance .squiggly-${kind}`);

/** The word in the editor, as it is drawn. */
const word = (text: string) =>
  page.locator('.editor-group-container.active .view-line span span', { hasText: text }).last();

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

  it('squiggles in a log', async () => {
    await openFile(page, 'logs/wrong.log');
    await squiggles('error').first().waitFor();
    await picture(page, 'log-squiggle-dark');
  });

  it('what a code means, in a log, and nothing of it is a link that runs something', async () => {
    await openFile(page, 'logs/shop.log');
    await hoverOver(page, word('SHOP202'), 'PAYMENT_DECLINED');
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
    const menu = page.locator('.action-widget').first();
    await insist(page, async () => {
      await page.keyboard.press('Control+.');
      await menu.waitFor({ timeout: 3_000 });
    });
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

describe('the catalog in the side bar', () => {
  /** By what its label begins with. */
  const row = (text: string) =>
    page
      .locator('.pane-body .monaco-list-row')
      .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${text}`) }) });
  /** Rows of the view, and not of what lies behind it. */
  const shown = async () =>
    (await page.locator('.pane-body .monaco-list-row .label-name').allInnerTexts()).filter(Boolean);

  it('shows components, and in them codes with their uses', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Loglex"]').click();
    await row('checkout').waitFor();
    await row('checkout').click();
    await row('SHOP101 ORDER_PLACED').waitFor();
    expect(await row('SHOP103').innerText()).toContain('SHOP104');
    expect(await row('SHOP106').innerText()).toContain('unused');
    await picture(page, 'catalog-tree-dark');
  });

  it('opens the entry of a code', async () => {
    await row('SHOP102').click();
    await page.locator('.tab.active', { hasText: 'checkout.yaml' }).waitFor();
    await page.locator('.view-line', { hasText: 'SHOP102' }).first().waitFor();
  });

  it('copies a code, by its menu', async () => {
    await chooseFromMenu(page, row('SHOP101'), 'Copy Code', 'catalog-menu-dark');
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('SHOP101');
  });

  it('inserts a constant at the cursor', async () => {
    await openFile(page, 'src/checkout/cart.ts', 1, 1);
    await row('SHOP104').hover();
    await row('SHOP104').locator('[aria-label="Insert at Cursor"]').click();
    await page.locator('.view-line', { hasText: 'LOG.CART_ABANDONED' }).first().waitFor();
    await runCommand(page, 'File: Revert File');
  });

  it('shows what a filter lets through', async () => {
    await runCommand(page, 'Loglex: Filter the Catalog');
    await page.locator('.quick-input-widget input').first().fill('unused');
    await page.keyboard.press('Enter');
    await expect.poll(shown).toContain('SHOP106 COUPON_PRINTED');
    await expect.poll(shown).not.toContain('SHOP101 ORDER_PLACED');
    await picture(page, 'catalog-filter-dark');
    await runCommand(page, 'Loglex: Show the Whole Catalog');
    await expect.poll(shown).toContain('payments');
  });

  it('follows the catalog on the disk', async () => {
    const file = join(root, 'log-catalog/http.yaml');
    const text = readFileSync(file, 'utf8');
    await row('http').click();
    await row('SHOP402').waitFor();
    writeFileSync(file, text.replace('SIGN_IN_REFUSED', 'SIGN_IN_DENIED'));
    await row('SHOP402 SIGN_IN_DENIED').waitFor();
    writeFileSync(file, text);
    await row('SHOP402 SIGN_IN_REFUSED').waitFor();
  });

  it('deprecates a constant, and takes it back', async () => {
    await chooseFromMenu(page, row('SHOP402'), 'Deprecate');
    await page.locator('.quick-input-widget input').first().fill('SHOP401');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'replaced-by: SHOP401' }).waitFor();
    await runCommand(page, 'File: Revert File');
    await page
      .locator('.view-line', { hasText: 'replaced-by: SHOP401' })
      .waitFor({ state: 'detached' });
  });
});

describe('any code', () => {
  it('is found by words, and its entry is opened', async () => {
    await runCommand(page, 'Loglex: Go to Constant');
    const input = page.locator('.quick-input-widget input').first();
    await input.fill('payment declined');
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'SHOP202' })
      .waitFor();
    await picture(page, 'pick-dark');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'payments.yaml' }).waitFor();
  });
});

describe('the reference', () => {
  const frame = () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

  it('stands beside the editor, and its links lead from page to page', async () => {
    await runCommand(page, 'Loglex: Open the Log Reference');
    await frame().locator('main', { hasText: 'checkout' }).waitFor();
    await picture(page, 'reference-home-dark');
    await frame().locator('main a', { hasText: 'checkout' }).first().click();
    await frame().locator('.entry', { hasText: 'SHOP101' }).first().waitFor();
    await picture(page, 'reference-dark');
  });
});

describe('the legend', () => {
  const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const term = (name: string) => panel().locator(`tr[data-term="${name}"]`);
  const terms = () => panel().locator('tr[data-term]').count();

  it('explains what is selected', async () => {
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'log-catalog/inventory.yaml', 14, 7);
    const shelf = page.locator('.view-line span span', { hasText: /^shelf$/ });
    await shelf.dblclick();
    await page.locator('.part.statusbar', { hasText: '(5 selected)' }).waitFor();
    await runCommand(page, 'Loglex: Look Up in the Legend');
    await page.locator('.quick-input-widget', { hasText: 'What “shelf” Means' }).waitFor();
    await page.locator('.quick-input-list', { hasText: 'Where they are sold from.' }).waitFor();
    await picture(page, 'legend-dark');
  });

  it('is shown as a whole from there, what was looked up first', async () => {
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Show All of the Legend place' })
      .click();
    await panel().locator('tr.focused', { hasText: 'Where they are sold from.' }).waitFor();
    expect(await panel().locator('h2').allInnerTexts()).toEqual([
      expect.stringMatching(/^place/),
      expect.stringMatching(/^provenance/),
      expect.stringMatching(/^evil/),
    ]);
  });

  it('takes hostile text for text', async () => {
    await term('turned').waitFor();
    expect(await panel().locator('img, a, main script').count()).toBe(0);
    expect(await panel().locator('main').innerText()).toContain('<img src=x');
    expect(await term('turned').innerText()).not.toContain('\u202e');
  });

  it('is filtered by words, and leads to the entry of a term', async () => {
    await panel().locator('.find').fill('command line');
    await expect.poll(terms).toBe(1);
    expect(await panel().locator('.status').innerText()).toBe('1 of 7 terms');
    await term('cli').locator('.link').click();
    await page.locator('.tab.active', { hasText: 'words.yaml' }).waitFor();
    await page.locator('.view-line', { hasText: 'Given on the command line' }).first().waitFor();
    await panel().locator('.find').fill('');
    await expect.poll(terms).toBe(7);
  });

  it('follows the catalog as it is edited', async () => {
    const file = join(root, 'log-catalog/words.yaml');
    writeFileSync(file, WORDS.replace('Nobody set it.', 'Nobody cared.'));
    await term('default').filter({ hasText: 'Nobody cared.' }).waitFor();
    writeFileSync(file, WORDS);
    await term('default').filter({ hasText: 'Nobody set it.' }).waitFor();
  });

  it.each(['light', 'high-contrast', 'dark'] as const)('can be read: %s', async (theme) => {
    await setTheme(theme);
    await panel().locator('section').first().waitFor();
    await picture(page, `legends-${theme}`);
  });

  it('explains what stands at the cursor, where it stands', async () => {
    await openFile(page, 'log-catalog/inventory.yaml', 15, 8);
    await runCommand(page, 'Loglex: Look Up in the Legend');
    await page.locator('.monaco-hover', { hasText: 'Where they are mended.' }).waitFor();
  });

  it('is browsed, that of the word at the cursor first', async () => {
    await openFile(page, 'log-catalog/inventory.yaml', 15, 8);
    await runCommand(page, 'Loglex: Browse Legends');
    await panel().locator('tr.focused', { hasText: 'Where they are mended.' }).waitFor();
  });
});

describe.each(['light', 'high-contrast'] as const)('in the theme %s', (theme) => {
  it('everything can be seen', async () => {
    await setTheme(theme);
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'src/checkout/place-order.ts');
    await squiggles('error').first().waitFor();
    await hoverOver(page, word('PAYMENT_DECLINED'), 'SHOP202');
    await picture(page, `everything-${theme}`);
  });
});
