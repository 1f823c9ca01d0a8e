/** What a message of Python shows, in the words of a draft. */
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall, MessagePart } from '../../facts/log-call.ts';
import type { Doubt, DraftValue, Refusal } from '../../migrate/call-draft.ts';
import { draftParts, isPath } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { MessageDraft } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { isLiteral, mayHaveEffects } from './effects.ts';
import { isInDictionary } from './fields.ts';
import { isOfOslo } from './doubts.ts';
import { valueSource } from './source.ts';
import { shownAs } from './shown-as.ts';

type Placeholder = Extract<MessagePart, { kind: 'placeholder' }>;

/**
 * As `Writer.draftMessage` has it. The standard library makes text of a call's values when a handler asks for it, and so does the
 * generated `log_constant`. What is text before the call (an f-string, an eager `%`) is taken to be the same a little later,
 * unless something is evaluated in between that may change it.
 */
export function draftMessage(call: LogCall, _facts: FileFacts): MessageDraft | Refusal {
  const { message } = call;
  if (message?.static !== true) return refuse('no-message', 'it has no message');
  const { form, unsure } = message;
  if (form === 'tagged' || form === 'lazy') {
    return refuse('message-lazy', 'its message is made by a function, when it is needed');
  }
  if (unsure === 'arguments') return refuse('verbs', 'its values do not fit its format');
  if (unsure === 'nested') return refuse('verbs', 'a value becomes part of its format');
  if (unsure === 'escape')
    return refuse('unwritable', 'its text is written by names of characters, or as bytes');

  const doubts: Doubt[] = [];
  const drafted = draftParts(call);
  const isEager = form !== 'printf';
  // An f-string makes text of a value before it evaluates the next; `%` and `.format` evaluate all of them first.
  const isInPlace = form === 'template';
  const placeholders = message.parts.filter((part) => part.kind === 'placeholder');
  for (const part of message.parts) {
    if (part.kind === 'text') drafted.text(part.text);
    else {
      if (part.part !== undefined && !isPath(part.expression.text)) {
        return refuse('verbs', `\`${part.expression.text}\` is asked for several parts`);
      }
      const value = valueSource(part.expression.text) + (part.part ?? '');
      const shown = shownAs(value, part.format, isEager);
      const source = shown?.source ?? (part.part === undefined ? undefined : value);
      drafted.value(part.expression, part.name, { ...shown, ...(source && { source }) });
      if (shown === undefined) {
        const verb = part.format ?? '';
        doubts.push(
          doubt('format', `\`${part.expression.text}\` is shown as text, not by \`${verb}\``),
        );
      } else if (isInPlace && shown.source === undefined && mayChange(part, placeholders)) {
        const { text } = part.expression;
        doubts.push(doubt('order', `\`${text}\` becomes text after what follows it is evaluated`));
      }
    }
  }
  if (unsure === 'unread') {
    doubts.push(doubt('unread', 'it evaluates a value that it does not show'));
  }
  if (unsure === 'taken-apart') {
    doubts.push(doubt('taken-apart', 'a tuple, or what has keys, would be taken apart by `%`'));
  }
  if (message.wrapper !== undefined) {
    doubts.push(doubt('translated', `the text is no longer translated by \`${message.wrapper}\``));
  }
  const { parts, values } = drafted.taken();
  return { parts, values: values.map((value) => ownField(value, call)), doubts, ...levelOf(call) };
}

/** Whether something that is evaluated after the value may change what it is shown as. */
function mayChange({ expression }: Placeholder, all: readonly Placeholder[]): boolean {
  return (
    !isLiteral(expression) &&
    all.some(
      (other) => other.expression.start > expression.start && mayHaveEffects(other.expression),
    )
  );
}

/** A template is filled from `extra`, and not from what the logger's adapter is given by other keywords. */
function ownField({ passedAs, ...value }: DraftValue, call: LogCall): DraftValue {
  const entry = call.fields.find((one) => one.kind === 'field' && one.key === passedAs);
  return entry !== undefined && passedAs !== undefined && isInDictionary(entry, call)
    ? { ...value, passedAs }
    : isOfOslo(call.sink, value.name)
      ? { ...value, name: `${value.name}_value` }
      : value;
}

/** The level of the record: `exception` is `error` with what is caught. */
function levelOf({ sink, method, level }: LogCall): Pick<MessageDraft, 'level'> {
  if (level === undefined || level.dynamic === true) return {};
  const { rung, native } = level;
  const isError = ECOSYSTEMS.get(sink)?.errorMethods.includes(method) === true;
  return { level: { rung, native: isError ? 'error' : (ALIASES.get(native) ?? native) } };
}

/** Names of the standard library for levels that it names otherwise in records. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['warn', 'warning'],
  ['WARN', 'WARNING'],
  ['fatal', 'critical'],
  ['FATAL', 'CRITICAL'],
]);
