/** Lines that begin no record: what stands below one is part of it, as stack traces are. */

/** What the lines so far say of the next one. */
export interface BelowRecord {
  /** Whether the record was read by a layout, so that its log says where records begin. */
  readonly hasLayout: boolean;
  /** Whether a trace has begun below it. */
  readonly inTrace: boolean;
  /** Whether it says nothing so far: a message that begins with a line end goes on below. */
  readonly isEmpty: boolean;
}

/** Whether a line that no layout fits belongs to the record above it. */
export function continues(line: string, { hasLayout, inTrace, isEmpty }: BelowRecord): boolean {
  if (line === '' || (hasLayout && isEmpty)) return true;
  const first = line.charCodeAt(0);
  if (first === 32 || first === 9) return hasLayout || inTrace || FRAME.test(line);
  if (TRACE_START.test(line)) return true;
  return (inTrace && TRACE_LINE.test(line)) || (hasLayout && ERROR_LINE.test(line));
}

/** Whether a line that continues a record leaves a trace open: below the name of an error, it has ended. */
export function leavesTraceOpen(line: string, inTrace: boolean): boolean {
  const first = line.charCodeAt(0);
  if (first === 32 || first === 9) return inTrace || FRAME.test(line);
  return TRACE_START.test(line);
}

/** Whether a line says that a trace begins below it. */
export function isTraceStart(line: string): boolean {
  return TRACE_START.test(line);
}

/** `  File "a.py", line 1, in f`, `    at f (a.js:1:2)`, `    ... 12 more` */
const FRAME = /^\s{1,64}(?:at |File "|\.\.\. |\|)/;

/** Python's and Java's own words. */
const TRACE_START =
  /^(?:Traceback \(most recent call last\):|Caused by: |Suppressed: |Exception in thread |During handling of the above exception|The above exception was the direct cause|Stack trace:| {2}\+ Exception Group Traceback)/;

/** `app.errors.QueueFull: too many rows`, `KeyError`, `}`, `]` */
const TRACE_LINE = /^(?:(?:[A-Za-z_][\w$]{0,99}\.){0,20}[A-Z][\w$]{0,99}(?::|$)|[}\])]{1,3}[,;]?$)/;

const ERROR_LINE =
  /^(?:Uncaught )?(?:[A-Za-z_][\w$]{0,99}\.){0,20}(?:[A-Z][\w$]{0,99})?(?:Error|Exception)(?::|$| \[)/;
