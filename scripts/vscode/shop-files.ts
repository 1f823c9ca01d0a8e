/** The shop as a workspace: a copy of the fixture in a folder, and what editors show of it beside its code. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHOP = fileURLToPath(new URL('../../test-fixtures/projects/shop', import.meta.url));

/** `further`: files beside those of the shop, by their paths. */
export function writeShop(root: string, further: Readonly<Record<string, string>> = {}): void {
  cpSync(SHOP, root, { recursive: true });
  writeFiles(root, { ...ALSO, ...further });
  execFileSync('git', ['init', '--quiet', root]);
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
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
