/** Names of the environment that code reads or sets: `os.environ["APP_LOG_LEVEL"]`, `os.getenv("APP_LOG_LEVEL", "info")`. */
import type { EnvironmentSite } from '../../facts/file-facts.ts';
import type { PyArgument, PyCall, PyExpression } from '../../ports.ts';
import type { MessageReader } from './message.ts';
import { staticWord } from './word.ts';

/** Words of which one stands in each file that reads the environment. */
export const ENVIRONMENT_WORDS: readonly string[] = ['environ', 'getenv'];

/** Whether an import is of the environment, under whatever name. */
export function isEnvironmentExport(source: string, imported: string): boolean {
  return source === 'os' && ENVIRONMENT_WORDS.includes(imported);
}

/**
 * The name that is asked for at `node`, whose dotted path through imports is `path`; `undefined` where it is
 * something else, or the name is put together when the code runs.
 */
export function environmentSite(
  node: PyExpression,
  path: string | undefined,
  messages: Pick<MessageReader, 'staticText'>,
  text: string,
): EnvironmentSite | undefined {
  const [name, value] =
    path === 'os.environ' ? inMapping(node) : path === 'os.getenv' ? inCall(node) : [];
  const word = name && staticWord(name, messages, text);
  if (word === undefined) return undefined;
  const stated = value && staticWord(value, messages, text);
  return { name: word, ...(stated && { value: stated }) };
}

/** A name, and the value beside it. */
type Asked = readonly [name?: PyExpression | undefined, value?: PyExpression | undefined];

function inMapping(node: PyExpression): Asked {
  const above = node.parent;
  switch (above?.type) {
    case 'Subscript': {
      if (above.value !== node) return [];
      const set = above.parent;
      const isSet = set?.type === 'Assign' && set.targets.includes(above);
      return [above.index[0], isSet ? set.value : undefined];
    }
    case 'Attribute':
      return /^(?:get|pop|setdefault)$/.test(above.attribute.text) ? inCall(above) : [];
    case 'Binary':
      return above.right === node && /\bin$/.test(above.operator) ? [above.left] : [];
    default:
      return [];
  }
}

function inCall(callee: PyExpression): Asked {
  const call = callee.parent;
  if (call?.type !== 'Call' || call.callee !== callee) return [];
  return [argument(call, 0, 'key'), argument(call, 1, 'default')];
}

function argument(call: PyCall, position: number, keyword: string): PyExpression | undefined {
  const isPlain = (one: PyArgument) => one.keyword === undefined && one.star === '';
  const plain = call.arguments.slice(0, position + 1);
  if (plain.length > position && plain.every(isPlain)) return plain[position]?.value;
  return call.arguments.find((one) => one.keyword?.text === keyword)?.value;
}
