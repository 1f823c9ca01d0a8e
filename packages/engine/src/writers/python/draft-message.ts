/** What a message of Python shows, in the words of a draft. */
import type { LogCall } from '../../facts/log-call.ts';
import type { Doubt, Refusal } from '../../migrate/call-draft.ts';
import { draftParts } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { MessageDraft } from '../writer.ts';

/** As `Writer.draftMessage` has it. */
export function draftMessage(call: LogCall): MessageDraft | Refusal {
  const { message, error } = call;
  if (message?.static !== true) return refuse('no-message', 'it has no message');
  if (message.form === 'tagged' || message.form === 'lazy') {
    return refuse('message-lazy', 'its message is made by a function, when it is needed');
  }
  const doubts: Doubt[] = [];
  const drafted = draftParts(call);
  for (const part of message.parts) {
    if (part.kind === 'text') drafted.text(part.text);
    else {
      drafted.value(part.expression, part.name);
      if (part.format !== undefined && part.format !== 's') {
        doubts.push(
          doubt(
            'format',
            `\`${part.expression.text}\` is shown as text, not by \`${part.format}\``,
          ),
        );
      }
    }
  }
  if (error !== undefined) {
    doubts.push(
      doubt('error-place', 'the error is a field of the record and no longer part of its text'),
    );
  }
  return { ...drafted.taken(), doubts };
}
