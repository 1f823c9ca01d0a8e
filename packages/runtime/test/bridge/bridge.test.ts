/** What comes out of a bridge is what real loggers wrote; what goes in is what real programs print. */
import { spawn, spawnSync } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { createRegistry, logConstant, type LogConstant } from '@loglex/runtime';
import { bridgeProcess, createBridge, createLineLogger, readLine } from '@loglex/runtime/bridge';
import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';

const STEP_FAILED: LogConstant<{ step: number; note: string }> = {
  code: 'LOG402',
  name: 'STEP_FAILED',
  level: 'error',
  message: 'Step {step} failed: {note}',
  component: 'Controller',
  subcomponent: 'Session',
  tags: ['session'],
};
const registry = createRegistry({ STEP_FAILED });

type Json = Record<string, unknown>;

function host(context?: Json) {
  const written: Json[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(JSON.parse(chunk.toString()) as Json);
      done();
    },
  });
  const logger = pino({ base: null, timestamp: false, level: 'trace' }, stream);
  const bridge = createBridge({ logger, registry, ...(context && { context }) });
  return { bridge, written };
}

describe('a line', () => {
  it('of a known code is logged as its constant, with what the worker said', () => {
    const { bridge, written } = host({ run_id: 'r1' });
    bridge.log('LOG402 | Step 3 failed: no reward | extra={"step": 3, "component": "Controller"}');
    expect(written).toEqual([
      {
        level: 50,
        code: 'LOG402',
        component: 'Controller',
        subcomponent: 'Session',
        tags: ['session'],
        run_id: 'r1',
        step: 3,
        msg: 'Step 3 failed: no reward',
      },
    ]);
  });

  // gym-gui's three fallbacks, in its order (gym_gui/services/trainer/dispatcher.py).
  it('that is not of the form is logged as it is, at debug', () => {
    const { bridge, written } = host();
    bridge.log('Loading weights…');
    expect(written).toEqual([
      { level: 20, component: 'worker', subcomponent: 'stdout', msg: 'Loading weights…' },
    ]);
  });

  it('of an unknown code is logged at debug with the code and its fields', () => {
    const { bridge, written } = host();
    bridge.log('LOG999 | Strange | extra={"a": [1]}');
    expect(written).toEqual([
      {
        level: 20,
        code: 'LOG999',
        component: 'worker',
        subcomponent: 'stdout',
        a: [1],
        msg: 'LOG999 Strange',
      },
    ]);
  });

  // `json.dumps({"reward": float("nan")})` writes no JSON, and nothing in Python minds.
  it('of a worker in Python may have numbers that JSON has no form for', () => {
    const { bridge, written } = host();
    bridge.log(
      'LOG402 | x | extra={"step": NaN, "best": [Infinity, -Infinity], "note": "a \\"NaN\\" Infinity"}',
    );
    expect(bridge.counts).toMatchObject({ constants: 1, malformed: 0 });
    expect(written).toMatchObject([
      { step: 'NaN', best: ['Infinity', '-Infinity'], note: 'a "NaN" Infinity' },
    ]);
  });

  it.each(['{"step": 3', '[1]', '', 'null', "{'step': 3}"])(
    'of a known code whose fields are %j is logged as it is, at debug',
    (fields) => {
      const { bridge, written } = host();
      const line = `LOG402 | Step 3 failed | extra=${fields}`;
      bridge.log(line);
      expect(written).toMatchObject([{ level: 20, msg: line }]);
      expect(bridge.counts).toMatchObject({ lines: 1, malformed: 1, constants: 0 });
    },
  );

  it('of JSON is logged as the constant whose code it has', () => {
    const { bridge, written } = host();
    bridge.log('{"level":30,"time":1,"pid":7,"code":"LOG402","step":3,"msg":"Step 3"}');
    expect(written).toMatchObject([{ level: 50, code: 'LOG402', step: 3, msg: 'Step 3' }]);
    expect(written[0]).not.toHaveProperty('pid');
  });

  it('cannot take a field of the host for its own', () => {
    const { bridge, written } = host({ worker_id: 'w1' });
    bridge.log(
      'LOG402 | x | extra={"worker_id": "w2", "level": 10, "component": "Other", "__proto__": 1}',
    );
    expect(written).toMatchObject([
      {
        level: 50,
        worker_id: 'w1',
        worker_id_: 'w2',
        level_: 10,
        component: 'Controller',
        component_: 'Other',
      },
    ]);
  });

  it('keeps fields that are called as something of the constant that no record says', () => {
    const { bridge, written } = host();
    bridge.log('LOG402 | x | extra={"name": "STEP_FAILED", "tags": ["session"]}');
    expect(written).toMatchObject([{ name: 'STEP_FAILED', tags: ['session'] }]);
    expect(written[0]).not.toHaveProperty('tags_');
  });

  it('loses its colours', () => {
    const { bridge, written } = host();
    bridge.log('\u001b[31mLOG402\u001b[0m | x | extra={}');
    expect(written).toMatchObject([{ code: 'LOG402' }]);
  });

  it.each([
    ['LOG402 | a | extra={} | extra={"b": 1}', 'a | extra={}', { b: 1 }],
    ['LOG402 | a | extra={"b": " | extra=x"}', 'a', { b: ' | extra=x' }],
    ['LOG622A | a | b | extra={}', 'a | b', {}],
  ])('with bars in it is read: %s', (line, message, fields) => {
    expect(readLine(line)).toMatchObject({ kind: 'record', message, fields });
  });

  it.each([
    'two words | a | extra={}',
    ' | a | extra={}',
    'LOG402 | a',
    'LOG402 a | extra={}',
    '{}',
    '{"code": 1}',
  ])('of another form is plain: %s', (line) => expect(readLine(line)).toEqual({ kind: 'plain' }));

  it('in a text log stays on its line', () => {
    const lines: string[] = [];
    const logger = {
      debug: (text: string) => lines.push(text),
      error: (text: string) => lines.push(text),
    };
    const bridge = createBridge({ logger, registry });
    bridge.log('{"code": "LOG402", "msg": "a\\nFAKE"}');
    bridge.log('b\u0007\u202e');
    expect(lines).toEqual(['a\\nFAKE', 'b\\u0007\\u202e']);
  });

  it('that the logger refuses costs nothing but itself', () => {
    const logger = {
      error() {
        throw new Error('disk full');
      },
    };
    const bridge = createBridge({ logger, registry });
    bridge.log('LOG402 | x | extra={}');
    expect(bridge.counts).toMatchObject({ lines: 1, failed: 1 });
  });

  it('of any text is logged, in a time that grows with its length', () => {
    const { bridge, written } = host();
    for (const part of [
      ' | extra=',
      '{',
      '[',
      '"',
      '\\',
      '\u001b[',
      ' | ',
      'LOG402 | x | extra={"a":',
    ]) {
      const started = performance.now();
      bridge.log(part.repeat(300_000 / part.length));
      bridge.log(`LOG402 | ${part.repeat(300_000 / part.length)} | extra={}`);
      expect(performance.now() - started).toBeLessThan(1000);
    }
    expect(written).toHaveLength(16);
    expect(bridge.counts.failed).toBe(0);
  });
});

describe('both ends', () => {
  it('give the host what the worker logged', () => {
    fc.assert(
      fc.property(
        fc.record({ step: fc.integer(), note: fc.string({ unit: 'binary' }) }),
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 })),
        (fields, more) => {
          const lines: string[] = [];
          const given = { ...more, ...fields };
          logConstant(
            createLineLogger((line) => lines.push(line)),
            STEP_FAILED,
            given,
          );
          expect(lines).toHaveLength(1);
          expect(lines[0]).not.toMatch(/[\n\r\u2028]/);
          const read = readLine(lines[0]!);
          expect(read).toMatchObject({ kind: 'record', code: 'LOG402' });
          if (read.kind !== 'record') return;
          // A field with a name of the constant's own is kept beside it: hence only the two that are surely not.
          expect(read.fields).toMatchObject(JSON.parse(JSON.stringify(fields)) as Json);
        },
      ),
    );
  });
});

describe('a stream', () => {
  const text = 'LOG402 | Grüße 🎉 | extra={"step": 1}\r\n\nplain\nlast';

  it('is the same lines however it is cut into chunks', async () => {
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        const { bridge, written } = host();
        await bridge.read(Readable.from(chunks));
        expect(written.map(({ msg }) => msg)).toEqual(['Grüße 🎉', 'plain', 'last']);
      }),
      { numRuns: 60 },
    );
  });

  it('of broken bytes is logged', async () => {
    const { bridge, written } = host();
    await bridge.read(Readable.from([Buffer.from([0xff, 0x41, 0x0a, 0xc3])]));
    expect(written.map(({ msg }) => msg)).toEqual(['\ufffdA', '\ufffd']);
  });

  it('without a line end is cut, and costs no memory', async () => {
    const written: string[] = [];
    const logger = { debug: (message: string) => written.push(message) };
    const bridge = createBridge({ logger, registry, longestLine: 1000 });
    const chunk = 'x'.repeat(64 * 1024);
    const chunks = function* () {
      for (let index = 0; index < 2000; index++) yield chunk;
      yield '\nafter\n';
    };
    const before = process.memoryUsage().heapUsed;
    await bridge.read(Readable.from(chunks()));
    expect(written).toEqual([`${'x'.repeat(1000)}…`, 'after']);
    expect(bridge.counts).toMatchObject({ lines: 2, cut: 1, plain: 2 });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
  });

  it.each(['waited for', 'not waited for'])('of a destination that is %s', async (mode) => {
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1000,
      write: (_chunk, _encoding, done) => void setTimeout(done, 1),
    });
    const logger = pino({ level: 'trace' }, slow);
    const destination = mode === 'waited for' ? { destination: slow } : {};
    const bridge = createBridge({ logger, registry, ...destination });
    const chunks = function* () {
      for (let index = 0; index < 300; index++) {
        most = Math.max(most, slow.writableLength);
        yield `line ${index}\n`;
      }
    };
    await bridge.read(Readable.from(chunks(), { highWaterMark: 1 }));
    expect(bridge.counts.plain).toBe(300);
    // A line of pino's is some 100 bytes.
    if (mode === 'waited for') expect(most).toBeLessThan(1500);
    else expect(most).toBeGreaterThan(15_000);
  });

  it('that breaks off rejects, after what came of it is logged', async () => {
    const { bridge, written } = host();
    const chunks = function* () {
      yield 'one\ntw';
      throw new Error('broken pipe');
    };
    await expect(bridge.read(Readable.from(chunks()))).rejects.toThrow('broken pipe');
    expect(written.map(({ msg }) => msg)).toEqual(['one', 'tw']);
  });
});

describe('a process', () => {
  it('of Node is logged, with how it ended', async () => {
    const { written, options } = processHost();
    const worker = `
      console.log('LOG402 | Step 1 failed: x | extra={"step":1,"note":"x"}');
      console.error('Traceback');
      process.exitCode = 3;`;
    const end = await bridgeProcess(spawn(process.execPath, ['-e', worker]), options);
    expect(end).toMatchObject({ exitCode: 3, signal: null, stderrTail: ['Traceback'] });
    expect(end.counts).toMatchObject({ lines: 2, constants: 1, plain: 1 });
    expect(written.find(({ code }) => code === 'LOG402')).toMatchObject({ step: 1, worker: 'w1' });
    expect(written.find(({ subcomponent }) => subcomponent === 'stderr')).toMatchObject({
      msg: 'Traceback',
    });
  });

  it('that cannot be started is an end as well', async () => {
    const { options } = processHost();
    const end = await bridgeProcess(spawn('/no/such/program'), options);
    expect(end).toMatchObject({ exitCode: null, error: { code: 'ENOENT' } });
  });

  it('that is killed tells its signal, and its last lines', async () => {
    const { options } = processHost();
    const worker = `for (let i = 0; i < 50; i++) console.error('line ' + i); process.kill(process.pid, 'SIGKILL')`;
    const end = await bridgeProcess(spawn(process.execPath, ['-e', worker]), options);
    expect(end.signal).toBe('SIGKILL');
    expect(end.stderrTail).toHaveLength(20);
    expect(end.stderrTail.at(-1)).toBe('line 49');
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  it.runIf(python)('of CPython is logged, as gym-gui’s workers print', async () => {
    const { written, options } = processHost();
    const worker = `
import json
for step in range(3):
    print(f"LOG402 | Step {step} failed | extra={json.dumps({'step': step, 'note': 'ü | extra='})}")
print("LOG1 | ? | extra={}")
raise SystemExit("no more")`;
    const end = await bridgeProcess(spawn('python3', ['-c', worker]), options);
    expect(end).toMatchObject({ exitCode: 1, stderrTail: ['no more'] });
    expect(end.counts).toMatchObject({ lines: 5, constants: 3, unknown: 1, plain: 1 });
    expect(written.filter(({ code }) => code === 'LOG402').map(({ step }) => step)).toEqual([
      0, 1, 2,
    ]);
    expect(written[0]).toMatchObject({ note: 'ü | extra=' });
  });
});

function processHost() {
  const written: Json[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(JSON.parse(chunk.toString()) as Json);
      done();
    },
  });
  const logger = pino({ level: 'trace' }, stream);
  return { written, options: { logger, registry, context: { worker: 'w1' } } };
}
