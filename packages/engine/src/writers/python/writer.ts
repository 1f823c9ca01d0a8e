/** How fixes write Python. */
import { levelOf } from '@loglex/catalog';
import { ownSinks } from '../../sinks/loglex.ts';
import { namedPythonSink } from '../../sinks/python/index.ts';
import type { Writer } from '../writer.ts';
import { codedCall } from './coded-call.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { draftMessage } from './draft-message.ts';
import { addError, addFields } from './fields.ts';
import { addImports, moduleFrom } from './imports.ts';
import { plainCall } from './plain-call.ts';
import { removeImports } from './remove-imports.ts';
import { isName, stringLiteral, valueSource } from './source.ts';

export const pythonWriter: Writer = {
  ecosystems: ECOSYSTEMS,
  files: /\.py[iw]?$/,
  comment: '#',
  takesKeywords: true,
  keyCase: 'snake',
  generates: ['python'],
  emits: (settings) =>
    [...ownSinks(settings).values()].find(({ language, from }) => language === 'python' && from),
  isReference: (text) => text.split('.').every(isName),
  truth: ['True', 'False'],
  key: (name) => JSON.stringify(name),
  record(entries) {
    return `{${entries.map(({ key, value }) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`;
  },
  stringLiteral,

  spellings(call, rung) {
    const spec = ECOSYSTEMS.get(call.sink) ?? namedPythonSink;
    // What is awaited (`ainfo`), adds a traceback (`exception`) or is no level's name has no other spelling.
    const isLevel = (name: string) =>
      levelOf(name) !== undefined && !spec.errorMethods.includes(name);
    const isExchangeable =
      call.level?.dynamic === true || isLevel(call.method) || call.method === 'log';
    if (!isExchangeable) return [];
    const names = [...spec.methods].flatMap(([name, level]) =>
      level.rung === rung && isLevel(name) ? [name] : [],
    );
    // `warn` is a deprecated name of `warning`, and `fatal` one of `critical`.
    const isAlias = (name: string) =>
      (name === 'warn' && names.includes('warning')) ||
      (name === 'fatal' && names.includes('critical'));
    return names.filter((name) => !isAlias(name));
  },

  respellLevel(written, stands, word) {
    const owner = /^[A-Za-z_]\w*\./.exec(written)?.[0] ?? '';
    const quote = /^["']/.exec(written)?.[0] ?? '';
    return written === `${owner}${quote}${stands.native}${quote}`
      ? `${owner}${quote}${word}${quote}`
      : undefined;
  },

  addFields,

  renameField({ key: old, keyRange: { start, end } }, key) {
    const isKeyword = end - start === old.length;
    return { start, end, text: isKeyword && isName(key) ? key : stringLiteral(key) };
  },

  exchangeValue: ({ value: { start, end } }, source) => ({ start, end, text: valueSource(source) }),

  addError,
  addImports,
  removeImports,
  moduleFrom,
  draftMessage,

  keepsArgument({ message }, { keyword, role, start, end }) {
    if (keyword === 'stack_info' || keyword === 'stacklevel') return true;
    // `"%(a)s", {"a": a}`: the dictionary's values are shown.
    const parts = message?.static === true ? message.parts : [];
    return (
      role === 'rest' &&
      parts.some(
        (part) =>
          part.kind === 'placeholder' &&
          start <= part.expression.start &&
          part.expression.end <= end,
      )
    );
  },
  codedCall,
  plainCall,
};
