/** The workspace that tests open: a copy of the shop, its log beside it, gone afterwards. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { writeFiles, writeShop } from './shop-files.ts';

const made: string[] = [];

/** A folder of these files; the absolute path of it. */
export function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-workspace-')));
  made.push(root);
  writeFiles(root, files);
  return root;
}

/** The shop, and `further` files in it. */
export function shop(further: Readonly<Record<string, string>> = {}): string {
  const root = folder({});
  writeShop(root, further);
  return root;
}

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});
