/** Messages as text, so that one can be compared with another and with the templates of the catalog. */
import { matchKey, parseTemplate, placeholderNames, type PrintablePart } from '@loglex/catalog';
import type { Message } from '../facts/log-call.ts';

export type ReadMessage = Extract<Message, { static: true }>;

/** The parts of a message; `{name}` written inside a text is a hole as well, as LogTape and catalogs have it. */
export function partsOf(message: ReadMessage): readonly PrintablePart[] {
  return message.parts.flatMap((part): readonly PrintablePart[] =>
    part.kind === 'text' && part.text.includes('{') ? parseTemplate(part.text).parts : [part],
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
  return matchKey(partsOf(message));
}

/** Whether there is a word in it: `${a}: ${b}` and `-----` say nothing that a catalog could hold. */
export function hasWord(key: string): boolean {
  return /\p{L}{2}/u.test(key);
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
