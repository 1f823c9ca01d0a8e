/** What a message of JavaScript shows, in the words of a draft. */
import { levelOf } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { Argument, LogCall, MessagePart } from '../../facts/log-call.ts';
import type { Doubt, Refusal } from '../../migrate/call-draft.ts';
import { draftParts, type Shown } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { Settings } from '../../settings/settings.ts';
import type { MessageDraft } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { recordStyleOf, type Printing } from './record-style.ts';

/** As `Writer.draftMessage` has it. */
export function draftMessage(
  call: LogCall,
  facts: FileFacts,
  settings: Settings,
): MessageDraft | Refusal {
  const { message } = call;
  if (message?.static !== true) return refuse('no-message', 'it has no message');
  if (message.form === 'tagged') {
    return refuse('message-tagged', 'its message is what the tag of a template makes of it');
  }
  if (message.form === 'lazy') {
    return refuse('message-lazy', 'its message is made by a function, when it is needed');
  }
  if (
    message.form === 'static' &&
    /^(?:[\d.-]|true\b|false\b|null\b)/.test(message.expression.text)
  ) {
    return refuse('no-message', 'its message is a value and no text');
  }
  const { printing } = recordStyleOf(call, settings);
  const isProperties =
    message.form === 'format' && ECOSYSTEMS.get(call.sink)?.shape === 'properties';
  if (message.form === 'format' && !isProperties && !isUtilFormat(message.expression.text, facts)) {
    return refuse(
      'format',
      `it is not known how \`${calleeOf(message.expression.text)}\` shows values`,
    );
  }

  const drafted = draftParts(call);
  const doubts: Doubt[] = [];
  const values = printedValues(call, printing);
  const isFormatted = message.form === 'format' || message.form === 'printf' || values.length > 0;
  const verbs = message.form === 'format' ? 'util' : printing;
  if (values.length > 0 && (message.form === 'format' || message.parts.some(isComposed))) {
    doubts.push(doubt('printf-value', 'a `%` in a value of its message would be taken for a verb'));
  }
  if (
    values.length > 0 &&
    printing === 'pino' &&
    /%(?![sdifjoO])/.test(message.expression.text.replaceAll('%%', ''))
  ) {
    doubts.push(doubt('printf-value', 'pino lets a `%` that is no verb take a value'));
  }
  for (const part of message.parts) {
    if (part.kind === 'text') {
      // What stands behind a `%%` was not looked at where no verb takes a value.
      const isRaw = message.form !== 'printf' && message.form !== 'format';
      drafted.text(isFormatted && isRaw ? part.text.replaceAll('%%', '%') : part.text);
      continue;
    }
    const { expression, name, format } = part;
    if (isColoured(expression.text, facts)) {
      doubts.push(doubt('colour', `\`${expression.text}\` is coloured`));
    }
    if (format === undefined || isProperties) {
      drafted.value(expression, name);
      continue;
    }
    const verb = verbOf(format, verbs, expression.text);
    if (verb === undefined) return refuse('format', `no value is shown as \`%${format}\` shows it`);
    drafted.value(expression, name, verb.shown);
    if (
      call.sink === 'log4js' &&
      values.some((one) => one.role === 'error' && one.start === expression.start)
    ) {
      doubts.push(doubt('error-place', 'log4js no longer finds the error among the arguments'));
    }
    if (verb.doubt !== undefined) doubts.push(verb.doubt);
  }

  const shown = new Set(
    message.parts.flatMap((part) => (part.kind === 'placeholder' ? [part.expression.start] : [])),
  );
  for (const argument of values) {
    if (shown.has(argument.start)) continue;
    if (argument.role === 'error') {
      doubts.push(
        doubt('error-place', 'the error is a field of the record and no longer part of its text'),
      );
      continue;
    }
    if (argument.spread || printing !== 'util') {
      return refuse('arguments', `\`${argument.text}\` has no place in the coded call`);
    }
    drafted.text(' ');
    drafted.value(argument, nameOf(argument), isText(argument.text) ? {} : { format: 'inspect' });
  }
  return { ...drafted.taken(), doubts: [...doubts, ...doubtsOf(call, printing, isFormatted)] };
}

/** What is behind the message and not a place of its own: what the logger prints, or would. */
function printedValues(call: LogCall, printing: Printing): readonly Argument[] {
  const at = call.arguments.findIndex(({ role }) => role === 'message');
  if (at < 0) return [];
  const after = call.arguments.slice(at + 1);
  const isAll = printing === 'util' && !call.sink.startsWith('project:');
  return after.filter(
    ({ role }) =>
      role === 'rest' ||
      (isAll && role !== 'label') ||
      (role === 'error' &&
        printing !== 'none' &&
        printing !== 'splat' &&
        call.sink !== 'logger' &&
        !call.sink.startsWith('project:')),
  );
}

function isComposed(part: MessagePart): boolean {
  return part.kind === 'placeholder' && part.format === undefined;
}

interface Verb {
  readonly shown: Shown;
  readonly doubt?: Doubt;
}

/** How a verb shows its value; `undefined` where no format of the catalog does, or the logger knows no such verb. */
function verbOf(format: string, printing: Printing, source: string): Verb | undefined {
  const isNumber = NUMBER.test(source);
  const unsure = (shown: Shown, why: string): Verb => ({
    shown,
    doubt: doubt('printf-value', `\`${source}\` ${why}`),
  });
  const otherwise = 'shows otherwise where it is no number';
  if (printing !== 'util' && printing !== 'pino') {
    const verb = verbOf(format, 'util', source);
    const why =
      printing === 'splat'
        ? 'is put into the text only where the logger was given `splat()`'
        : 'is put into the text only where the logger knows printf';
    return verb === undefined ? undefined : unsure(verb.shown, why);
  }
  switch (format) {
    case 's':
      return {
        shown:
          printing === 'pino' || isText(source) || COUNT.test(source) ? {} : { format: 'text' },
      };
    case 'd':
    case 'f':
      if (isNumber && format === 'd') return { shown: { type: 'number' } };
      if (printing === 'util' && format === 'd') return { shown: { format: 'number' } };
      return unsure({ format: 'number' }, otherwise);
    case 'i':
      return unsure({ format: 'integer' }, otherwise);
    case 'j':
      return printing === 'util'
        ? { shown: { format: 'json' } }
        : unsure({ format: 'json' }, 'shows otherwise where it is a text or a function');
    case 'o':
    case 'O':
      return unsure({ format: 'inspect' }, 'may be shown with less detail');
    case 'inspect':
      return { shown: isText(source) ? {} : { format: 'inspect' } };
    default:
      return undefined;
  }
}

/** Expressions that are numbers, whatever happens. */
const NUMBER =
  /^(?:\d[\d_.]*|(?:Date\.now|performance\.now)\(\)|(?:Number|parseInt|parseFloat|Math\.\w+)\([^()]*\)|[\w$.]+\.length)$/;

/** Numbers that are never negative: every format shows them alike. */
const COUNT = /^(?:\d+|Date\.now\(\)|[\w$.]+\.length)$/;

/** Literals, templates, and what makes texts. */
function isText(source: string): boolean {
  return (
    /^(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)$/.test(source) ||
    /^(?:String|JSON\.stringify)\([\w$.]+\)$/.test(source) ||
    /^[\w$.]+\.(?:toString|toISOString|toFixed|toUpperCase|toLowerCase|trim|join)\((?:'[^']*'|\d*)\)$/.test(
      source,
    )
  );
}

/** Whether something in the expression colours a text: a package for it, or `'text'.red`. */
function isColoured(source: string, facts: FileFacts): boolean {
  if (COLOURED.test(source)) return true;
  const names = colourNames(facts);
  return names !== undefined && names.test(source);
}

const COLOURED =
  /(?<![\w$.])(?:chalk|clc|colors?|pc|kleur|picocolors|ansis|ansi|kolorist|yoctocolors)[.(]|["'`)]\.(?:red|green|yellow|blue|cyan|magenta|gr[ae]y|bold|dim|underline)\b/;

const colourNamesByFile = new WeakMap<FileFacts, RegExp | null>();

/** Finds calls of what the file imports from packages of colours: `bold(x)`. */
function colourNames(facts: FileFacts): RegExp | undefined {
  let found = colourNamesByFile.get(facts);
  if (found === undefined) {
    const names = facts.imports
      .filter(({ source }) => COLOURERS.test(source))
      .flatMap((one) => one.names.map(({ local }) => local.replaceAll('$', '\\$')));
    found = names.length === 0 ? null : new RegExp(`(?<![\\w$.])(?:${names.join('|')})[.(]`);
    colourNamesByFile.set(facts, found);
  }
  return found ?? undefined;
}

const COLOURERS =
  /^(?:chalk|clc|cli-color|colors|colors\/safe|colorette|kleur|kleur\/colors|picocolors|ansis|ansi-colors|kolorist|yoctocolors|nanocolors)$/;

function isUtilFormat(source: string, facts: FileFacts): boolean {
  const callee = calleeOf(source);
  return facts.imports.some(
    ({ source: module, names }) =>
      /^(?:node:)?util$/.test(module) &&
      names.some(({ local, imported }) =>
        callee.includes('.')
          ? callee === `${local}.format` && imported !== 'format'
          : callee === local && imported === 'format',
      ),
  );
}

function calleeOf(source: string): string {
  return /^[^(]*/.exec(source)?.[0].trim() ?? '';
}

/** What an argument without a verb is called: its last name. */
function nameOf({ text }: Argument): string {
  return /^(?:this\.)?(?:[\w$]+\??\.)*([\p{ID_Start}_$][\w$]*)$/u.exec(text)?.[1] ?? 'details';
}

function doubtsOf(call: LogCall, printing: Printing, isFormatted: boolean): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const { message, level } = call;
  if (message?.static === true && message.wrapper !== undefined) {
    doubts.push(doubt('colour', `the text is no longer coloured by \`${message.wrapper}\``));
  }
  const stated = level?.dynamic === true ? undefined : level;
  if (stated !== undefined && levelOf(stated.native)?.rung !== stated.rung) {
    doubts.push(doubt('native-level', `\`${stated.native}\` is more than a level`));
  }
  if (call.sink === 'console' && call.method === 'trace') {
    doubts.push(doubt('native-level', '`console.trace` prints the stack as well'));
  }
  if (printing === 'splat' && !isFormatted && call.fields.length > 0 && message?.static === true) {
    const isVerb = message.parts.some(
      (part) => part.kind === 'text' && /%[scdjifoO%]/.test(part.text),
    );
    if (isVerb) doubts.push(doubt('printf-value', 'winston takes a `%` of its message for a verb'));
  }
  return doubts;
}
