/** The layouts that logs have by habit: those of libraries by name, those of text as they look. */
import { RUNGS } from '@loglex/catalog';
import { type JsonLayout, parseTextLayout, type TextLayout } from './layout.ts';

const TENS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/** The severity numbers of OpenTelemetry, four for each level. */
const FOURS = new Map(
  RUNGS.flatMap((rung, index) => [1, 2, 3, 4].map((fine) => [index * 4 + fine, rung])),
);

/** Of two that an object has the keys of, the first counts. */
export const JSON_LAYOUTS: readonly JsonLayout[] = [
  {
    kind: 'json',
    id: 'otlp',
    envelope: 'otlp',
    requires: ['body'],
    keys: {
      file: ['code.file.path', 'code.filepath'],
      function: ['code.function.name', 'code.function'],
      lineno: ['code.line.number', 'code.lineno'],
      timestamp: ['timeUnixNano', 'observedTimeUnixNano'],
      level: ['severityText', 'severityNumber'],
      message: ['body'],
      logger: ['scope'],
    },
    stack: ['exception.stacktrace'],
    numbers: FOURS,
  },
  {
    kind: 'json',
    id: 'bunyan',
    requires: ['msg', 'level', 'v', 'pid', 'name'],
    keys: {
      file: ['src.file'],
      function: ['src.func'],
      lineno: ['src.line'],
      timestamp: ['time'],
      level: ['level'],
      message: ['msg'],
      logger: ['name'],
    },
    stack: ['err.stack'],
    numbers: TENS,
  },
  {
    kind: 'json',
    id: 'pino',
    requires: ['level', 'time'],
    keys: { timestamp: ['time'], level: ['level'], message: ['msg'], logger: ['name'] },
    stack: ['err.stack'],
    numbers: TENS,
  },
  {
    kind: 'json',
    id: 'ecs',
    requires: ['@timestamp', 'message'],
    keys: {
      file: ['log.origin.file.name'],
      function: ['log.origin.function'],
      lineno: ['log.origin.file.line'],
      timestamp: ['@timestamp'],
      level: ['log.level'],
      message: ['message'],
      logger: ['log.logger'],
      code: ['event.code'],
    },
    stack: ['error.stack_trace'],
  },
  {
    kind: 'json',
    id: 'structlog',
    requires: ['event'],
    keys: {
      file: ['pathname', 'filename'],
      function: ['func_name'],
      lineno: ['lineno'],
      timestamp: ['timestamp'],
      level: ['level', 'log_level'],
      message: ['event'],
      logger: ['logger', 'logger_name'],
    },
    stack: ['exception'],
  },
  {
    kind: 'json',
    id: 'python-json-logger',
    requires: ['message', 'levelname'],
    keys: {
      file: ['pathname', 'filename'],
      function: ['funcName'],
      lineno: ['lineno'],
      timestamp: ['asctime', 'timestamp'],
      level: ['levelname'],
      message: ['message'],
      logger: ['name'],
    },
    stack: ['exc_info'],
  },
  {
    kind: 'json',
    id: 'winston',
    requires: ['message', 'level'],
    keys: {
      timestamp: ['timestamp'],
      level: ['level'],
      message: ['message'],
      logger: ['logger', 'label', 'service'],
    },
    stack: ['stack'],
  },
];

/** What a file of text may look like, where nobody says. */
export const TEXT_LAYOUTS: readonly TextLayout[] = [
  '{code} | {message} | extra={extra:json}',
  '{code} | {message}',
  '{timestamp} | {level} | {logger} | {message}',
  '{timestamp} | {level} | {message}',
  '{timestamp} - {logger} - {level} - {message}',
  '{timestamp} - {level} - {message}',
  '[{timestamp}] [{component}] [{level}] {message}',
  '[{timestamp}] [{level}] [{logger}] {message}',
  '[{timestamp}] [{level}] {message}',
  '[{timestamp}] {level} in {logger}: {message}',
  '[{timestamp}] {level} ({logger}): {message}',
  '[{timestamp}] {level}: {message}',
  '{timestamp} [{level}] {logger}: {message}',
  '{timestamp} [{level}]: {message}',
  '{timestamp} [{level}] {message}',
  '{timestamp} [{thread}] {level} {logger} - {message}',
  '{timestamp} {level} [{thread}] {logger} - {message}',
  '{timestamp} {level} [{logger}] {message}',
  '{timestamp} {level} {logger}: {message}',
  '{timestamp} {level}: {message}',
  '{timestamp} {level} {message}',
  '[Nest] {process} - {timestamp} {level} [{logger}] {message}',
  '[Nest] {process} - {timestamp} {level} {message}',
  '{timestamp} {host} {process}[{pid}]: {message}',
  '{level}:{logger}:{message}',
  '[{level}] {logger}: {message}',
  '[{level}] {message}',
  '{level}: {message}',
].map((text) => parseTextLayout(text) as TextLayout);
