/** Deliveries: each is open at the dock until it is finished. */
import { join } from 'node:path';

export interface Delivery {
  readonly id: string;
  /** Where its list goes. */
  listPath(): string;
  keep(list: string): void;
  finish(): void;
}

const dock = new Set<string>();
const shelf: string[] = [];
const lists = new Map<string, string>();

export function openDelivery(id: string): Delivery {
  dock.add(id);
  return {
    id,
    listPath: () => join('lists', `${id}.txt`),
    keep: (list) => void lists.set(id, list),
    finish: () => void dock.delete(id),
  };
}

export function receive(id: string, boxes: readonly string[]): number {
  const delivery = openDelivery(id);
  if (boxes.length === 0) return 0;
  try {
    shelf.push(...boxes);
  } finally {
    delivery.finish();
  }
  return boxes.length;
}

export function inspect(id: string, boxes: readonly string[]): number {
  // Not unfinished-protocol: every way out passes `finally`.
  const delivery = openDelivery(id);
  try {
    if (boxes.length === 0) return 0;
    return boxes.filter((box) => box.startsWith('fragile')).length;
  } finally {
    delivery.finish();
  }
}
