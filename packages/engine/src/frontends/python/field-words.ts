/** The words that an expression suggests for the name of its value: `run.id` gives `run`, `id`. */
import type { PyExpression } from '../../ports.ts';
import { lastName } from './node.ts';

/** Owner first; none where nothing in the expression is a name. */
export function wordsOf(expression: PyExpression, text: string): string[] {
  return words(expression, text, 0).filter((word) => word !== 'self' && word !== 'cls');
}

/** Calls whose argument is the value: they only change how it looks. */
const VIEWS_OF_ARGUMENT =
  /^(?:str|repr|int|float|bool|list|tuple|sorted|set|dict|json|dumps|to_(?:native|text|bytes)|round|abs|format\w*|pformat|join|basename|safe_\w+|reversed)$/;
/** Methods that only change how their object looks. */
const VIEWS_OF_OBJECT =
  /^(?:strip|lstrip|rstrip|lower|upper|title|decode|encode|hex|isoformat|strftime|format|as_posix|keys|values|items|tolist|item|total_seconds|replace|split|rjust|ljust|center|get_secret_value)$/;

function words(node: PyExpression, text: string, depth: number): string[] {
  if (depth > 12) return [];
  const below = (child: PyExpression | undefined): string[] =>
    child === undefined ? [] : words(child, text, depth + 1);
  switch (node.type) {
    case 'Name':
      return [node.id];
    case 'Attribute':
      return [...below(node.value), node.attribute.text];
    case 'Subscript': {
      const [index] = node.index;
      const key =
        index?.type === 'String' ? text.slice(index.start, index.end).replace(/\W+/g, '_') : '';
      if (/[A-Za-z]/.test(key)) return [...below(node.value), key.replace(/^_+|_+$/g, '')];
      return index?.type === 'Name' ? [...below(node.value), index.id] : below(node.value);
    }
    case 'Call': {
      const name = lastName(node.callee);
      const argument = node.arguments[0]?.value;
      if (name === undefined) return [];
      if (name === 'len') return [...below(argument).slice(-1), 'count'];
      if (name === 'type') return [...below(argument).slice(-1), 'type'];
      if (node.callee.type === 'Attribute') {
        if (name === 'get' && argument?.type === 'String') {
          return [text.slice(argument.start, argument.end).replace(/\W+/g, ' ').trim()];
        }
        if (VIEWS_OF_OBJECT.test(name)) return below(node.callee.value);
      }
      if (VIEWS_OF_ARGUMENT.test(name) && argument !== undefined) {
        const inner = below(argument);
        if (inner.length > 0) return inner;
      }
      return [
        name.replace(/^_*(?:get|fetch|find|compute|calculate|build|make|load|read)_(?=\w)/, ''),
      ];
    }
    case 'Await':
    case 'Starred':
    case 'NamedExpr':
      return below(node.value);
    case 'Binary': {
      if (
        node.operator === '-' &&
        /^(?:.*_)?(?:start|began|begin|t0)/.test(below(node.right).at(-1) ?? '')
      ) {
        return ['elapsed'];
      }
      const left = below(node.left);
      return left.length > 0 ? left : below(node.right);
    }
    case 'Conditional': {
      const body = below(node.body);
      return body.length > 0 ? body : below(node.orelse);
    }
    case 'Unary':
    case 'GeneratorExp':
    case 'ListComp':
      return below(node.children[0] as PyExpression | undefined);
    default:
      return [];
  }
}
