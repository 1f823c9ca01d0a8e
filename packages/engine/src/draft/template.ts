/** A catalog's template and fields, from calls that say one thing. */
import { isPlaceholderName, printTemplate } from '@loglex/catalog';
import type { PrintablePart } from '@loglex/catalog';
import { partsOf } from '../constants/message-text.ts';
import type { ReadMessage } from '../constants/message-text.ts';
import type { LogCall, MessagePart } from '../facts/log-call.ts';

export interface DraftTemplate {
  /** As the catalog writes it, on one line. */
  readonly message: string;
  /** What the message shows, in its order, then what calls pass beside it. */
  readonly fields: readonly DraftField[];
}

export interface DraftField {
  readonly name: string;
  readonly type?: 'number';
  readonly format?: 'json';
}

/** A record with more fields than this is for a person to describe. */
const MOST_FIELDS = 12;

/** The template of the first of `calls`, all of which have a message, with the fields of every one. */
export function draftTemplate(calls: readonly LogCall[]): DraftTemplate {
  const message = calls[0]?.message;
  const shown = new Map<string, DraftField>();
  const parts = message?.static === true ? templateParts(message, shown) : [];
  const fields = new Map(shown);
  for (const key of calls.flatMap(passedKeys)) {
    if (!fields.has(key) && fields.size < MOST_FIELDS) fields.set(key, { name: key });
  }
  return {
    message: printTemplate(parts).replace(/\s+/gu, ' ').trim(),
    fields: [...fields.values()],
  };
}

type Placeholder = MessagePart & { readonly kind: 'placeholder' };

/** The parts with names that a template may have, one for each expression. They are added to `shown`. */
function templateParts(message: ReadMessage, shown: Map<string, DraftField>): PrintablePart[] {
  const names = new Map<string, string>();
  return message.parts.flatMap((part): readonly PrintablePart[] => {
    if (part.kind === 'text') {
      const parts = partsOf({ ...message, parts: [part] });
      for (const hole of parts) {
        if (hole.kind === 'placeholder') shown.set(hole.name, { name: hole.name });
      }
      return parts;
    }
    const name = names.get(part.expression.text) ?? freeName(part.name, shown);
    names.set(part.expression.text, name);
    shown.set(name, { name, ...kindOf(part) });
    return [{ kind: 'placeholder', name }];
  });
}

/** Keys that a record has anyway, or that say which event it is: no field may take their place. */
const RESERVED = new Set(
  'code component err error event_code exception hostname level log_code message msg pid subcomponent tags time timestamp'.split(
    ' ',
  ),
);

/** `suggested` as a name that is neither reserved nor that of another expression. */
function freeName(suggested: string, shown: ReadonlyMap<string, DraftField>): string {
  const legal = isPlaceholderName(suggested) ? suggested : 'value';
  const stem = RESERVED.has(legal) ? `${legal}Value` : legal;
  let name = stem;
  for (let count = 2; shown.has(name); count++) name = `${stem}${count}`;
  return name;
}

/** What a printf verb says of its value. */
function kindOf({ format }: Placeholder): Omit<DraftField, 'name'> {
  if (format === 'd' || format === 'i' || format === 'f') return { type: 'number' };
  return format === 'j' ? { format: 'json' } : {};
}

/** The keys of the fields that `call` passes; the error travels by itself. */
function passedKeys({ fields }: LogCall): readonly string[] {
  return fields
    .filter((field) => field.kind === 'field')
    .map(({ key }) => key)
    .filter((key) => isPlaceholderName(key) && !RESERVED.has(key));
}
