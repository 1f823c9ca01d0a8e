/** How fixes write JavaScript, and TypeScript with it. */
import { levelOf } from '@loglex/catalog';
import { loglexSink } from '../../sinks/loglex.ts';
import { namedLoggerSink } from '../../sinks/named-logger.ts';
import { declaredSinkOf } from '../declared-sink.ts';
import type { Writer } from '../writer.ts';
import { codedCall, movedKeys } from './coded-call.ts';
import { draftMessage } from './draft-message.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { addFields, append, keySource, propertySource, shapeOf } from './fields.ts';
import { addImports, specifierFrom } from './imports.ts';
import { plainCall } from './plain-call.ts';
import { removeImports } from './remove-imports.ts';
import { removeText } from './remove-text.ts';
import { stringLiteral } from './string-literal.ts';

export const javascriptWriter: Writer = {
  ecosystems: ECOSYSTEMS,
  files: /\.[cm]?[jt]sx?$/,
  comment: '//',
  takesKeywords: false,
  keyCase: 'camel',
  generates: ['typescript', 'javascript'],
  emits: () => loglexSink,
  isReference: (text) => /^[\p{ID_Start}_$][\p{ID_Continue}$.]*$/u.test(text),
  truth: ['true', 'false'],
  key: keySource,
  record(entries) {
    return `{ ${entries.map(({ key, value }) => `${keySource(key)}: ${value}`).join(', ')} }`;
  },
  stringLiteral,

  spellings(call, rung) {
    const { methods } = ECOSYSTEMS.get(call.sink) ?? namedLoggerSink;
    return [...methods].flatMap(([name, level]) =>
      level.rung === rung && levelOf(name) !== undefined ? [name] : [],
    );
  },

  respellLevel(written, stands, word) {
    const quote = /^["'`]/.exec(written)?.[0] ?? '';
    return written === `${quote}${stands.native}${quote}` ? `${quote}${word}${quote}` : undefined;
  },

  addFields,

  renameField(entry, key) {
    const { start, end } = entry.shorthand ? entry.range : entry.keyRange;
    const text = entry.shorthand ? propertySource(key, entry.value.text) : keySource(key);
    return { start, end, text };
  },

  exchangeValue({ key, value, shorthand }, source) {
    const { start, end } = value;
    return { start, end, text: shorthand ? `${key}: ${source}` : source };
  },

  addError(call, binding, facts, settings) {
    if (binding === undefined) return undefined;
    const shape = shapeOf(call, facts);
    const sink = declaredSinkOf(call, settings);
    const takesError = shape === 'values' || sink?.args.indexOf('error') === call.arguments.length;
    if (takesError) {
      const edit = append(call, binding);
      return edit && { edit, caveat: 'the record carries the error as well' };
    }
    const key = shape === 'object-first' || sink !== undefined ? 'err' : 'error';
    const edit = addFields(call, [{ key, value: binding }], facts, settings);
    return edit && { edit, caveat: `the record gains the field \`${key}\`` };
  },

  addImports,
  removeImports,
  removeText,
  moduleFrom: specifierFrom,
  draftMessage,
  movedKeys,
  codedCall,
  plainCall,
};
