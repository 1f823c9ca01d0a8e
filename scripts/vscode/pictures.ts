/** What a reader of the README sees: the extension at work in the shop. See `vscode-pictures.js`. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { hoverOver, launch, openFile, openWindow, runCommand } from './browser.ts';
import { serveCodeServer } from './serve.ts';
import { writeShop } from './shop-files.ts';

const FOLDER = fileURLToPath(new URL('../../packages/vscode-extension/pictures/', import.meta.url));

const LOG = `2025-03-01T08:00:00Z INFO SHOP503 Listening on port 8080
2025-03-01T08:00:07Z INFO SHOP101 Order 7f3a placed: 3 items
2025-03-01T08:00:08Z WARN SHOP202 Payment of order 7f3a declined: card expired
2025-03-01T08:00:08Z ERROR SHOP201 Cart 12 could not be stored
Traceback (most recent call last):
  File "cart.py", line 1, in store
KeyError: 'cart'
2025-03-01T08:00:09Z INFO nothing that the catalog knows
2025-03-01T08:00:09Z DEBUG connection opened
2025-03-01T08:00:12Z INFO SHOP302 Reserved 2 of pear-4
`;

const LEGENDS = `loglex: 1
legends:
  provenance:
    description: Where a setting has its value from.
    brackets: ['(', ')']
    separator: '; '
    order: [source, mutation]
    scopes: [model, data]
    groups:
      source: { required: true, precedence: [cli, config, default] }
      mutation: { many: true, terms: [runtime] }
    terms:
      default: { group: source, description: Nobody set it. }
      config: { group: source, argument: { name: section, type: dotted, required: true }, description: Read from a file. }
      cli: { group: source, scoped: true, aliases: [argv], description: Given on the command line. }
      runtime: { description: Changed after construction. }
    examples: [(default), '(config:init.model)', '(cli:model; runtime)']
`;

/** Nothing of it is a constant yet. */
const BASKET = `import pino from 'pino';

const logger = pino();

export function put(sku: string, count: number): void {
  logger.info(\`Put \${count} of \${sku} into the basket\`);
  if (count > 100) logger.warn({ sku, count }, 'Basket is very full');
}
`;

const root = realpathSync(mkdtempSync(join(tmpdir(), 'shop-')));
writeShop(root, {
  ...{ 'logs/view.log': LOG, 'log-catalog/words.yaml': LEGENDS },
  'src/checkout/basket.ts': BASKET,
});
const browser = await launch();
const served = await serveCodeServer();
try {
  const page = await openWindow(browser, served.url, { folder: root });
  await page.setViewportSize({ width: 1120, height: 640 });
  page.setDefaultTimeout(60_000);
  for (const [name, show] of Object.entries(scenes())) {
    await runCommand(page, 'View: Close All Editors');
    await show(page);
    // What fades in is there by then.
    await page.waitForTimeout(800);
    await save(page, name);
  }
} finally {
  await browser.close();
  await served.stop();
  rmSync(root, { recursive: true, force: true });
}

function scenes(): Readonly<Record<string, (page: Page) => Promise<void>>> {
  return {
    async code(page) {
      await openFile(page, 'src/checkout/place-order.ts');
      await page.locator('.editor-instance .squiggly-error').first().waitFor();
      const name = page.locator('.view-line span span', { hasText: 'PAYMENT_DECLINED' }).last();
      await hoverOver(page, name, 'SHOP202');
    },
    async log(page) {
      await openFile(page, 'logs/view.log');
      const code = page.locator('.view-line span span', { hasText: 'SHOP202' }).last();
      await hoverOver(page, code, 'PAYMENT_DECLINED');
    },
    async catalog(page) {
      await page.mouse.move(0, 0);
      await runCommand(page, 'View: Show Loglex');
      const row = (text: string) =>
        page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
      await row('checkout').click();
      await row('SHOP102').click();
      await page.locator('.view-line', { hasText: 'SHOP102' }).first().waitFor();
    },
    async reference(page) {
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await openFile(page, 'log-catalog/checkout.yaml');
      await runCommand(page, 'Loglex: Open the Log Reference');
      await webview(page).locator('main a', { hasText: 'checkout' }).first().click();
      await webview(page).locator('.entry', { hasText: 'SHOP101' }).first().waitFor();
    },
    async legends(page) {
      await openFile(page, 'log-catalog/words.yaml', 15, 9);
      await runCommand(page, 'Loglex: Browse Legends');
      await webview(page).locator('tr.focused').waitFor();
    },
    async 'log-viewer'(page) {
      await openFile(page, 'logs/view.log');
      await runCommand(page, 'Loglex: Open in Log Viewer');
      await webview(page).locator('.row', { hasText: 'declined' }).click();
      await webview(page).locator('.details h2.title').first().waitFor();
    },
    async migration(page) {
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await openFile(page, 'src/checkout/basket.ts');
      await runCommand(page, 'Loglex: Plan Migration');
      await page.locator('.pane-header', { hasText: 'Catalog' }).click();
      await page
        .locator('.monaco-list-row', { hasText: /SHOP\d+ [A-Z]+_/ })
        .first()
        .click();
      await page.locator('.monaco-diff-editor .editor.modified .view-line').first().waitFor();
    },
  };
}

/** The page inside the frames that VS Code puts a webview into. */
function webview(page: Page) {
  return page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
}

/** As WebP, which Chromium writes, in a quarter of the bytes of a PNG. */
async function save(page: Page, name: string): Promise<void> {
  const png = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  // In the words of the page: what it knows, no script of Node does.
  const webp = await blank.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.8);
  })()`);
  await blank.close();
  const bytes = Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64');
  writeFileSync(join(FOLDER, `${name}.webp`), bytes);
  process.stderr.write(`${name}.webp, ${Math.round(bytes.length / 1000)} kB\n`);
}
