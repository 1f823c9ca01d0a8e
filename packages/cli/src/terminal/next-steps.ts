/** What to do next, as commands end what they print: a command in each line, and what it does. */
import type { Paint } from './table.ts';

/** Lines with their ends; nothing where there is nothing to do. */
export function nextSteps(
  steps: readonly (readonly [command: string, does: string])[],
  paint: Paint,
): string {
  if (steps.length === 0) return '';
  const wide = Math.max(...steps.map(([command]) => command.length));
  const lines = steps.map(([command, does]) => `  ${paint.cyan(command.padEnd(wide))}  ${does}`);
  return [paint.bold('Next'), ...lines, ''].join('\n');
}
