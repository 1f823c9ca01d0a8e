/** What goes on between requests, where a keystroke comes between. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LiveProject } from '@loglex/project';
import { afterEach, expect, it, vi } from 'vitest';
import type { Client } from '../../src/client.ts';
import { createBackground } from '../../src/state/background.ts';
import type { Transport } from '../../src/transport/transport.ts';

const onChange = vi.fn();
const background = createBackground({} as Client, {} as Transport, onChange, () => ['app.log']);

afterEach(() => background.stop());

it('tells what was found in a log, though somebody typed before it was told', async () => {
  const left = [true];
  const project = {
    phase: 'filling',
    prepareLog: () => left.pop() ?? false,
    catchUp: () => false,
  } as unknown as LiveProject;
  background.logOpened(project);
  await setImmediate();
  expect(left).toEqual([]);
  background.changed(project);
  expect(onChange).not.toHaveBeenCalled();
  // Nobody has typed for long enough by then.
  await setTimeout(600);
  expect(onChange).toHaveBeenCalledOnce();
});
