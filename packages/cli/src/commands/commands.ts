/** The commands by name, in the order in which help lists them. */
import type { Command } from 'commander';

/** A module of `commands/`: adds one command to the program. */
export interface CommandModule {
  register(program: Command): void;
}

/** Each command's module, imported only when the command runs or help lists it. */
export const COMMANDS: ReadonlyMap<string, () => Promise<CommandModule>> = new Map([
  ['init', () => import('./init.ts')],
  ['check', () => import('./check.ts')],
  ['audit', () => import('./audit.ts')],
  ['migrate', () => import('./migrate.ts')],
  ['catalog', () => import('./catalog.ts')],
  ['explain', () => import('./explain.ts')],
  ['lines', () => import('./lines.ts')],
  ['coverage', () => import('./coverage.ts')],
  ['generate', () => import('./generate.ts')],
  ['docs', () => import('./docs.ts')],
  ['doctor', () => import('./doctor.ts')],
  ['lsp', () => import('./lsp.ts')],
  ['mcp', () => import('./mcp.ts')],
]);
