/** What a message of JavaScript shows, in the words of a draft. */
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall } from '../../facts/log-call.ts';
import type { Doubt, Refusal } from '../../migrate/call-draft.ts';
import { draftParts } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { MessageDraft } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';

/** As `Writer.draftMessage` has it. */
export function draftMessage(call: LogCall, _facts: FileFacts): MessageDraft | Refusal {
  const { message, error } = call;
  if (message?.static !== true) return refuse('no-message', 'it has no message');
  if (message.form === 'tagged') {
    return refuse('message-tagged', 'its message is what the tag of a template makes of it');
  }
  if (message.form === 'lazy') {
    return refuse('message-lazy', 'its message is made by a function, when it is needed');
  }
  if (message.form === 'printf') return refuse('format', 'its values are shown by printf');
  const shape = ECOSYSTEMS.get(call.sink)?.shape;
  if (message.form === 'format' && shape !== 'properties') {
    return refuse('format', 'its values are shown by printf');
  }
  const doubts: Doubt[] = [];
  const drafted = draftParts(call);
  for (const part of message.parts) {
    if (part.kind === 'text') drafted.text(part.text);
    else drafted.value(part.expression, part.name);
  }
  if (error !== undefined && shape !== 'object-first') {
    doubts.push(
      doubt('error-place', 'the error is a field of the record and no longer part of its text'),
    );
  }
  return { parts: drafted.parts, values: drafted.values, doubts };
}
