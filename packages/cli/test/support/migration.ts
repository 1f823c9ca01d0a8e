/** A shop that has raw messages in two languages and all that a migration needs: hand-counted, for the tests to hold it to. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { loglex } from './loglex.ts';
import { tempProject } from './temp-project.ts';

export const MIGRATION_SETTINGS = `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
emit: { python: { sink: log_constant, from: app.log_codes } }
generate:
  - { target: typescript, out: src/log-codes.ts, importAs: ./log-codes.js }
  - { target: python, out: app/log_codes.py, importAs: app.log_codes }
`;

export const MIGRATION_CATALOG = `loglex: 1
components:
  orders: { codes: [SHOP100-SHOP199], paths: [src/orders/**], owner: team-orders }
  mail: { codes: [SHOP200-SHOP299], paths: [app/**], owner: team-mail }
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: "Order {id} placed"
    component: orders
`;

/** Three safe calls, one of them by a constant of the catalog; one that only a name speaks for. */
export const PLACE = `import pino from 'pino';

const logger = pino();

export function place(order: { id: string }, log: { warn(text: string): void }): void {
  logger.info(\`Order \${order.id} placed\`);
  logger.warn('The basket was empty');
  log.warn('The basket was empty');
  logger.error('The bank does not answer');
}
`;

/** Two safe calls. */
export const SEND = `import logging

log = logging.getLogger(__name__)


def send(to, size):
    log.info("Sent %s", to)
    log.warning("Mail to %s is too large", to, extra={"size": size})
`;

/** The shop with generated modules and the runtime; `files` come over its own. */
export function migrationProject(files: Readonly<Record<string, string>> = {}): string {
  return made('generate', files, ['generate']);
}

/** The same, with a plan of all of it. */
export function plannedProject(files: Readonly<Record<string, string>> = {}): string {
  return made('plan', files, ['generate'], ['migrate', 'plan']);
}

/** What the program made of each project: made once, and then written down. */
const known = new Map<string, Record<string, string>>();

function made(
  kind: string,
  files: Readonly<Record<string, string>>,
  ...runs: readonly (readonly string[])[]
): string {
  const key = JSON.stringify([kind, files]);
  const root = projectWithRuntime(known.get(key) ?? { ...SHOP, ...files });
  if (known.has(key)) return root;
  for (const run of runs) expect(loglex(root, run)).toMatchObject({ code: 0 });
  known.set(key, textsIn(root));
  return root;
}

/** A folder with these files, in which `@loglex/runtime` is installed. */
export function projectWithRuntime(files: Readonly<Record<string, string>>): string {
  const root = tempProject(files);
  mkdirSync(join(root, 'node_modules/@loglex'), { recursive: true });
  const runtime = fileURLToPath(new URL('../../../runtime', import.meta.url));
  symlinkSync(runtime, join(root, 'node_modules/@loglex/runtime'));
  return root;
}

function textsIn(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('node_modules'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const SHOP = {
  'loglex.yaml': MIGRATION_SETTINGS,
  'log-catalog/shop.yaml': MIGRATION_CATALOG,
  'src/orders/place.ts': PLACE,
  'app/__init__.py': '',
  'app/send.py': SEND,
  '.gitignore': 'node_modules\n',
};
