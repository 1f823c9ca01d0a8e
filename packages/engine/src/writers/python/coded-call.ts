/** Writes a call of Python that carries a constant, from the pieces of source that stand in the old one. */
import type { LogCall, SourceText } from '../../facts/log-call.ts';
import type { Refusal } from '../../migrate/call-draft.ts';
import { refuse } from '../../migrate/reasons.ts';
import type { ProjectSink } from '../../settings/settings.ts';
import { sinkNamed } from '../declared-sink.ts';
import type { CodedCallForm, WrittenCall } from '../writer.ts';
import { layOut, type Piece } from './call-layout.ts';
import { doubtsAbout } from './doubts.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { isReordered } from './effects.ts';
import { entriesSource, isInDictionary, keywordOf } from './fields.ts';
import { loggerOf } from './logger-of.ts';
import { valueSource } from './source.ts';

/** As `Writer.codedCall` has it. What takes the constant has to be among the project's `sinks`, or be the logger itself. */
export function codedCall(form: CodedCallForm): WrittenCall | Refusal {
  const { call, reference, values, emit, facts } = form;
  const target = targetOf(form);
  if ('refused' in target) return target;
  const logger = target.args.includes('logger') ? loggerOf(form) : { text: '', doubts: [] };
  if ('refused' in logger) return logger;
  const record = recordOf(call, values);
  const kept = keptKeywords(call, target);
  const place = target.args.includes('fields') ? undefined : keywordOf(target.keywords, 'fields');
  const isLost = record !== undefined && place === undefined && !target.args.includes('fields');
  if (record === undefined || kept === undefined || (isLost && record.at !== undefined)) {
    return refuse('no-place', `\`${emit.sink}\` has no place for all that the call passes`);
  }

  const pieces: Piece[] = [];
  for (const role of target.args) {
    if (role === 'logger') pieces.push({ text: logger.text });
    else if (role === 'constant') pieces.push({ text: reference });
    else if (role === 'fields' && record.at !== undefined) pieces.push(record);
    else break;
  }
  const byKeyword = [
    ...(place !== undefined && record.at !== undefined ? [{ ...record, keyword: place }] : []),
    ...kept,
  ];
  pieces.push(...byKeyword.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)));
  const isReorderedNow = isReordered(pieces.flatMap(({ parts = [] }) => parts));
  return {
    text: layOut(target.callee, pieces, call, facts),
    callee: target.callee,
    doubts: [...logger.doubts, ...doubtsAbout(call, values, isReorderedNow)],
  };
}

/** What the new call calls, and the arguments that it takes. */
type Target = Pick<ProjectSink, 'args' | 'keywords'> & {
  readonly callee: string;
  /** Whether it takes every keyword that the old call's logger takes. */
  readonly takesAll: boolean;
};

function targetOf({ call, emit, isOurs, settings }: CodedCallForm): Target | Refusal {
  const { sink: written } = emit;
  if (written === '{logger}.{level}') {
    const keywords = ECOSYSTEMS.get(call.sink)?.keywords ?? {};
    return keywords['extra'] === 'fields'
      ? {
          callee: call.callee.text,
          args: ['constant'],
          keywords: new Map(Object.entries(keywords)),
          takesAll: true,
        }
      : refuse('no-place', `\`${call.logger.text}\` has no place for fields`);
  }
  const sink = sinkNamed(written, settings);
  if (sink === undefined) {
    return refuse('no-place', `nothing says what arguments \`${written}\` takes`);
  }
  // A method of the class that the call stands in can be called where the logger is one of its attributes.
  const isMember = /^(?:self|cls)\./.test(written);
  if (isMember && !call.logger.text.startsWith(written.slice(0, written.indexOf('.') + 1))) {
    return refuse('no-place', `\`${written}\` may not be there`);
  }
  if (/[{*]/.test(written)) return refuse('no-place', `\`${written}\` is no callee of a call`);
  const { args, keywords } = sink;
  return { callee: written, args, keywords, takesAll: isOurs };
}

/** The record of the new call, in the order in which its values stand in the old one; `at` is absent where there is none. */
function recordOf(call: LogCall, values: CodedCallForm['values']): Piece | undefined {
  const { fields, arguments: args } = call;
  const given = args.find(({ role, keyword }) => role === 'fields' && keyword === 'extra');
  if (given !== undefined && values.length === 0) {
    return { text: given.text, at: given.start, parts: [given] };
  }
  const entries: { readonly text: string; readonly part: SourceText }[] = values.map((field) => ({
    text: entriesSource([field]),
    part: { start: field.at, end: field.at, text: field.value },
  }));
  if (given !== undefined && call.opaqueFields) {
    entries.push({ text: `**${valueSource(given.text)}`, part: given });
  }
  for (const entry of fields) {
    if (!isInDictionary(entry, call)) continue;
    if (entry.kind === 'dynamic-key') return undefined;
    const { value } = entry;
    const text =
      entry.kind === 'spread'
        ? `**${valueSource(value.text)}`
        : entriesSource([{ key: entry.key, value: value.text }]);
    entries.push({ text, part: value });
  }
  entries.sort((a, b) => a.part.start - b.part.start);
  const [first] = entries;
  if (first === undefined) return { text: '' };
  return {
    text: `{${entries.map(({ text }) => text).join(', ')}}`,
    at: first.part.start,
    parts: entries.map(({ part }) => part),
    entries: entries.map(({ text }) => text),
  };
}

/** What the old call passes by other keywords; `undefined` where something of it would be lost. */
function keptKeywords(call: LogCall, target: Target): readonly Piece[] | undefined {
  const errorKeyword = keywordOf(target.keywords, 'error');
  const pieces: Piece[] = [];
  let carriesError = false;
  for (const argument of call.arguments) {
    const { keyword, role, start: at } = argument;
    if (keyword === undefined || keyword === 'extra' || role === 'message' || role === 'level') {
      continue;
    }
    if (role === 'error') carriesError = true;
    const isTaken = target.takesAll || target.keywords.has(keyword);
    if (!isTaken || (role === 'error' && errorKeyword !== keyword)) return undefined;
    pieces.push({ text: valueSource(argument.text), keyword, at, parts: [argument] });
  }
  const { errorMethods = [] } = ECOSYSTEMS.get(call.sink) ?? {};
  const isCaught = errorMethods.includes(call.method) && !carriesError;
  // A method that carries the exception by itself still does, where it is what is called.
  if (!isCaught || target.callee === call.callee.text) return pieces;
  return errorKeyword === undefined
    ? undefined
    : [...pieces, { text: 'True', keyword: errorKeyword }];
}
