/** The formatter of docs/generate.md makes lines of a worker in Python that the bridge reads as the worker's constants. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATORS, parseCatalog } from '@loglex/catalog';
import { createRegistry } from '@loglex/runtime';
import { bridgeProcess } from '@loglex/runtime/bridge';
import pino from 'pino';
import { expect, it } from 'vitest';

const { catalog } = parseCatalog([
  {
    file: 'log-catalog.yaml',
    text: `
loglex: 1
components: { telemetry: { description: Stores events., subcomponents: { sink: { description: Writes rows. } } } }
constants:
  - { code: LOG612, name: SINK_FULL, level: warn, message: 'Queue full: {dropped} rows', component: telemetry, subcomponent: sink, tags: [load], fields: { dropped: { type: integer } } }
`,
  },
]);

const WORK = `
from log_codes import LOG_SINK_FULL, log_constant
logger = logging.getLogger("app")
log_constant(logger, LOG_SINK_FULL, extra={"dropped": 3, "rate": float("nan"), "path": "a|b"})
try:
    1 / 0
except ZeroDivisionError as error:
    log_constant(logger, LOG_SINK_FULL, "two\\nlines", extra={"dropped": 4}, exc_info=error)
logger.info("ready")
`;

it.runIf(spawnSync('python3', ['-c', '']).status === 0)('is read by the bridge', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loglex-worker-'));
  try {
    const page = readFileSync(new URL('../docs/generate.md', import.meta.url), 'utf8');
    const [, recipe] = /^```python\n(import json[^]*?)^```/m.exec(page)!;
    writeFileSync(
      join(folder, 'log_codes.py'),
      GENERATORS.get('python')!(catalog, { from: ['log-catalog.yaml'] }).text,
    );
    writeFileSync(join(folder, 'worker.py'), `${recipe}${WORK}`);
    const written: Record<string, unknown>[] = [];
    const logger = pino(
      { base: null, timestamp: false, level: 'trace' },
      { write: (line: string) => void written.push(JSON.parse(line) as Record<string, unknown>) },
    );
    const [{ code, name, message, tags } = never()] = catalog.constants;
    const end = await bridgeProcess(spawn('python3', ['worker.py'], { cwd: folder }), {
      logger,
      registry: createRegistry({
        SINK_FULL: {
          ...{ code, name, level: 'warn', message, tags },
          ...{ component: 'telemetry', subcomponent: 'sink' },
        },
      }),
      context: { run: 'r1' },
    });
    expect(end.stderrTail).toEqual([]);
    expect(end.counts).toMatchObject({ lines: 3, constants: 2, plain: 1, malformed: 0 });
    const said = {
      level: 40,
      code: 'LOG612',
      component: 'telemetry',
      subcomponent: 'sink',
      run: 'r1',
    };
    expect(written).toMatchObject([
      { ...said, msg: 'Queue full: 3 rows', dropped: 3, rate: 'NaN', path: 'a|b' },
      { ...said, dropped: 4, error: expect.stringContaining('ZeroDivisionError') as unknown },
      { level: 20, msg: 'ready', component: 'worker', run: 'r1' },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function never(): never {
  throw new Error('the catalog has a constant');
}
