/** Reading a message: literals, f-strings, `%`, `.format`, concatenation, translation, lazy values, constants that hold them. */
import type {
  Message,
  MessageForm,
  MessagePart,
  Unreadable,
  Unsure,
} from '../../facts/log-call.ts';
import type { PyArgument, PyExpression, PyReplacement } from '../../ports.ts';
import { createNames, snakeCase, type FieldNames } from '../field-names.ts';
import type { Bindings } from './bindings.ts';
import { wordsOf } from './field-words.ts';
import { branchesOf, functionAround, lastName, rangeOf, sourceOf } from './node.ts';
import { readText, shapeOf } from './string-literal.ts';

export interface MessageReader {
  /** The message that `expression` is; `values` are what the call passes to be put into it. */
  read(expression: PyExpression, values?: Values): Message;
  /** The message that `*expression` is. */
  readSpread(expression: PyExpression): Message;
  /** Whether an expression is a text for certain, whatever is put into it. */
  isText(expression: PyExpression): boolean;
  /** The text of a static string, through constants; `undefined` where it is none. */
  staticText(expression: PyExpression): string | undefined;
}

/** What is put into a message when the record is written, and how. */
export interface Values {
  readonly by: 'percent' | 'braces' | 'none';
  readonly arguments: readonly PyArgument[];
}

/** A stretch of text with the place of each of its units, or a value. */
type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly offsets: readonly number[] }
  | { readonly kind: 'value'; readonly part: Placeholder };
type Placeholder = Extract<MessagePart, { kind: 'placeholder' }>;

interface Composed {
  readonly form: MessageForm;
  readonly pieces: readonly Piece[];
  readonly wrapper?: string;
  readonly unsure?: Unsure;
}

/** A format with its values in it. */
interface Filled {
  readonly pieces: readonly Piece[];
  readonly unsure?: Unsure | undefined;
}

const NO_VALUES: Values = { by: 'none', arguments: [] };

/** A name that is given more texts than these is one that anything is put into. */
const MOST_SAID = 16;

export function createMessageReader(bindings: Bindings, text: string): MessageReader {
  const boundAgain = new Map<string, boolean>();

  function read(expression: PyExpression, values = NO_VALUES): Message {
    const source = sourceOf(expression, text);
    const namer = createNames(snakeCase);
    const isLazy = expression.type === 'Lambda';
    const inner = isLazy ? expression.body : expression;
    const composed = inner && compose(inner, namer);
    if (composed === undefined) {
      const said = inner === undefined || values.arguments.length > 0 ? [] : saidBy(inner);
      return {
        static: false,
        expression: source,
        why: isLazy ? 'lazy' : whyNot(expression),
        ...(said.length > 0 && { said }),
      };
    }
    const { pieces, form, wrapper } = composed;
    const filled = fill(pieces, values, namer);
    const parts = partsOf(filled?.pieces ?? pieces, expression);
    const unsure = composed.unsure ?? filled?.unsure;
    return {
      static: true,
      form:
        filled === undefined
          ? isLazy
            ? 'lazy'
            : form
          : values.by === 'braces'
            ? 'format'
            : 'printf',
      expression: source,
      parts,
      ...(wrapper !== undefined && { wrapper }),
      ...(unsure !== undefined && { unsure }),
    };
  }

  /** The texts that can be read of all that an expression may be. */
  function saidBy(expression: PyExpression): readonly (readonly MessagePart[])[] {
    return branchesOf(expression)
      .flatMap((branch) => (branch.type === 'Name' ? assignedTo(branch) : [branch]))
      .slice(0, MOST_SAID)
      .flatMap((value) => {
        const composed = compose(value, createNames(snakeCase));
        return composed === undefined ? [] : [partsOf(composed.pieces, value)];
      });
  }

  function assignedTo(name: Extract<PyExpression, { type: 'Name' }>): readonly PyExpression[] {
    const binding = bindings.lookup(name.id, name);
    return binding?.kind === 'assigned' ? binding.values.flatMap(branchesOf) : [];
  }

  function compose(node: PyExpression, namer: FieldNames): Composed | undefined {
    switch (node.type) {
      case 'String': {
        const pieces = stringPieces(node, namer);
        return {
          form: pieces.some(({ kind }) => kind === 'value') ? 'template' : 'static',
          pieces,
          ...(node.literals.some(isUnreadable) && { unsure: 'escape' }),
        };
      }
      case 'Binary':
        if (node.operator === '+') return concatenation(node, namer);
        if (node.operator === '%') return eager(node, namer);
        return node.operator === '*' ? repeated(node, namer) : undefined;
      case 'Call':
        return composeCall(node, namer);
      case 'Name': {
        const value = constantOf(node);
        const held = value === undefined ? undefined : staticText(value);
        // The text stands elsewhere; the range is that of its name here.
        return held === undefined
          ? undefined
          : { form: 'static', pieces: [{ kind: 'text', text: held, offsets: [node.start] }] };
      }
      default:
        return undefined;
    }
  }

  function composeCall(
    node: Extract<PyExpression, { type: 'Call' }>,
    namer: FieldNames,
  ): Composed | undefined {
    const { callee } = node;
    const name = lastName(callee);
    if (callee.type === 'Attribute' && name === 'format') {
      const format = compose(callee.value, namer);
      if (format === undefined || node.arguments.some(({ star }) => star === '*')) return undefined;
      return composedOf(format, withBraces(format.pieces, node.arguments, namer));
    }
    const [argument] = node.arguments;
    if (argument === undefined || name === undefined || !TRANSLATORS.has(name)) return undefined;
    const inner = compose(argument.value, namer);
    return inner && { ...inner, wrapper: name };
  }

  /** `"a" + b + "c"` */
  function concatenation(node: PyExpression, namer: FieldNames): Composed | undefined {
    const terms = termsOf(node);
    if (!terms.some((term) => compose(term, namer) !== undefined)) return undefined;
    let wrapper: string | undefined;
    let unsure: Unsure | undefined;
    const pieces = terms.flatMap((term): Piece[] => {
      const text = term.type === 'Name' ? undefined : compose(term, namer);
      wrapper ??= text?.wrapper;
      unsure ??= text?.unsure;
      return text === undefined ? [valuePiece(term, rangeOf(term), namer)] : [...text.pieces];
    });
    const isStatic = pieces.every(({ kind }) => kind === 'text');
    return {
      form: isStatic ? 'static' : 'concatenation',
      pieces,
      ...(wrapper !== undefined && { wrapper }),
      ...(unsure !== undefined && { unsure }),
    };
  }

  /** `"… %s" % (a, b)` */
  function eager(
    node: Extract<PyExpression, { type: 'Binary' }>,
    namer: FieldNames,
  ): Composed | undefined {
    const format = compose(node.left, namer);
    if (format === undefined) return undefined;
    const { right } = node;
    const isTuple = right.type === 'Tuple';
    const values = isTuple ? (right.children as readonly PyExpression[]) : [right];
    const filled = withPercents(format.pieces, values, namer);
    const isWhole = isTuple || right.type === 'Dict' || NO_TUPLE.has(right.type) || isText(right);
    return composedOf(format, {
      pieces: filled?.pieces ?? format.pieces,
      unsure:
        filled === undefined
          ? 'arguments'
          : (filled.unsure ?? (isWhole ? undefined : 'taken-apart')),
    });
  }

  function composedOf(format: Composed, { pieces, unsure }: Filled): Composed {
    const first = format.unsure ?? unsure;
    return { ...format, form: 'format', pieces, ...(first !== undefined && { unsure: first }) };
  }

  /** `"=" * 80` */
  function repeated(
    node: Extract<PyExpression, { type: 'Binary' }>,
    namer: FieldNames,
  ): Composed | undefined {
    const [unit, times] =
      node.left.type === 'Number' ? [node.right, node.left] : [node.left, node.right];
    const count = times.type === 'Number' ? Number(text.slice(times.start, times.end)) : Number.NaN;
    if (unit.type !== 'String' || !Number.isInteger(count) || count < 0 || count > 200)
      return undefined;
    const once = stringPieces(unit, namer);
    if (once.some(({ kind }) => kind === 'value')) return undefined;
    const whole = once.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
    return {
      form: 'static',
      pieces: [{ kind: 'text', text: whole.repeat(count), offsets: [node.start] }],
    };
  }

  function stringPieces(
    node: Extract<PyExpression, { type: 'String' }>,
    namer: FieldNames,
  ): Piece[] {
    const pieces: Piece[] = [];
    for (const literal of node.literals) {
      const shape = shapeOf(literal, text);
      let from = shape.start;
      const put = (to: number): void => {
        if (to > from) pieces.push({ kind: 'text', ...readText(shape, from, to, text) });
      };
      for (const replacement of literal.replacements) {
        put(replacement.start);
        if (replacement.selfDocumenting && replacement.value !== undefined) {
          const from = replacement.start + 1;
          const source = text.slice(from, replacement.end);
          const label = /^[^]*?=\s*/.exec(source.slice(replacement.value.end - from))?.[0] ?? '=';
          const end = replacement.value.end + label.length;
          pieces.push({ kind: 'text', text: text.slice(from, end), offsets: [from] });
        }
        pieces.push(replacementPiece(replacement, namer));
        from = replacement.end;
      }
      put(shape.end);
    }
    return pieces;
  }

  /** Whether a literal holds what is not read: a character by its name, bytes. */
  function isUnreadable(literal: { readonly start: number; readonly end: number }): boolean {
    const { prefix, start, end } = shapeOf(literal, text);
    return (
      prefix.includes('b') || (!prefix.includes('r') && text.slice(start, end).includes('\\N{'))
    );
  }

  function replacementPiece(replacement: PyReplacement, namer: FieldNames): Piece {
    const { value, spec, selfDocumenting } = replacement;
    const isPlain =
      replacement.conversion === undefined && (spec === undefined || spec.text === '');
    const conversion = selfDocumenting && isPlain ? 'r' : replacement.conversion;
    const shown = `${conversion === undefined ? '' : `!${conversion}`}${spec === undefined || spec.text === '' ? '' : `:${spec.text}`}`;
    if (value === undefined) {
      const range = rangeOf(replacement);
      const expression = sourceOf(replacement, text);
      return { kind: 'value', part: { kind: 'placeholder', expression, name: 'value', range } };
    }
    return valuePiece(value, rangeOf(replacement), namer, shown);
  }

  function valuePiece(
    value: PyExpression,
    range: { start: number; end: number },
    namer: FieldNames,
    format = '',
  ): Piece {
    const expression = sourceOf(value, text);
    const name = namer.name(wordsOf(value, text), expression.text);
    return {
      kind: 'value',
      part: { kind: 'placeholder', expression, name, range, ...(format !== '' && { format }) },
    };
  }

  /** The pieces with the values of the call in them; `undefined` where none has a place. */
  function fill(pieces: readonly Piece[], values: Values, namer: FieldNames): Filled | undefined {
    const positional = values.arguments.filter(
      ({ keyword, star }) => keyword === undefined && star === '',
    );
    if (values.by === 'percent' && positional.length > 0) {
      return withPercents(
        pieces,
        positional.map(({ value }) => value),
        namer,
      );
    }
    if (values.by !== 'braces' || values.arguments.length === 0) return undefined;
    const filled = withBraces(pieces, values.arguments, namer);
    const isFilled =
      filled.pieces.length > pieces.length || filled.pieces.some(({ kind }) => kind === 'value');
    return isFilled ? filled : undefined;
  }

  function withPercents(
    pieces: readonly Piece[],
    values: readonly PyExpression[],
    namer: FieldNames,
  ): Filled | undefined {
    let next = 0;
    let found = false;
    let unsure: Unsure | undefined;
    const [only] = values;
    const entries = values.length === 1 && only !== undefined ? entriesOf(only) : undefined;
    const read = new Set<string>();
    const result = pieces.flatMap((piece): Piece[] => {
      if (piece.kind === 'value') {
        unsure = 'nested';
        return [piece];
      }
      if (piece.text.replace(PERCENT, '').includes('%')) unsure ??= 'arguments';
      return split(piece, PERCENT, (match, range) => {
        if (match[0].endsWith('%')) return '%';
        const key = match[1];
        const format = match[0].slice(key === undefined ? 1 : key.length + 3);
        let value: PyExpression | undefined;
        if (key === undefined) {
          // A star takes its width from the values.
          const stars = (match[0].match(/\*/g) ?? []).length;
          if (stars > 0) unsure ??= 'unread';
          next += stars;
          value = values[next];
          next += 1;
        } else {
          read.add(key);
          value = entries?.get(key);
          if (value === undefined && only !== undefined) {
            unsure ??= entries === undefined ? 'taken-apart' : 'arguments';
            value = only.type === 'Dict' ? undefined : only;
          }
        }
        if (value === undefined || value.type === 'Starred') {
          unsure ??= 'arguments';
          return undefined;
        }
        found = true;
        const shown = format === 's' ? '' : format;
        if (key === undefined) return valuePiece(value, range, namer, shown);
        const expression = sourceOf(value, text);
        return {
          kind: 'value',
          part: {
            kind: 'placeholder',
            expression,
            name: key,
            range,
            ...(entries === undefined && { part: `[${JSON.stringify(key)}]` }),
            ...(shown && { format: shown }),
          },
        };
      });
    });
    const isByKey = read.size > 0;
    if (isByKey ? next > 0 || values.length !== 1 : next !== values.length) unsure ??= 'arguments';
    if (isByKey && entries !== undefined && [...entries.keys()].some((key) => !read.has(key))) {
      unsure ??= 'unread';
    }
    return found ? { pieces: result, unsure } : undefined;
  }

  function withBraces(
    pieces: readonly Piece[],
    values: readonly PyArgument[],
    namer: FieldNames,
  ): Filled {
    const positional = values.filter(({ keyword, star }) => keyword === undefined && star === '');
    let next = 0;
    let unsure: Unsure | undefined;
    const read = new Set<PyExpression>();
    const result = pieces.flatMap((piece): Piece[] => {
      if (piece.kind === 'value') {
        unsure = 'nested';
        return [piece];
      }
      if (/[{}]/.test(piece.text.replace(BRACES, ''))) unsure ??= 'arguments';
      return split(piece, BRACES, (match, range) => {
        if (match[0] === '{{' || match[0] === '}}') return match[0].charAt(0);
        const [, name = '', path = '', format = ''] = match;
        let value: PyExpression | undefined;
        if (name === '') {
          value = positional[next]?.value;
          next += 1;
        } else if (/^\d+$/.test(name)) value = positional[Number(name)]?.value;
        else value = values.find(({ keyword }) => keyword?.text === name)?.value;
        if (value === undefined) {
          unsure ??= 'arguments';
          return undefined;
        }
        read.add(value);
        if (path !== '') {
          const part = path.replace(
            /\[(?!\d+\])([^\]]*)\]/g,
            (_, key) => `[${JSON.stringify(key)}]`,
          );
          const expression = sourceOf(value, text);
          const words = [...wordsOf(value, text), ...path.split(/[.[\]]+/)];
          const own = namer.name(words, expression.text + part);
          const shown = format && { format };
          return {
            kind: 'value',
            part: { kind: 'placeholder', expression, name: own, range, part, ...shown },
          };
        }
        if (name === '' || /^\d+$/.test(name)) return valuePiece(value, range, namer, format);
        const expression = sourceOf(value, text);
        return {
          kind: 'value',
          part: { kind: 'placeholder', expression, name, range, ...(format && { format }) },
        };
      });
    });
    if (values.some(({ value }) => !read.has(value))) unsure ??= 'unread';
    return { pieces: result, unsure };
  }

  /** The values of a dictionary that is written out, by key; `undefined` for any other expression. */
  function entriesOf(node: PyExpression): ReadonlyMap<string, PyExpression> | undefined {
    const entries = new Map<string, PyExpression>();
    const put = (key: string | undefined, value: PyExpression): boolean => {
      if (key === undefined || entries.has(key)) return false;
      entries.set(key, value);
      return true;
    };
    if (node.type === 'Dict') {
      const isRead = node.entries.every(({ key, value }) => put(key && staticText(key), value));
      return isRead ? entries : undefined;
    }
    if (node.type !== 'Call' || node.callee.type !== 'Name' || node.callee.id !== 'dict') {
      return undefined;
    }
    return node.arguments.every(({ keyword, value }) => put(keyword?.text, value))
      ? entries
      : undefined;
  }

  function staticText(expression: PyExpression, links = 0): string | undefined {
    const node = strip(expression);
    if (node.type === 'String') {
      if (node.literals.some((literal) => literal.replacements.length > 0)) return undefined;
      return node.literals
        .map((literal) => {
          const shape = shapeOf(literal, text);
          return readText(shape, shape.start, shape.end, text).text;
        })
        .join('');
    }
    if (node.type === 'Binary' && node.operator === '+') {
      const terms = termsOf(node).map((term) =>
        term.type === 'String' ? staticText(term) : undefined,
      );
      return terms.every((term) => term !== undefined) ? terms.join('') : undefined;
    }
    if (node.type !== 'Name' || links > 4) return undefined;
    const value = constantOf(node);
    return value === undefined ? undefined : staticText(value, links + 1);
  }

  /** The value of a name that is assigned once, and never anything else. */
  function constantOf(node: Extract<PyExpression, { type: 'Name' }>): PyExpression | undefined {
    const binding = bindings.lookup(node.id, node);
    return binding?.kind === 'assigned' && binding.values.length === 1 && !isBoundAgain(node.id)
      ? binding.values[0]
      : undefined;
  }

  /** Whether something binds the name that is no assignment of its scope: another function, a walrus, a pattern. */
  function isBoundAgain(name: string): boolean {
    let isAgain = boundAgain.get(name);
    if (isAgain === undefined) {
      isAgain = new RegExp(
        `^[ \\t]*(?:global|nonlocal|case)\\b.*\\b${name}\\b|\\b${name}\\s*:=|\\bas\\s+${name}\\b`,
        'm',
      ).test(text);
      boundAgain.set(name, isAgain);
    }
    return isAgain;
  }

  function isText(expression: PyExpression): boolean {
    const node = strip(expression);
    switch (node.type) {
      case 'String':
        return true;
      case 'Binary':
        return (
          (node.operator === '+' && termsOf(node).some((term) => isText(term))) ||
          (node.operator === '%' && isText(node.left))
        );
      case 'Call':
        return (
          node.callee.type === 'Attribute' &&
          node.callee.attribute.text === 'format' &&
          isText(node.callee.value)
        );
      case 'Name':
        return staticText(node) !== undefined;
      default:
        return false;
    }
  }

  function whyNot(node: PyExpression): Unreadable {
    switch (node.type) {
      case 'Name':
        return isOwnParameter(node) ? 'parameter' : 'identifier';
      case 'Attribute':
        return node.attribute.text === 'message' ? 'error-message' : 'member';
      case 'Call': {
        // `str(error)` is to Python what `error.message` is elsewhere.
        const [argument] = node.arguments;
        const isShown = node.callee.type === 'Name' && /^(?:str|repr)$/.test(node.callee.id);
        const caught =
          argument?.value.type === 'Name' &&
          bindings.lookup(argument.value.id, argument.value)?.kind === 'caught';
        return isShown && caught ? 'error-message' : 'call';
      }
      case 'Conditional':
        return 'conditional';
      case 'Dict':
      case 'List':
      case 'Tuple':
      case 'Set':
        return 'object';
      case 'Lambda':
        return 'lazy';
      default:
        return 'expression';
    }
  }

  function isOwnParameter(node: PyExpression): boolean {
    if (node.type !== 'Name') return false;
    const binding = bindings.lookup(node.id, node);
    return binding?.kind === 'parameter' && binding.owner === functionAround(node);
  }

  return {
    read,
    readSpread: (expression) => ({
      static: false,
      expression: sourceOf(expression, text),
      why: isOwnParameter(expression) ? 'forwarded' : 'spread',
    }),
    isText,
    staticText: (expression) => staticText(expression),
  };

  /** The expression without a call that translates it. */
  function strip(node: PyExpression): PyExpression {
    if (node.type !== 'Call' || !TRANSLATORS.has(lastName(node.callee) ?? '')) return node;
    return node.arguments[0]?.value ?? node;
  }

  function split(
    piece: Extract<Piece, { kind: 'text' }>,
    pattern: RegExp,
    replace: (
      match: RegExpExecArray,
      range: { start: number; end: number },
    ) => Piece | string | undefined,
  ): Piece[] {
    const { text: whole, offsets } = piece;
    const exact = offsets.length === whole.length + 1;
    const at = (index: number): number => (exact ? (offsets[index] ?? 0) : (offsets[0] ?? 0));
    const result: Piece[] = [];
    let pending = '';
    let places: number[] = [];
    const keep = (from: number, to: number): void => {
      pending += whole.slice(from, to);
      for (let index = from; index < to; index += 1) places.push(at(index));
    };
    const flush = (end: number): void => {
      if (pending !== '')
        result.push({ kind: 'text', text: pending, offsets: [...places, at(end)] });
      pending = '';
      places = [];
    };
    let from = 0;
    for (const match of whole.matchAll(pattern)) {
      keep(from, match.index);
      from = match.index + match[0].length;
      const replaced = replace(match, { start: at(match.index), end: at(from) });
      if (replaced === undefined) keep(match.index, from);
      else if (typeof replaced === 'string') {
        pending += replaced;
        places.push(at(match.index));
      } else {
        flush(match.index);
        result.push(replaced);
      }
    }
    keep(from, whole.length);
    flush(whole.length);
    return result;
  }

  function partsOf(pieces: readonly Piece[], expression: PyExpression): MessagePart[] {
    const parts = pieces.flatMap((piece): MessagePart[] => {
      if (piece.kind === 'value') return [piece.part];
      if (piece.text === '') return [];
      const { offsets } = piece;
      const start = offsets[0] ?? expression.start;
      const isElsewhere = offsets.length !== piece.text.length + 1;
      const range = isElsewhere ? rangeOf(expression) : { start, end: offsets.at(-1) ?? start };
      return [{ kind: 'text', text: piece.text, range }];
    });
    if (parts.length > 0) return parts;
    const literal = expression.type === 'String' ? expression.literals[0] : undefined;
    const shape = literal && shapeOf(literal, text);
    const range =
      shape === undefined ? rangeOf(expression) : { start: shape.start, end: shape.end };
    return [{ kind: 'text', text: '', range }];
  }
}

/** Functions that give the text of a message in the reader's language. */
const TRANSLATORS: ReadonlySet<string> = new Set([
  ...['_', '_LI', '_LW', '_LE', '_LC', '_L', 'gettext', 'ugettext', 'lazy_gettext', 'gettext_lazy'],
]);

/** Expressions whose value is no tuple, whatever is in them. */
const NO_TUPLE: ReadonlySet<string> = new Set(['Number', 'Constant', 'List', 'Set', 'ListComp']);

const PERCENT =
  /%(?:%|(?:\(([^)]*)\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?[diouxXeEfFgGcrsa])/g;
const BRACES = /\{\{|\}\}|\{([\w]*)((?:\.\w+|\[[^\]]*\])*)((?:![rsa])?(?::[^{}]*)?)\}/g;

/** The terms of `a + b + c`, in order; without recursion, since a chain may have thousands. */
function termsOf(node: PyExpression): PyExpression[] {
  const terms: PyExpression[] = [];
  const stack = [node];
  for (let term = stack.pop(); term !== undefined; term = stack.pop()) {
    if (term.type === 'Binary' && term.operator === '+') stack.push(term.right, term.left);
    else terms.push(term);
  }
  return terms;
}
