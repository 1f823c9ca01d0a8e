/** A file is read once, however many rules are on, and not at all where it cannot hold a log call. */
import type * as Engine from '@loglex/engine';
import { ESLint } from 'eslint';
import { expect, it, vi } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

const reads = vi.hoisted(() => [] as string[]);

vi.mock('@loglex/engine', async (original) => {
  const engine = await original<typeof Engine>();
  const createFrontEnd: typeof engine.createFrontEnd = (settings) => {
    const frontEnd = engine.createFrontEnd(settings);
    return {
      ...frontEnd,
      facts(file) {
        reads.push(file.file);
        return frontEnd.facts(file);
      },
    };
  };
  return { ...engine, createFrontEnd };
});

it('reads each file once', async () => {
  const { default: plugin } = await import('eslint-plugin-loglex');
  const folder = temporaryProject(`
//- loglex.yaml
loglex: 1
//- src/a.js
console.log('One');
//- src/b.js
console.log('Two');
//- src/quiet.js
export const nothing = 1;
`);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended],
  });
  const results = await eslint.lintFiles(['src']);
  expect(Object.keys(plugin.rules).length).toBeGreaterThan(1);
  expect(results.flatMap(({ messages }) => messages)).toHaveLength(2);
  // ESLint reads files side by side: their order is its own.
  expect(reads.toSorted()).toEqual(['src/a.js', 'src/b.js']);
});
