/** `loglex mcp`, from its options to its exit code. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from '../command-error.ts';
import type { McpOptions } from '../commands/mcp.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured } from '../open-project.ts';
import { serveMcp } from './serve-mcp.ts';

export async function runMcp({ root, allowWrites }: McpOptions): Promise<ExitCode> {
  const folder = resolve(root);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CommandError(`There is no folder ${root}.`);
  }
  await openConfigured({ cwd: folder });
  await serveMcp(folder, allowWrites === true);
  return EXIT.clean;
}
