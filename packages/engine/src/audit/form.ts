/** The form of a call: what a reader sees first in its arguments. One word per call, for the census. */
import type { Argument, LogCall, MessageForm } from '../facts/log-call.ts';

export type Form =
  | 'coded'
  | MessageForm
  | 'object-first'
  | 'error-first'
  | 'context-first'
  | 'object-only'
  | 'error-only'
  | 'no-static-message'
  | 'empty';

/** The form of a raw call. A message that cannot be read decides before the argument that leads. */
export function formOf(call: LogCall): Form {
  const { message } = call;
  if (message === undefined) return formWithoutMessage(call);
  if (!message.static) return 'no-static-message';
  return leadingForm(call, message.expression.start) ?? message.form;
}

/** The arguments that say something: all but the level and the logger itself. */
export function contentOf(call: LogCall): readonly Argument[] {
  return call.arguments.filter(({ role }) => role !== 'level' && role !== 'logger');
}

function formWithoutMessage(call: LogCall): Form {
  const content = contentOf(call);
  if (content.length === 0) return 'empty';
  if (content.some(({ role }) => role === 'fields')) return 'object-only';
  if (call.error !== undefined) return 'error-only';
  return 'no-static-message';
}

function leadingForm(call: LogCall, messageStart: number): Form | undefined {
  const [first] = contentOf(call);
  if (first === undefined || first.start >= messageStart) return undefined;
  switch (first.role) {
    case 'fields':
      return 'object-first';
    case 'error':
      return 'error-first';
    case 'context':
    case 'label':
      return 'context-first';
    default:
      return undefined;
  }
}
