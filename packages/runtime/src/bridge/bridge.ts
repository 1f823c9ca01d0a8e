/** The host's end of the bridge: what a worker prints becomes records of the host's own logger. */
import type { LogConstant, LogLevel } from '../constant.ts';
import type { AnyLogger } from '../loggers/adapter.ts';
import { adapterOf } from '../loggers/recognise.ts';
import { visible } from '../message/visible.ts';
import { type LogRecord, makeRecord } from '../record.ts';
import type { Registry } from '../registry/registry.ts';
import { readLine } from './line.ts';
import { createLineSplitter } from './split-lines.ts';

export interface BridgeOptions {
  /** Whatever `logConstant` takes. */
  readonly logger: object;
  /** Knows the constants by their codes: `createRegistry(LOG)`. */
  readonly registry: Pick<Registry, 'getConstantByCode'>;
  /** Beside every record, such as the run and the worker. It wins over a field of the same name, which is kept as `name_`. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Whose records the lines without a constant are. Default: `worker`; their subcomponent is the stream. */
  readonly component?: string;
  /** The level of lines without a constant. Default: `debug`. */
  readonly level?: LogLevel;
  /** The longest line, in UTF-16 units; of a longer one only the beginning is logged. Default: a million. */
  readonly longestLine?: number;
  /**
   * The stream that the logger writes to in the end. While that is full, no more is read, and a worker whose pipe is full
   * waits. Loggers do not tell by themselves.
   */
  readonly destination?: DrainingStream;
  /** Is told each line as it came, to keep it in a file, say. */
  readonly onLine?: (line: string, stream: string) => void;
}

/** How many lines there were, by what became of them. */
export interface BridgeCounts {
  lines: number;
  /** Logged as the constant whose code they carry. */
  constants: number;
  /** Of that form, with a code that the registry does not know. */
  unknown: number;
  /** Of that form, but for fields that are no object of JSON. */
  malformed: number;
  /** Anything else. */
  plain: number;
  /** Longer than is allowed; they are counted as plain too. */
  cut: number;
  /** The logger, or `onLine`, threw. */
  failed: number;
}

/** What is used of a `Writable` of Node. */
export interface DrainingStream {
  readonly writableNeedDrain: boolean;
  once(event: 'drain', listener: () => void): unknown;
}

export interface Bridge {
  /** Logs one line. Never throws. */
  log(line: string, stream?: string): void;
  /**
   * Logs a stream to its end, and reads no further while the destination is full.
   * Rejects where reading it fails; what was read until then is logged.
   */
  read(chunks: AsyncIterable<Uint8Array | string>, stream?: string): Promise<void>;
  readonly counts: Readonly<BridgeCounts>;
}

/**
 * A line `CODE | message | extra={json}` (or JSON with a `code`) is logged as its constant: at its level, with its component,
 * subcomponent and tags, and the worker's message and fields. Else, in this order: a line that is not of that form is logged as it
 * is; one with an unknown code together with its code and fields; one with malformed JSON as it is; each at `debug`.
 */
export function createBridge(options: BridgeOptions): Bridge {
  const {
    registry,
    context = {},
    component = 'worker',
    level = 'debug',
    longestLine = 1e6,
  } = options;
  const logger: AnyLogger = options.logger;
  const counts: BridgeCounts = {
    lines: 0,
    constants: 0,
    unknown: 0,
    malformed: 0,
    plain: 0,
    cut: 0,
    failed: 0,
  };

  function logLine(line: string, stream: string): void {
    const text = line.replace(COLOUR, '');
    const read = readLine(text);
    if (read.kind !== 'record') {
      counts[read.kind]++;
      write({ level, component, subcomponent: stream }, text, {});
      return;
    }
    const constant = registry.getConstantByCode(read.code);
    if (constant === undefined) {
      counts.unknown++;
      const about = { level, code: read.code, component, subcomponent: stream };
      write(about, `${read.code} ${read.message}`, read.fields);
      return;
    }
    counts.constants++;
    write(constant, read.message, read.fields);
  }

  function write(about: About, message: string, fields: LogRecord): void {
    const adapter = adapterOf(logger);
    const name = adapter.levelOf(logger, about as LogConstant);
    if (name === undefined) return;
    const record = makeRecord(about, merged(about, fields, context), undefined, adapter, logger);
    adapter.write(logger, name, adapter.isText ? visible(message) : message, record);
  }

  function log(line: string, stream = 'stdout'): void {
    counts.lines++;
    try {
      options.onLine?.(line, stream);
      logLine(line, stream);
    } catch {
      counts.failed++;
    }
  }

  return {
    log,
    counts,
    async read(chunks, stream) {
      const splitter = createLineSplitter(longestLine, (line, cut) => {
        if (cut) counts.cut++;
        if (line !== '') log(cut ? `${line}…` : line, stream);
      });
      try {
        for await (const chunk of chunks) {
          splitter.write(chunk);
          if (options.destination?.writableNeedDrain) await drained(options.destination);
        }
      } finally {
        splitter.end();
      }
    },
  };
}

/** What a record says of itself; one without a constant has no code. */
type About = Pick<LogConstant, 'level'> & Partial<LogConstant>;

/** Colours and other marks for a terminal, which is not where these lines end. */
const COLOUR = /\u001b\[[\d;]{0,30}[A-Za-z]/g;

/** What a record says of its constant. */
const SAID = ['code', 'component', 'subcomponent', 'tags'] as const;

/** The worker's fields, but what the constant says already; then the context, which no worker can overwrite. */
function merged(about: About, fields: LogRecord, context: Readonly<LogRecord>): LogRecord {
  const own = Object.entries(fields).filter(([key, value]) => {
    const said = SAID.find((each) => each === key);
    return said === undefined || JSON.stringify(about[said]) !== JSON.stringify(value);
  });
  const all = new Map<string, unknown>(Object.entries(context));
  for (const [key, value] of own) {
    let free = key;
    while (all.has(free) && all.get(free) !== value) free += '_';
    all.set(free, value);
  }
  return Object.fromEntries(all);
}

function drained(stream: DrainingStream): Promise<void> {
  return new Promise((resolve) => void stream.once('drain', resolve));
}
