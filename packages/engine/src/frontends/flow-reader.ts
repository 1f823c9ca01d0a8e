/**
 * How the evaluation of expressions becomes a flow, which is the same in every language: a front end says what each
 * of its expressions is, and reads its statements by itself.
 */
import type { TextRange } from '@loglex/catalog';
import type { Flow, FlowArm, FlowStep } from '../facts/protocol-flow.ts';
import type { Followed } from './followed.ts';

/** What an expression is, as far as a flow asks. Wrappers without a meaning of their own are looked through. */
export type Evaluated<Node> =
  | { readonly kind: 'name'; readonly name: string }
  /** Code that runs at another time. */
  | { readonly kind: 'later' }
  | {
      readonly kind: 'call';
      readonly callee: Node;
      readonly arguments: readonly Node[];
      /** The class of what it raises always. */
      readonly raises?: string;
    }
  | {
      readonly kind: 'member';
      readonly object: Node;
      /** Absent where it is computed, from `index`. */
      readonly name?: string;
      readonly index?: Node;
    }
  | { readonly kind: 'not'; readonly operand: Node }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  /** A comparison with `null`, `undefined` or `None`; `holds` where it is one. */
  | { readonly kind: 'nothing'; readonly operand: Node; readonly holds: boolean }
  | { readonly kind: 'conditional'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'assign'; readonly targets: readonly Node[]; readonly value: Node }
  /** Waiting may raise; what comes of an object is taken for itself. */
  | { readonly kind: 'await'; readonly operand: Node }
  /** `yield` */
  | { readonly kind: 'pause'; readonly parts: readonly Node[] }
  /** Its parts one after the other; `reads`: none of them is part of the value. */
  | { readonly kind: 'parts'; readonly parts: readonly Node[]; readonly reads?: true };

/** What a front end tells of its language, and of the function that is read. */
export interface FlowSource<Node> {
  readonly followed: Followed;
  readonly text: string;
  evaluated(node: Node): Evaluated<Node>;
  rangeOf(node: Node): TextRange;
  /** Whether a call is a log call. */
  isLog(call: Node): boolean;
  /** Whether a value is the call that opens what is followed. */
  isOpening(value: Node): boolean;
  /** The callee of that call. */
  readonly openedAt: TextRange;
}

/** What happens in a test, and the arm (0: it holds) in which the name holds nothing. */
export interface Tested {
  readonly acts: Flow;
  readonly nothingAt?: 0 | 1;
}

export interface FlowReader<Node> {
  /** What happens while an expression is evaluated, in order. */
  acts(node: Node | undefined, depth: number): Flow;
  test(node: Node | undefined, depth: number): Tested;
  /** `targets` get `value`; what stands in targets that are no names is evaluated after it. */
  assign(targets: readonly Node[], value: Node | undefined, depth: number): Flow;
  /** Code that runs at another time, or that is not followed. Bodies may be hidden from a tree: the text tells. */
  enclosed(node: Node): Flow;
  escape(node: Node): FlowStep;
  /** Whether it is the followed name, and nothing else. */
  isFollowed(node: Node | undefined): boolean;
}

/** Deeper code than anybody writes is not followed. */
export const DEEPEST = 200;

export function createFlowReader<Node>(source: FlowSource<Node>): FlowReader<Node> {
  const { followed, text, evaluated, rangeOf } = source;
  const escaped = followed.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = new RegExp(`(?<![\\w$]|(?:^|[^.])\\.)${escaped}(?![\\w$])`);

  function acts(node: Node | undefined, depth: number, isRead = false): Flow {
    if (node === undefined) return [];
    if (depth > DEEPEST) return [escape(node)];
    const each = (parts: readonly Node[], read = isRead): Flow =>
      parts.flatMap((part) => acts(part, depth + 1, read));
    const what = evaluated(node);
    switch (what.kind) {
      case 'name':
        return isRead || what.name !== followed.name ? [] : [escape(node)];
      case 'later':
        return enclosed(node);
      case 'call':
        if (isOpeningUnnamed(node)) return [...opened(node), ...(isRead ? [] : [escape(node)])];
        return call(node, what, depth);
      case 'member':
        if (isFollowed(what.object)) {
          return [
            ...opened(what.object),
            ...(followed.isGivenAway(what.name) ? [escape(node)] : []),
          ];
        }
        return each([what.object, ...(what.index === undefined ? [] : [what.index])], false);
      case 'not':
      case 'nothing':
        return each([what.operand], true);
      case 'and':
      case 'or': {
        // What stands left may be the value itself.
        if (what.kind === 'or' && !isRead && isFollowed(what.left)) return [escape(node)];
        const left = test(what.left, depth + 1);
        const arms = [each([what.right]), []];
        const { nothingAt } = left;
        return [...left.acts, fork(what.kind === 'and' ? arms : arms.toReversed(), nothingAt)];
      }
      case 'conditional': {
        const tested = test(what.test, depth + 1);
        return [...tested.acts, fork([each([what.yes]), each([what.no])], tested.nothingAt)];
      }
      case 'assign':
        return assign(what.targets, what.value, depth + 1);
      case 'await':
        return [...each([what.operand]), { kind: 'call', at: rangeOf(node) }];
      case 'pause':
        return [...each(what.parts, false), { kind: 'call', at: rangeOf(node) }];
      case 'parts':
        return each(what.parts, isRead || what.reads === true);
    }
  }

  function test(node: Node | undefined, depth: number): Tested {
    if (node === undefined) return { acts: [] };
    if (depth > DEEPEST) return { acts: [escape(node)] };
    const what = evaluated(node);
    if (isFollowed(node)) return { acts: [], nothingAt: 1 };
    if (what.kind === 'nothing' && isFollowed(what.operand)) {
      return { acts: [], nothingAt: what.holds ? 0 : 1 };
    }
    if (what.kind === 'not') {
      const { acts, nothingAt } = test(what.operand, depth + 1);
      return { acts, ...(nothingAt !== undefined && { nothingAt: nothingAt === 0 ? 1 : 0 }) };
    }
    if (what.kind !== 'and' && what.kind !== 'or') return { acts: acts(node, depth) };
    const left = test(what.left, depth + 1);
    const right = test(what.right, depth + 1);
    const isAnd = what.kind === 'and';
    const arms = isAnd ? [right.acts, []] : [[], right.acts];
    return {
      acts: [...left.acts, ...(right.acts.length > 0 ? [fork(arms, left.nothingAt)] : [])],
      // `a and b` holds only where both do; where it fails, nobody knows which.
      ...(left.nothingAt === (isAnd ? 0 : 1) && { nothingAt: left.nothingAt }),
    };
  }

  function call(
    node: Node,
    { callee, arguments: values, raises }: Extract<Evaluated<Node>, { kind: 'call' }>,
    depth: number,
  ): Flow {
    const isLog = source.isLog(node);
    const on = evaluated(callee);
    const name = on.kind === 'member' || on.kind === 'name' ? on.name : undefined;
    const at = rangeOf(callee);
    const given = values.flatMap((value) =>
      isFollowed(value) ? opened(value) : acts(value, depth + 1, isLog),
    );
    const isMethod = on.kind === 'member' && isFollowed(on.object);
    const first = isMethod ? opened(on.object) : acts(callee, depth + 1);
    const before = [...first, ...given];
    const kinds = followed.acts({
      name,
      callee: sourceOf(callee),
      isMethod,
      isPassed: values.some(isFollowed),
      mentions: () => values.some((value) => mentions(value, depth)),
      values: () => values.map(sourceOf),
    });
    // What logs an error may be what records it.
    if (isLog && !kinds.includes('close') && !kinds.includes('record')) {
      return [...before, { kind: 'log', at: rangeOf(node) }];
    }
    if (raises !== undefined) {
      return [...before, { kind: 'raise', at: rangeOf(node), raised: raises }];
    }
    return [...before, ...kinds.map((kind) => ({ kind, at }))];
  }

  function assign(targets: readonly Node[], value: Node | undefined, depth: number): Flow {
    const renewed = followed.isInDerived && value !== undefined && mentions(value, depth);
    return [
      ...acts(value, depth),
      ...targets.flatMap((target): Flow => {
        if (!isFollowed(target)) return acts(target, depth);
        return renewed ? [] : [{ kind: 'rebind', at: rangeOf(target) }];
      }),
      ...(value !== undefined && followed.isUnnamed !== true && source.isOpening(value)
        ? [{ kind: 'open', at: source.openedAt } as const]
        : []),
    ];
  }

  /** Whether an expression has the followed name in it. */
  function mentions(node: Node, depth: number): boolean {
    if (isFollowed(node)) return true;
    if (followed.isUnnamed === true && sourceOf(node) === followed.name) return true;
    const what = evaluated(node);
    return what.kind === 'later' || depth > DEEPEST
      ? isNamedIn(node)
      : partsOf(what).some((part) => mentions(part, depth + 1));
  }

  function enclosed(node: Node): Flow {
    return isNamedIn(node) ? [escape(node)] : [];
  }

  function isNamedIn(node: Node): boolean {
    return followed.isUnnamed === true
      ? sourceOf(node).includes(followed.name)
      : word.test(sourceOf(node));
  }

  /** What has no name is there where it is used: the call comes first. */
  function opened(node: Node): Flow {
    if (!isOpeningUnnamed(node)) return [];
    return [
      { kind: 'call', at: source.openedAt },
      { kind: 'open', at: source.openedAt },
    ];
  }

  function isOpeningUnnamed(node: Node): boolean {
    return followed.isUnnamed === true && source.isOpening(node);
  }

  function escape(node: Node): FlowStep {
    return { kind: 'escape', at: rangeOf(node) };
  }

  function isFollowed(node: Node | undefined): boolean {
    const what = node === undefined ? undefined : evaluated(node);
    if (what?.kind === 'await') return isFollowed(what.operand);
    if (followed.isUnnamed === true) return node !== undefined && isOpeningUnnamed(node);
    return what?.kind === 'name' && what.name === followed.name;
  }

  function sourceOf(node: Node): string {
    const { start, end } = rangeOf(node);
    return text.slice(start, end);
  }

  return { acts, test, assign, enclosed, escape, isFollowed };
}

function partsOf<Node>(what: Evaluated<Node>): readonly Node[] {
  switch (what.kind) {
    case 'name':
    case 'later':
      return [];
    case 'call':
      return [what.callee, ...what.arguments];
    case 'member':
      return [what.object, ...(what.index === undefined ? [] : [what.index])];
    case 'not':
    case 'nothing':
    case 'await':
      return [what.operand];
    case 'and':
    case 'or':
      return [what.left, what.right];
    case 'conditional':
      return [what.test, what.yes, what.no];
    case 'assign':
      return [what.value];
    case 'pause':
    case 'parts':
      return what.parts;
  }
}

/** One of `arms` is taken; in that at `nothingAt` the followed name holds nothing. */
export function fork(arms: readonly Flow[], nothingAt?: number): FlowStep {
  return {
    kind: 'fork',
    arms: arms.map((body, index): FlowArm => ({
      body,
      ...(index === nothingAt && { withNothing: true }),
    })),
  };
}

/** A loop, of which the parts that are not given are empty. */
export function loop(parts: Partial<Extract<FlowStep, { kind: 'loop' }>>): FlowStep {
  const none = { test: [], body: [], orelse: [], endless: false, bodyFirst: false };
  return { kind: 'loop', ...none, ...parts };
}
