/** Levels as code states them: `logging.INFO`, `20`, `"INFO"`, or one of several. */
import { levelOf, type Level } from '@loglex/catalog';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { PyExpression } from '../../ports.ts';
import type { MessageReader } from './message.ts';
import { branchesOf, lastName, rangeOf } from './node.ts';

/** The level that `node` states; else one that is known only when it runs, with what it may be. */
export function statedLevel(
  node: PyExpression,
  messages: Pick<MessageReader, 'staticText'>,
  text: string,
): StatedLevel {
  const range = rangeOf(node);
  const read = (expression: PyExpression) => levelAt(expression, messages, text);
  const level = read(node);
  if (level !== undefined) return { ...level, range };
  const candidates = branchesOf(node).flatMap((branch) => read(branch) ?? []);
  return { dynamic: true, range, candidates };
}

function levelAt(
  node: PyExpression,
  messages: Pick<MessageReader, 'staticText'>,
  text: string,
): Level | undefined {
  if (node.type === 'Number') return levelOfNumber(Number(text.slice(node.start, node.end)));
  const name = node.type === 'Name' || node.type === 'Attribute' ? lastName(node) : undefined;
  const native =
    messages.staticText(node) ?? (name !== undefined && /^[A-Z]+$/.test(name) ? name : undefined);
  return native === undefined ? undefined : levelOf(native);
}

/** The standard library's numbers. */
function levelOfNumber(number: number): Level | undefined {
  const native = ['notset', 'debug', 'info', 'warning', 'error', 'critical'][number / 10];
  return native === undefined ? undefined : levelOf(native);
}
