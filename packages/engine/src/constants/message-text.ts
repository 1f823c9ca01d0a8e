/** Messages as text, so that one can be compared with another and with the templates of the catalog. */
import {
  matchKey,
  parseTemplate,
  placeholderNames,
  skeleton,
  type PrintablePart,
} from '@loglex/catalog';
import type { Message } from '../facts/log-call.ts';

export type ReadMessage = Extract<Message, { static: true }>;

/** The parts of a message; `{name}` written inside a text is a hole as well, as LogTape and catalogs have it. */
export function partsOf(message: ReadMessage): readonly PrintablePart[] {
  const { parts } = message;
  if (!parts.some((part) => part.kind === 'text' && part.text.includes('{'))) return parts;
  return parts.flatMap((part): readonly PrintablePart[] =>
    part.kind === 'text' ? parseTemplate(part.text).parts : [part],
  );
}

/** The message with `{name}` in each hole: for people. */
export function readableText(message: ReadMessage): string {
  return partsOf(message)
    .map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
}

/** What messages share that say the same with other values. */
export function keyOf(message: ReadMessage): string {
  let key = keys.get(message);
  if (key === undefined) keys.set(message, (key = matchKey(partsOf(message))));
  return key;
}

/** What is left of a message when case, punctuation and values go: messages worded alike share it. */
export function wordingOf(message: ReadMessage): string {
  let wording = wordings.get(message);
  if (wording === undefined) wordings.set(message, (wording = skeleton(partsOf(message))));
  return wording;
}

// Several checks ask for the same message, and some of them again when the whole project is compared.
const keys = new WeakMap<ReadMessage, string>();
const wordings = new WeakMap<ReadMessage, string>();

/** Whether there is a word in it: `${a}: ${b}` and `-----` say nothing that a catalog could hold. */
export function hasWord(key: string): boolean {
  // Compiling a Unicode class takes a cold process longer than all its messages.
  return /[A-Za-z]{2}/.test(key) || (/[\u0080-\uffff]/.test(key) && /\p{L}{2}/u.test(key));
}

/** The names in a template's holes, in order of appearance, each once. */
export function templateSlots(template: string): readonly string[] {
  let slots = slotsByTemplate.get(template);
  if (slots === undefined) {
    if (slotsByTemplate.size > 20_000) slotsByTemplate.clear();
    slotsByTemplate.set(template, (slots = placeholderNames(parseTemplate(template))));
  }
  return slots;
}

const slotsByTemplate = new Map<string, readonly string[]>();
