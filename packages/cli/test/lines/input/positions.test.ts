/** Logs that are written, moved, copied and cut, packed and read in any order: each of their lines is read once. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedLogs } from '../../../src/lines/input/named-logs.ts';
import { openPositions } from '../../../src/lines/input/positions.ts';
import { logRecords } from '../../../src/lines/log-records.ts';
import { tempProject } from '../../support/temp-project.ts';

const knowledge = { layouts: [], isCode: () => false };

async function messagesIn(root: string): Promise<string[]> {
  const positions = openPositions('read.json', root);
  const messages: string[] = [];
  for (const log of namedLogs(['app.log*'], root)) {
    for await (const records of logRecords(log, root, knowledge, positions)) {
      messages.push(...records.map(({ message }) => message));
    }
  }
  positions.save();
  return messages;
}

/** Makes room for a new `app.log.1`. What was packed stays so. */
function age(log: string): void {
  for (let number = 30; number > 0; number--) {
    for (const end of ['', '.gz']) {
      const path = `${log}.${number}${end}`;
      if (existsSync(path)) renameSync(path, `${log}.${number + 1}${end}`);
    }
  }
}

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      lines: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'read' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'begin' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rotate' as const),
      how: fc.constantFrom('move', 'copy', 'pack', 'pack later'),
    }),
  },
);

test('each line once, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 24 }),
      fc.boolean(),
      async (actions, hasBanner) => {
        // More than what a log is known by.
        const banner = hasBanner ? 'the same in every log\n'.repeat(60) : '';
        const root = tempProject({ 'app.log': banner });
        const log = join(root, 'app.log');
        const read: string[] = [];
        let logs = 1;
        let written = 0;
        /** A line that has not ended: no log is rotated in the middle of one. */
        let isOpen = false;
        const end = () => {
          if (isOpen) appendFileSync(log, ' of it\n');
          isOpen = false;
        };
        for (const each of [...actions, { kind: 'read' as const }]) {
          if (each.kind === 'read') read.push(...(await messagesIn(root)));
          else if (each.kind === 'begin') {
            end();
            appendFileSync(log, `line ${written++} and the rest`);
            isOpen = true;
          } else if (each.kind === 'write') {
            end();
            for (let line = 0; line < each.lines; line++) {
              appendFileSync(log, `line ${written++} and the rest of it\n`);
            }
          } else {
            end();
            age(log);
            logs++;
            if (each.how === 'copy') {
              copyFileSync(log, `${log}.1`);
              truncateSync(log);
              appendFileSync(log, banner);
              continue;
            }
            if (each.how === 'pack') {
              writeFileSync(`${log}.1.gz`, gzipSync(readFileSync(log)));
              rmSync(log);
            } else renameSync(log, `${log}.1`);
            writeFileSync(log, banner);
            if (each.how === 'pack later' && existsSync(`${log}.2`)) {
              writeFileSync(`${log}.2.gz`, gzipSync(readFileSync(`${log}.2`)));
              rmSync(`${log}.2`);
            }
          }
        }
        end();
        read.push(...(await messagesIn(root)));
        const isOfBanner = (message: string) => message === 'the same in every log';
        expect(read.filter((message) => !isOfBanner(message))).toEqual(
          Array.from({ length: written }, (_, line) => `line ${line} and the rest of it`),
        );
        expect(read.filter(isOfBanner)).toHaveLength(hasBanner ? logs * 60 : 0);
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);
