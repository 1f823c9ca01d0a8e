/** References of the project's form, wherever they stand and whatever alias they go by. */
import type { ConstantMention, ConstantUse } from '../../facts/log-call.ts';
import type { PyExpression, PyNode } from '../../ports.ts';
import { heldBy, type ReferenceForm } from '../reference-form.ts';
import type { Bindings } from './bindings.ts';
import type { MessageReader } from './message.ts';
import { lastName, rangeOf, sourceOf } from './node.ts';
import { shapeOf } from './string-literal.ts';

export interface ReferenceReader {
  /** The constant that an expression refers to by the project's form. */
  mention(expression: PyExpression): ConstantMention | undefined;
  /** The constants of an argument: a reference, several (`X if a else Y`), or one that cannot be read. */
  use(expression: PyExpression): ConstantUse | undefined;
  /** What stands in a role where a constant must stand: also a string, a number. */
  required(expression: PyExpression): ConstantUse;
  /** Whether a node, met on the walk, is a use of a constant: not where it is declared, nor where its module lists it. */
  isUse(node: PyExpression): boolean;
}

export function createReferenceReader(
  form: ReferenceForm | undefined,
  bindings: Bindings,
  messages: MessageReader,
  text: string,
): ReferenceReader {
  function mention(expression: PyExpression, links = 0): ConstantMention | undefined {
    if (form === undefined || links > 8) return undefined;
    let node = expression;
    for (const name of [...form.trailing].reverse()) {
      if (node.type !== 'Attribute' || node.attribute.text !== name) return undefined;
      node = node.value;
    }
    if (node.type === 'Attribute') {
      const held = heldBy(form, node.attribute.text);
      if (held === undefined) return undefined;
      const fits = form.owner === undefined ? isModule(node.value) : isOwner(node.value);
      return fits ? written(node.attribute, held, expression) : undefined;
    }
    return node.type === 'Name' ? mentionByName(node, expression, links) : undefined;
  }

  function mentionByName(
    node: Extract<PyExpression, { type: 'Name' }>,
    whole: PyExpression,
    links: number,
  ): ConstantMention | undefined {
    if (form === undefined) return undefined;
    const binding = bindings.lookup(node.id, node);
    const held = form.owner === undefined ? heldBy(form, node.id) : undefined;
    if (binding === undefined || binding.kind === 'import') {
      if (held !== undefined) return written(node, held, whole);
      const imported = binding?.path?.split('.') ?? [];
      const aliased = heldBy(form, imported.at(-1) ?? '');
      const fits = form.owner === undefined || imported.at(-2) === form.owner;
      return binding === undefined || aliased === undefined || !fits
        ? undefined
        : via(aliased, whole, node.id);
    }
    if (binding.kind !== 'assigned') return undefined;
    const [value, ...others] = binding.values;
    const target = value === undefined || others.length > 0 ? undefined : mention(value, links + 1);
    if (target !== undefined) return via(target.text, whole, node.id);
    return held === undefined ? undefined : written(node, held, whole);
  }

  /** The class or object whose members are constants, or an alias of it. */
  function isOwner(owner: PyExpression, links = 0): boolean {
    if (form?.owner === undefined || links > 8) return false;
    if (owner.type === 'Attribute') return owner.attribute.text === form.owner;
    if (owner.type !== 'Name') return false;
    const binding = bindings.lookup(owner.id, owner);
    if (binding?.kind === 'import') {
      return owner.id === form.owner || binding.path?.split('.').at(-1) === form.owner;
    }
    if (owner.id === form.owner) return binding?.kind !== 'parameter';
    const value = binding?.kind === 'assigned' ? binding.values[0] : undefined;
    return value !== undefined && isOwner(value, links + 1);
  }

  function isModule(owner: PyExpression): boolean {
    let root = owner;
    while (root.type === 'Attribute') root = root.value;
    return root.type === 'Name' && bindings.lookup(root.id, root)?.kind === 'import';
  }

  /** A mention where the name stands in the source, without what the form adds to it. */
  function written(
    word: { readonly start: number; readonly end: number },
    held: string,
    expression: PyExpression,
  ): ConstantMention {
    const start = word.start + (form?.prefix.length ?? 0);
    return {
      by: 'reference',
      text: held,
      range: { start, end: start + held.length },
      expression: rangeOf(expression),
    };
  }

  function use(expression: PyExpression): ConstantUse | undefined {
    const branches = branchesOf(expression);
    const mentions = branches.flatMap((branch) => mentionsOf(branch, mention) ?? mention(branch));
    if (mentions.every((found) => found !== undefined)) {
      return { kind: 'static', candidates: mentions };
    }
    const some = mentions.some((found) => found !== undefined);
    const computed = branches.some(
      (branch) =>
        (branch.type === 'Subscript' && isOwner(branch.value)) ||
        (branch.type === 'Call' &&
          lastName(branch.callee) === 'getattr' &&
          branch.arguments[0] !== undefined &&
          isOwner(branch.arguments[0].value)),
    );
    return some || computed
      ? { kind: 'dynamic', expression: sourceOf(expression, text) }
      : undefined;
  }

  function required(expression: PyExpression): ConstantUse {
    const candidates: ConstantMention[] = [];
    const read = (node: PyExpression) => mention(node) ?? spelled(node);
    for (const branch of branchesOf(expression)) {
      const found = mentionsOf(branch, read) ?? read(branch);
      if (found === undefined) return { kind: 'dynamic', expression: sourceOf(expression, text) };
      candidates.push(...[found].flat());
    }
    return { kind: 'static', candidates };
  }

  /** The constants of a name that is bound once, to a choice between constants; `undefined` where it is no such name. */
  function mentionsOf(
    node: PyExpression,
    read: (arm: PyExpression) => ConstantMention | undefined,
  ): ConstantMention[] | undefined {
    const binding = node.type === 'Name' ? bindings.lookup(node.id, node) : undefined;
    const [value, ...others] = binding?.kind === 'assigned' ? binding.values : [];
    if (node.type !== 'Name' || value === undefined || others.length > 0) return undefined;
    const arms = branchesOf(value);
    const found = arms.flatMap((arm) => read(arm) ?? []);
    if (arms.length < 2 || found.length < arms.length) return undefined;
    const range = rangeOf(node);
    return found.map((one) => ({ ...one, range, expression: range, via: node.id }));
  }

  /** A code or name as a string or number, also as the only argument of a call. */
  function spelled(expression: PyExpression): ConstantMention | undefined {
    const whole = rangeOf(expression);
    let node = expression;
    if (node.type === 'Call') {
      const [argument, ...others] = node.arguments;
      if (argument === undefined || others.length > 0) return undefined;
      node = argument.value;
    }
    if (node.type === 'Number') {
      const written = sourceOf(node, text);
      return {
        by: 'string',
        text: written.text.replaceAll('_', ''),
        range: rangeOf(written),
        expression: whole,
      };
    }
    const value = messages.staticText(node);
    if (value === undefined) return undefined;
    const literal =
      node.type === 'String' && node.literals.length === 1 ? node.literals[0] : undefined;
    if (literal === undefined) {
      return {
        by: 'string',
        text: value,
        range: whole,
        expression: whole,
        via: lastName(node) ?? '',
      };
    }
    const { start, end } = shapeOf(literal, text);
    return { by: 'string', text: value, range: { start, end }, expression: whole };
  }

  function isUse(node: PyExpression): boolean {
    const above: PyNode | undefined = node.parent;
    if (above?.type === 'Assign' && above.targets.includes(node)) return false;
    if (above?.type === 'Delete') return false;
    if (node.type !== 'Name') return true;
    const binding = bindings.lookup(node.id, node);
    return (
      binding?.kind !== 'assigned' || binding.values.some((value) => mention(value) !== undefined)
    );
  }

  return { mention: (expression) => mention(expression), use, required, isUse };
}

function via(text: string, whole: PyExpression, name: string): ConstantMention {
  const range = rangeOf(whole);
  return { by: 'reference', text, range, expression: range, via: name };
}

/** The expressions that one may turn out to be. */
function branchesOf(expression: PyExpression): PyExpression[] {
  const branches: PyExpression[] = [];
  const stack = [expression];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'Conditional') stack.push(node.orelse, node.body);
    else if (node.type === 'Binary' && (node.operator === 'or' || node.operator === 'and')) {
      stack.push(node.right, node.left);
    } else branches.push(node);
  }
  return branches;
}
