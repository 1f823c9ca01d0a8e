/** A project with a small catalog, and lines of its log. */
import { CLEAN, shop } from './shop.ts';
import { tempProject } from './temp-project.ts';

/** Files beside it: logs. */
export function shopWithLogs(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return tempProject({ ...shop({ 'src/order.ts': CLEAN }), ...files });
}

/** `Payment of A-1 failed`, `Payment of A-2 failed`…, as a log has them. */
export function payments(...orders: readonly (string | number)[]): string {
  return orders.map((order) => `ERROR: Payment of A-${order} failed\n`).join('');
}

/** The orders whose payment rows of `loglex lines` tell. */
export function ordersIn(stdout: string): string[] {
  return Array.from(stdout.matchAll(/Payment of A-(\S+) failed/g), ([, order = '']) => order);
}
