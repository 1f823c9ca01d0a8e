/** What can be wrong with a catalog only because it stands in code, under its id, with the words that documentation needs. */
import type { CatalogProblemKind } from '@loglex/catalog';

export interface SourceProblemKind extends Omit<CatalogProblemKind, 'incorrect' | 'correct'> {
  /** Modules that the preset `constant-calls` reads, each with this problem and no other. */
  readonly incorrect: readonly SourceExample[];
  /** Modules without any problem. */
  readonly correct: readonly SourceExample[];
}

export interface SourceExample {
  readonly language: 'py' | 'ts';
  readonly code: string;
}

const PY_FULL = 'LOG_FULL = _constant("LOG612", "WARNING", "Queue full")\n';
const PY_SLOW = 'LOG_SLOW = _constant("LOG613", "INFO", "Queue slow")\n';
const TS_FULL = "export const LOG_FULL = define('LOG612', 'warn', 'Queue full');\n";
const TS_SLOW = "export const LOG_SLOW = define('LOG613', 'info', 'Queue slow');\n";
const PY_IDLE = 'LOG_IDLE = _constant("LOG614", "INFO", "Queue idle")\n';
const TS_IDLE = "export const LOG_IDLE = define('LOG614', 'info', 'Queue idle');\n";

const LISTED: readonly SourceExample[] = [
  { language: 'py', code: `${PY_FULL}${PY_SLOW}\nALL = (LOG_FULL, LOG_SLOW)\n` },
  { language: 'ts', code: `${TS_FULL}${TS_SLOW}\nexport const ALL = [LOG_FULL, LOG_SLOW];\n` },
];

export const SOURCE_PROBLEMS = {
  'not-in-aggregate': {
    severity: 'warning',
    description: 'Require every constant in the list of all constants',
    what: 'A constant that stands in a module with a list of its constants (`ALL = (LOG_A, LOG_B)`), and in none of its lists. The list of all is the one that names the most constants, and at least half of them; a shorter one is a selection.',
    why: 'Whatever looks constants up in the list, by code or by component, does not know this one: its records come without a meaning.',
    incorrect: [
      { language: 'py', code: `${PY_FULL}${PY_SLOW}${PY_IDLE}\nALL = (LOG_FULL, LOG_SLOW)\n` },
      {
        language: 'ts',
        code: `${TS_FULL}${TS_SLOW}${TS_IDLE}\nexport const ALL = [LOG_FULL, LOG_SLOW];\n`,
      },
    ],
    correct: [
      {
        language: 'py',
        code: `${PY_FULL}${PY_SLOW}${PY_IDLE}\nALL = (LOG_FULL, LOG_SLOW, LOG_IDLE)\nNOISY = (LOG_FULL, LOG_SLOW)\n`,
      },
      {
        language: 'ts',
        code: `${TS_FULL}${TS_SLOW}${TS_IDLE}\nexport const ALL = [LOG_FULL, LOG_SLOW, LOG_IDLE];\n`,
      },
    ],
  },
  'unknown-in-aggregate': {
    severity: 'warning',
    description: 'Disallow names in a list of constants that are no constants',
    what: 'A name in a list of constants that is none of those that were read, and no other name for one of them.',
    why: 'A name that does not exist fails when the module is loaded; a constant that cannot be read is held to nothing.',
    incorrect: [
      { language: 'py', code: `${PY_FULL}${PY_SLOW}\nALL = (LOG_FULL, LOG_SLOW, LOG_SLOWER)\n` },
      {
        language: 'ts',
        code: `${TS_FULL}${TS_SLOW}\nexport const ALL = [LOG_FULL, LOG_SLOW, LOG_SLOWER];\n`,
      },
    ],
    correct: LISTED,
  },
  'repeated-in-aggregate': {
    severity: 'warning',
    description: 'Disallow a constant twice in a list of constants',
    what: 'A name that stands a second time in a list of constants.',
    why: 'Whatever counts or tests the list takes it twice; more often than not another constant was meant.',
    incorrect: [
      { language: 'py', code: `${PY_FULL}${PY_SLOW}\nALL = (LOG_FULL, LOG_SLOW, LOG_FULL)\n` },
      {
        language: 'ts',
        code: `${TS_FULL}${TS_SLOW}\nexport const ALL = [LOG_FULL, LOG_SLOW, LOG_FULL];\n`,
      },
    ],
    correct: LISTED,
  },
  'wrapped-message': {
    severity: 'warning',
    description: 'Require messages of constants to be the text that is logged',
    what: 'The message of a constant that goes through a function: what that makes of it is known only when the code runs. Functions that translate are known.',
    why: 'A search of the logs for the text, and every check that compares it with a call, may miss what is really written.',
    incorrect: [
      { language: 'py', code: wrappedInPython('shout("Queue full")') },
      { language: 'ts', code: wrappedInTypeScript("shout('Queue full')") },
    ],
    correct: [
      { language: 'py', code: wrappedInPython('_("Queue full")') },
      { language: 'ts', code: wrappedInTypeScript("'QUEUE FULL'") },
    ],
  },
} as const satisfies Readonly<Record<string, SourceProblemKind>>;

function wrappedInPython(message: string): string {
  return `LOG_FULL = _constant(\n    code="LOG612",\n    level="WARNING",\n    message=${message},\n)\n`;
}

function wrappedInTypeScript(message: string): string {
  return `export const LOG_FULL = define({\n  code: 'LOG612',\n  level: 'warn',\n  message: ${message},\n});\n`;
}
