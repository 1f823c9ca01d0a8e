/** The workspace that tests open: a copy of the shop, its log beside it, gone afterwards. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const SHOP = fileURLToPath(new URL('../../test-fixtures/projects/shop', import.meta.url));
const made: string[] = [];

/** A folder of these files; the absolute path of it. */
export function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-workspace-')));
  made.push(root);
  write(root, files);
  return root;
}

/** The shop, and `further` files in it. */
export function shop(further: Readonly<Record<string, string>> = {}): string {
  const root = folder({});
  cpSync(SHOP, root, { recursive: true });
  write(root, { ...ALSO, ...further });
  execFileSync('git', ['init', '--quiet', root]);
  return root;
}

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** What the shop of the other tests has no need of. */
const ALSO = {
  'logs/shop.log': `2025-03-01T08:00:00Z INFO SHOP503 Listening on port 8080
2025-03-01T08:00:07Z INFO SHOP101 Order 7f3a placed: 3 items
2025-03-01T08:00:08Z WARN SHOP202 Payment of order 7f3a declined: card expired
2025-03-01T08:00:09Z INFO nothing that the catalog knows
`,
  'src/checkout/report.py': `import logging

logger = logging.getLogger("shop.checkout")


def report(order_id: str, items: int) -> None:
    logger.info("SHOP101 Order %s placed: %s items", order_id, items)
    logger.warning("SHOP199 Order %s lost", order_id)
`,
};
