/** What a manifest has to say of its own stage: required keys, a status that is known and final, times, errors. */
import {
  type Catalog,
  closest,
  type ManifestKind,
  type ManifestRole,
  type TextRange,
} from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { finding } from './finding.ts';
import type { ManifestCheckId } from './manifest-checks.ts';
import type { RecordedError, TrackedFile } from './manifest.ts';
import { inWords, quoted } from './quoted.ts';
import type { ManifestWords, Stage } from './stages.ts';

export function* stageFindings(
  stage: Stage,
  kind: ManifestKind,
  words: ManifestWords,
  catalog: Catalog,
): Generator<Finding> {
  yield* missingKeys(stage, kind);
  yield* unknownStage(stage, words);
  yield* status(stage, kind, words);
  yield* times(stage);
  yield* errors(stage, kind, catalog);
}

/** What is only known when a stage has ended. */
const OF_THE_END: ReadonlySet<ManifestRole> = new Set(['completed', 'duration']);

function* missingKeys({ name, outcome, record }: Stage, kind: ManifestKind): Generator<Finding> {
  const { file, values, inputs, outputs, intermediates } = record;
  const missing = (role: ManifestRole, range: TextRange, whose: string) => {
    const key = kind.roles[role][0] ?? role;
    return finding(
      'missing-key',
      { file, range },
      `${whose} has no "${key}", which the catalog asks of each manifest of "${kind.name}". Write it, or take ${role} out of "required".`,
    );
  };
  for (const role of kind.required) {
    if (OF_FILES.has(role) || OF_ERRORS.has(role)) continue;
    if (OF_THE_END.has(role) && outcome === 'unfinished') continue;
    if (!values.has(role)) yield missing(role, record.range, `The stage ${quoted(name)}`);
  }
  const tracked: readonly (readonly [string, readonly TrackedFile[], readonly ManifestRole[]])[] = [
    ['An input', inputs, ['path', 'type', 'from']],
    ['An output', outputs, ['path', 'type']],
    ['An intermediate file', intermediates, ['path', 'type', 'retained', 'reason']],
  ];
  for (const [whose, files, roles] of tracked) {
    for (const { roles: there, range } of files) {
      for (const role of roles) {
        // A file without a path is none, whatever the catalog asks.
        const asked = role === 'path' || kind.required.has(role);
        if (asked && !there.has(role)) yield missing(role, range, `${whose} of ${quoted(name)}`);
      }
    }
  }
  for (const { roles, range } of record.errors) {
    if (kind.required.has('message') && !roles.has('message')) {
      yield missing('message', range, `An error of ${quoted(name)}`);
    }
  }
}

const OF_FILES: ReadonlySet<ManifestRole> = new Set(['path', 'type', 'from', 'retained', 'reason']);
const OF_ERRORS: ReadonlySet<ManifestRole> = new Set(['code', 'message']);

function* unknownStage({ record }: Stage, { stages }: ManifestWords): Generator<Finding> {
  const { name, file } = record;
  if (stages === undefined || name === undefined || stages.has(name.text)) return;
  yield finding(
    'unknown-stage',
    { file, range: name.range },
    `The catalog has no stage ${quoted(name.text)}, so nobody waits for it. ${meant(name.text, stages.keys(), 'Declare it in the legend of stages.')}`,
  );
}

function* status(
  { name, outcome, record }: Stage,
  kind: ManifestKind,
  { statuses }: ManifestWords,
): Generator<Finding> {
  const { status: said, file, range } = record;
  if (said === undefined) return;
  const place = { file, range: said.range };
  if (statuses && !statuses.has(said.text)) {
    const advice = meant(
      said.text,
      statuses.keys(),
      `It has ${inWords([...new Set(statuses.values())])}.`,
    );
    const message = `The catalog has no status ${quoted(said.text)}, so nobody can tell how ${quoted(name)} ended. ${advice}`;
    yield finding('unknown-status', place, message);
  } else if (outcome === 'unfinished') {
    const final = inWords(kind.final.map(({ text }) => `"${text}"`));
    const message = `${quoted(name)} is still ${quoted(said.text)}: it broke off, or nobody finalized it, so what it wrote may not be whole. Finalize it on every way out, with one of ${final}.`;
    yield finding('unfinished-stage', { file, range: said.range ?? range }, message);
  }
}

function* times({ name, record }: Stage): Generator<Finding> {
  const { file, started, completed, duration } = record;
  const place = (range: TextRange) => ({ file, range });
  if (duration && duration.value < 0) {
    const message = `${quoted(name)} took ${duration.value} seconds, less than none. Measure with a clock that nobody sets back.`;
    yield finding('impossible-time', place(duration.range), message);
  }
  // A clock that nobody names cannot be held against one that is named.
  if (!started || !completed || started.value.zoned !== completed.value.zoned) return;
  const seconds = (completed.value.time - started.value.time) / 1000;
  const related = [{ ...place(started.range), message: 'When it began.' }];
  if (seconds < 0) {
    const message = `${quoted(name)} ended ${shown(-seconds)} seconds before it began. Take both times from one clock, and the beginning first.`;
    yield finding('impossible-time', place(completed.range), message, related);
  } else if (duration && duration.value >= 0 && differ(seconds, duration.value)) {
    const message = `${quoted(name)} says that it took ${shown(duration.value)} seconds, and ${shown(seconds)} lie between its beginning and its end. Compute the one of the other.`;
    yield finding('wrong-duration', place(duration.range), message, related);
  }
}

/** Clocks are read one after the other, and times are written in whole seconds. */
function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > 1 + 0.02 * Math.max(a, b);
}

function shown(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}

function* errors(
  { name, outcome, record }: Stage,
  kind: ManifestKind,
  catalog: Catalog,
): Generator<Finding> {
  const { file, status: said, range } = record;
  const [first] = record.errors;
  if (outcome === 'failure' && !first) {
    const message = `${quoted(name)} failed, and its manifest has no error: why can only be guessed. Record the error before the stage is finalized.`;
    yield finding('failure-without-error', { file, range: said?.range ?? range }, message);
  }
  if (outcome === 'success' && first) {
    const message = `${quoted(name)} says ${quoted(said?.text ?? '')}, and has an error, so the stages after it go on as if nothing had happened. Say how it ended, or make a warning of the error.`;
    const related = [{ file, range: said?.range ?? range, message: 'What it says of its end.' }];
    yield finding('success-with-error', { file, range: first.range }, message, related);
  }
  if (catalog.constants.length + catalog.retired.length === 0) return;
  for (const error of record.errors) {
    const told = codeFinding(name, error, kind, catalog);
    if (told) yield finding(told.id, { file, range: error.range }, told.message, told.related);
  }
}

interface Told {
  readonly id: ManifestCheckId;
  readonly message: string;
  readonly related?: Finding['related'];
}

function codeFinding(
  stage: string,
  { code, message }: RecordedError,
  { roles }: ManifestKind,
  catalog: Catalog,
): Told | undefined {
  const stated = code?.text ?? leadingCode(message?.text ?? '', catalog);
  if (stated === undefined) {
    return {
      id: 'uncoded-error',
      message: `An error of ${quoted(stage)} has no code, so nobody can look up what to do about it. Write one of the catalog's as "${roles.code[0]}".`,
    };
  }
  if (catalog.byCode(stated).length > 0) return undefined;
  const [retired] = catalog.retiredByCode(stated);
  if (!retired) {
    const codes = catalog.constants.map((constant) => constant.code);
    return {
      id: 'unknown-error-code',
      message: `The catalog has no code ${quoted(stated)}, so who looks it up finds nothing. ${meant(stated, codes, 'Take one that it has, or add it.')}`,
    };
  }
  const instead =
    retired.replacedBy === undefined ? 'Take another.' : `Take ${retired.replacedBy}.`;
  return {
    id: 'unknown-error-code',
    message: `${stated} was retired, so it says of new runs what it meant for old ones. ${instead}`,
    related: [{ file: retired.source.file, range: retired.source.range, message: 'Retired here.' }],
  };
}

/** `MP201` of `MP201 Film has no sound`, `[MP201] …` and `MP201: …`, where the catalog has it or had it. */
function leadingCode(message: string, catalog: Catalog): string | undefined {
  const word = /^\s*\[?([^\s\]:|,;]{1,64})/.exec(message)?.[1];
  if (word === undefined) return undefined;
  const known = catalog.byCode(word).length + catalog.retiredByCode(word).length;
  return known > 0 ? word : undefined;
}

/** "Did you mean …?", or `otherwise`. */
export function meant(word: string, words: Iterable<string>, otherwise: string): string {
  const near = closest(word, words);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}
