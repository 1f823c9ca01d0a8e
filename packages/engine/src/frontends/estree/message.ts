/** Reading a message: literals, templates, concatenations, printf, colours around them, constants that hold them. */
import type { Message, MessageForm, MessagePart, Unreadable } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Bindings, Place } from './bindings.ts';
import { createFieldNamer, type FieldNamer } from './field-name.ts';
import {
  childOf,
  childrenOf,
  cookedOf,
  endOf,
  isCall,
  isFunction,
  isMember,
  literalOf,
  nameOf,
  propertyName,
  rangeOf,
  sourceOf,
  startOf,
  stringOf,
  unwrap,
} from './node.ts';

export interface MessageReader {
  /** The message that `expression` is; printf verbs take `values`. */
  read(expression: EsNode, place: Place, values?: readonly EsNode[], printf?: boolean): Message;
  /** Whether an expression is a text for certain, whatever is put into it. */
  isText(expression: EsNode, place: Place): boolean;
  /** The text of a static string, through constants; `undefined` where it is none. */
  staticText(expression: EsNode, place: Place): string | undefined;
}

export function createMessageReader(bindings: Bindings, text: string): MessageReader {
  function read(
    expression: EsNode,
    place: Place,
    values: readonly EsNode[] = [],
    printf = false,
  ): Message {
    const source = sourceOf(expression, text);
    const namer = createFieldNamer();
    const { node, wrapper, lazy } = strip(expression);
    const wrapped: { wrapper?: string } = wrapper === undefined ? {} : { wrapper };
    const composed = compose(node, place, namer);
    if (composed !== undefined && wrapper === undefined) Object.assign(wrapped, innerWrapper(node));
    if (composed === undefined) {
      return {
        static: false,
        expression: source,
        why: lazy ? 'lazy' : whyNot(node, place, bindings),
      };
    }
    if (printf && values.length > 0) {
      const parts = withVerbs(composed.parts, values, namer, text);
      if (parts !== undefined) {
        return { static: true, form: 'printf', expression: source, parts, ...wrapped };
      }
    }
    const form = lazy ? 'lazy' : composed.form;
    return { static: true, form, expression: source, parts: composed.parts, ...wrapped };
  }

  function compose(
    node: EsNode,
    place: Place,
    namer: FieldNamer,
  ): { form: MessageForm; parts: MessagePart[] } | undefined {
    switch (node.type) {
      case 'Literal':
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral': {
        const value = literalOf(node);
        return value === undefined
          ? undefined
          : { form: 'static', parts: [literalPart(node, value)] };
      }
      case 'TemplateLiteral': {
        const parts = templateParts(node, namer);
        return { form: parts.every(isTextPart) ? 'static' : 'template', parts };
      }
      case 'TaggedTemplateExpression':
        return { form: 'tagged', parts: templateParts(node['quasi'] as EsNode, namer) };
      case 'BinaryExpression': {
        const terms = textTermsOf(node);
        if (terms === undefined) return undefined;
        const parts = terms.flatMap((term) => termParts(term, namer));
        return { form: parts.every(isTextPart) ? 'static' : 'concatenation', parts: merged(parts) };
      }
      case 'Identifier': {
        const value = staticText(node, place);
        // The text stands elsewhere; the range is that of its name here.
        return value === undefined
          ? undefined
          : { form: 'static', parts: [{ kind: 'text', text: value, range: rangeOf(node) }] };
      }
      default:
        return isFormatCall(node) ? formatParts(node, namer) : undefined;
    }
  }

  function formatParts(
    node: EsNode,
    namer: FieldNamer,
  ): { form: MessageForm; parts: MessagePart[] } | undefined {
    const [format, ...values] = childrenOf(node, 'arguments');
    const value = format === undefined ? undefined : stringOf(unwrap(format));
    if (format === undefined || value === undefined) return undefined;
    const parts: MessagePart[] = [literalPart(unwrap(format), value)];
    const verbs = withVerbs(parts, values, namer, text) ?? parts;
    const taken = verbs.filter(({ kind }) => kind === 'placeholder').length;
    const rest = values
      .slice(taken)
      .flatMap((value): MessagePart[] => [
        { kind: 'text', text: ' ', range: { start: startOf(value), end: startOf(value) } },
        { ...placeholder(value, rangeOf(value), namer), format: 'inspect' } as MessagePart,
      ]);
    return { form: 'format', parts: [...verbs, ...rest] };
  }

  function literalPart(node: EsNode, value: string): MessagePart {
    const start = startOf(node);
    const end = endOf(node);
    const quoted = /["'`]/.test(text.charAt(start)) ? 1 : 0;
    return { kind: 'text', text: value, range: { start: start + quoted, end: end - quoted } };
  }

  function templateParts(node: EsNode, namer: FieldNamer): MessagePart[] {
    const quasis = childrenOf(node, 'quasis');
    const expressions = childrenOf(node, 'expressions');
    const parts: MessagePart[] = [];
    // Some parsers count the delimiters of a piece to its range, some do not.
    const first = quasis[0];
    const inclusive = first !== undefined && startOf(first) === startOf(node) ? 1 : 0;
    for (const [index, quasi] of quasis.entries()) {
      const expression = expressions[index];
      const value = cookedOf(quasi);
      if (value !== '') {
        const closing = inclusive * (expression === undefined ? 1 : 2);
        parts.push({
          kind: 'text',
          text: value,
          range: { start: startOf(quasi) + inclusive, end: endOf(quasi) - closing },
        });
      }
      if (expression !== undefined) {
        const next = quasis[index + 1];
        const start = endOf(quasi) - 2 * inclusive;
        const end = next === undefined ? endOf(expression) : startOf(next) + inclusive;
        parts.push(placeholder(expression, { start, end }, namer));
      }
    }
    return parts.length === 0
      ? [{ kind: 'text', text: '', range: { start: startOf(node) + 1, end: endOf(node) - 1 } }]
      : parts;
  }

  function placeholder(
    node: EsNode,
    range: { start: number; end: number },
    namer: FieldNamer,
  ): MessagePart {
    const expression = sourceOf(node, text);
    return { kind: 'placeholder', expression, name: namer.name(node, expression.text), range };
  }

  function termParts(term: EsNode, namer: FieldNamer): MessagePart[] {
    const node = strip(term).node;
    const value = literalOf(node);
    if (value !== undefined) return [literalPart(node, value)];
    if (node.type === 'TemplateLiteral') return templateParts(node, namer);
    return [placeholder(term, rangeOf(term), namer)];
  }

  function staticText(expression: EsNode, place: Place, links = 0): string | undefined {
    const node = unwrap(expression);
    const value = stringOf(node);
    if (value !== undefined) return value;
    if (node.type === 'BinaryExpression') {
      const terms = termsOf(node).map((term) => stringOf(unwrap(term)));
      return terms.every((term) => term !== undefined) ? terms.join('') : undefined;
    }
    if (node.type !== 'Identifier' || links > 4) return undefined;
    const binding = bindings.lookup(node['name'] as string, place);
    if (binding?.kind !== 'const' || binding.init === undefined || binding.keys.length > 0)
      return undefined;
    return staticText(binding.init, binding.place, links + 1);
  }

  function isText(expression: EsNode, place: Place): boolean {
    const { node } = strip(expression);
    switch (node.type) {
      case 'TemplateLiteral':
      case 'TaggedTemplateExpression':
        return true;
      case 'BinaryExpression':
        return textTermsOf(node) !== undefined;
      case 'Identifier':
        return staticText(node, place) !== undefined;
      default:
        return stringOf(node) !== undefined || isFormatCall(node);
    }
  }

  return {
    read,
    isText,
    staticText: (expression, place) => staticText(expression, place),
  };
}

/** The expression without colours (`'x'.red`, `chalk.bold('x')`) and without the function around it. */
function strip(expression: EsNode): { node: EsNode; wrapper?: string; lazy: boolean } {
  let node = unwrap(expression);
  let wrapper: string | undefined;
  let lazy = false;
  for (;;) {
    if (isFunction(node)) {
      const body = bodyValue(node);
      if (body === undefined) return { node, lazy: true };
      lazy = true;
      node = unwrap(body);
      continue;
    }
    const inner = colouredText(node);
    if (inner === undefined) break;
    wrapper = inner.wrapper;
    node = unwrap(inner.node);
  }
  return { node, lazy, ...(wrapper === undefined ? {} : { wrapper }) };
}

/** What colours a term of a sum. */
function innerWrapper(node: EsNode): { wrapper?: string } {
  for (const term of node.type === 'BinaryExpression' ? termsOf(node) : []) {
    const { wrapper } = strip(term);
    if (wrapper !== undefined) return { wrapper };
  }
  return {};
}

/** What a callback gives: its expression, or the value of its only `return`. */
function bodyValue(node: EsNode): EsNode | undefined {
  const body = childOf(node, 'body');
  if (body === undefined) return undefined;
  if (body.type !== 'BlockStatement') return body;
  const [first] = childrenOf(body, 'body');
  return first?.type === 'ReturnStatement' ? childOf(first, 'argument') : undefined;
}

const COLOURS =
  /^(?:reset|bold|dim|italic|underline|inverse|hidden|strikethrough|black|red|green|yellow|blue|magenta|cyan|white|gr[ae]y|rainbow|zebra|(?:bg|bright|hex|rgb|visible)\w*|\w+(?:Bright|BG))$/;
const COLOURERS = /^(?:chalk|clc|colors?|pc|kleur|picocolors|ansis|ansi|kolorist|yoctocolors)$/;

function colouredText(node: EsNode): { node: EsNode; wrapper: string } | undefined {
  if (isMember(node)) return colouredMember(node);
  if (!isCall(node)) return undefined;
  const arguments_ = childrenOf(node, 'arguments');
  const [argument] = arguments_;
  if (argument === undefined || arguments_.length > 1 || argument.type === 'SpreadElement')
    return undefined;
  const callee = unwrap(node['callee'] as EsNode);
  let root = callee;
  let path = '';
  while (isMember(root)) {
    const name = propertyName(root);
    if (name === undefined || !COLOURS.test(name)) return undefined;
    path = `.${name}${path}`;
    root = unwrap(root['object'] as EsNode);
  }
  const name = nameOf(root);
  return path !== '' && name !== undefined && COLOURERS.test(name)
    ? { node: argument, wrapper: `${name}${path}` }
    : undefined;
}

/** `'text'.red.bold`: colours that are members of a text. */
function colouredMember(node: EsNode): { node: EsNode; wrapper: string } | undefined {
  let path = '';
  let object = node;
  while (isMember(object)) {
    const name = propertyName(object);
    if (name === undefined || !COLOURS.test(name)) return undefined;
    path = path === '' ? name : `${name}.${path}`;
    object = unwrap(object['object'] as EsNode);
  }
  const isText =
    stringOf(object) !== undefined ||
    object.type === 'TemplateLiteral' ||
    object.type === 'BinaryExpression';
  return isText ? { node: object, wrapper: path } : undefined;
}

/**
 * The terms of a sum that is a text, in order, each of which is added to a text: in `a + b + 'x'` the numbers `a + b` are one
 * term, and so they are in `'x' + (a + b)`. `undefined` where nothing says that it is a text.
 */
function textTermsOf(node: EsNode, depth = 0): EsNode[] | undefined {
  if (depth > DEEPEST_SUM) return undefined;
  // Down the left side without recursion: a chain may have 10,000 terms.
  const sums: EsNode[] = [];
  let operand = node;
  for (let sum = unwrap(node); isSum(sum); sum = unwrap(operand)) {
    sums.push(sum);
    operand = sum['left'] as EsNode;
  }
  sums.reverse();
  const operands = [operand, ...sums.map((sum) => sum['right'] as EsNode)];
  const inner = operands.map((one) =>
    isSum(unwrap(one)) ? textTermsOf(unwrap(one), depth + 1) : isTextTerm(one) ? [one] : undefined,
  );
  const first = inner.findIndex((terms) => terms !== undefined);
  if (first < 0) return undefined;
  const numbers = first === 0 ? [] : [first === 1 ? operand : (sums[first - 2] as EsNode)];
  return [
    ...numbers,
    ...operands.slice(first).flatMap((one, index) => inner[first + index] ?? [one]),
  ];
}

/** Parentheses inside parentheses; a text that is nested deeper is none. */
const DEEPEST_SUM = 50;

function isSum(node: EsNode): boolean {
  return node.type === 'BinaryExpression' && node['operator'] === '+';
}

/** The terms of `a + b + c`, in order; without recursion, since a chain may have 10,000. */
function termsOf(node: EsNode): EsNode[] {
  const terms: EsNode[] = [];
  const stack = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const term = unwrap(next);
    if (term.type === 'BinaryExpression' && term['operator'] === '+') {
      stack.push(term['right'] as EsNode, term['left'] as EsNode);
      // Popped in the order left, right: the stack gives the last one first.
    } else terms.push(next);
  }
  return terms;
}

function isTextTerm(term: EsNode): boolean {
  const { node } = strip(term);
  return stringOf(node) !== undefined || node.type === 'TemplateLiteral';
}

function isTextPart(part: MessagePart): boolean {
  return part.kind === 'text';
}

/** Neighbouring texts stay apart in the source, so they stay apart here, but for empty ones. */
function merged(parts: readonly MessagePart[]): MessagePart[] {
  const kept = parts.filter((part) => part.kind !== 'text' || part.text !== '');
  return kept.length === 0 ? parts.slice(0, 1) : kept;
}

/** `format('…%s', x)`, `util.format(…)`, `sprintf(…)`. */
function isFormatCall(node: EsNode): boolean {
  if (!isCall(node)) return false;
  const callee = unwrap(node['callee'] as EsNode);
  const [format] = childrenOf(node, 'arguments');
  const name = isMember(callee) ? propertyName(callee) : nameOf(callee);
  if (name !== 'format' && name !== 'sprintf') return false;
  if (isMember(callee) && nameOf(callee['object'] as EsNode) !== 'util') return false;
  return format !== undefined && stringOf(unwrap(format)) !== undefined;
}

const VERB = /%(?:%|[sdifjoOc]|\.\d+f|\d+d)/g;

/** The parts with each printf verb as a placeholder of its value; `undefined` where there is no verb. */
function withVerbs(
  parts: readonly MessagePart[],
  values: readonly EsNode[],
  namer: FieldNamer,
  text: string,
): MessagePart[] | undefined {
  const result: MessagePart[] = [];
  let next = 0;
  for (const part of parts) {
    if (part.kind !== 'text' || !part.text.includes('%')) {
      result.push(part);
      continue;
    }
    let from = 0;
    let pending = '';
    const flush = (to: number): void => {
      if (pending === '') return;
      result.push({ kind: 'text', text: pending, range: sliceOf(part, from, to, text) });
      pending = '';
    };
    let scanned = 0;
    for (const match of part.text.matchAll(VERB)) {
      const verb = match[0];
      const value = values[next];
      pending += part.text.slice(scanned, match.index);
      scanned = match.index + verb.length;
      if (verb === '%%') {
        pending += '%';
        continue;
      }
      if (value === undefined || value.type === 'SpreadElement') {
        pending += verb;
        continue;
      }
      next += 1;
      flush(match.index);
      from = scanned;
      const expression = sourceOf(value, text);
      result.push({
        kind: 'placeholder',
        expression,
        name: namer.name(value, expression.text),
        format: verb.slice(1),
        range: sliceOf(part, match.index, scanned, text),
      });
    }
    pending += part.text.slice(scanned);
    flush(part.text.length);
  }
  return next === 0 ? undefined : result;
}

/** The range of `[from, to)` of a text part, where escapes do not hide it; else the whole part's. */
function sliceOf(
  part: Extract<MessagePart, { kind: 'text' }>,
  from: number,
  to: number,
  text: string,
): { start: number; end: number } {
  const { start, end } = part.range;
  if (text.slice(start, end) === part.text) return { start: start + from, end: start + to };
  const offsets = cookedOffsets(text.slice(start, end));
  const first = offsets[from];
  const last = offsets[to];
  return first === undefined || last === undefined || offsets.length !== part.text.length + 1
    ? part.range
    : { start: start + first, end: start + last };
}

/** For each unit of a cooked string, where it stands in the raw one; one more for the end. */
function cookedOffsets(raw: string): number[] {
  const offsets: number[] = [];
  const unit = /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|[\s\S])|\r\n|[\s\S]/g;
  for (const match of raw.matchAll(unit)) {
    if (/^\\(?:\r\n|[\n\r\u2028\u2029])$/.test(match[0])) continue;
    offsets.push(match.index);
    const astral = /^\\u\{0*(?:1?[0-9a-fA-F]{5}|10[0-9a-fA-F]{4})\}$/.test(match[0]);
    if (astral) offsets.push(match.index);
  }
  offsets.push(raw.length);
  return offsets;
}

/** Why a message cannot be read: one word, for checks and people. */
function whyNot(node: EsNode, place: Place, bindings: Bindings): Unreadable {
  if (node.type === 'SpreadElement') {
    return isOwnParameter(unwrap(node['argument'] as EsNode), place, bindings)
      ? 'forwarded'
      : 'spread';
  }
  if (node.type === 'Identifier') {
    return isOwnParameter(node, place, bindings) ? 'parameter' : 'identifier';
  }
  if (isMember(node)) return propertyName(node) === 'message' ? 'error-message' : 'member';
  if (isCall(node)) return 'call';
  switch (node.type) {
    case 'ConditionalExpression':
      return 'conditional';
    case 'ObjectExpression':
    case 'ArrayExpression':
      return 'object';
    default:
      return isFunction(node) ? 'lazy' : 'expression';
  }
}

/** A parameter of the innermost function around, or its `arguments`. */
function isOwnParameter(node: EsNode, place: Place, bindings: Bindings): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  const binding = bindings.lookup(name, place);
  if (binding === undefined) return name === 'arguments';
  return binding.kind === 'param';
}
