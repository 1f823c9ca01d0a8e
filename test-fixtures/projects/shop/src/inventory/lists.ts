/** Lists of what a delivery brought: each lies where its delivery says, and is kept with it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery } from './delivery.js';

export function writeList(delivery: Delivery, boxes: readonly string[]): void {
  const list = delivery.listPath();
  writeFileSync(list, boxes.join('\n'));
  if (boxes.length === 0) return;
  delivery.keep(list);
}

export function copyList(delivery: Delivery, text: string): boolean {
  // Not unfinished-protocol: it is kept wherever it was written, and nothing went wrong.
  const list = delivery.listPath();
  if (existsSync(list)) return true;
  try {
    writeFileSync(list, text);
  } catch {
    return false;
  }
  delivery.keep(list);
  return true;
}

export function readList(id: string): string {
  return readFileSync(join('lists', `${id}.txt`), 'utf8');
}

export function printList(id: string): string {
  // Not hard-coded-path: these lists are those of the printer.
  return readFileSync(join('printer', 'lists', `${id}.txt`), 'utf8');
}
