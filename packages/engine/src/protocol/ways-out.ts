/** The ways by which a function leaves what it should bring to an end: every path through its flow, without running it. */
import type { TextRange } from '@loglex/catalog';
import type { Flow, FlowAct, FlowHandler, FlowStep, ProtocolSite } from '../facts/protocol-flow.ts';

/** A path on which an object is not closed, or an output that was used is not tracked. */
export interface WayOut {
  /**
   * `end`: the last statement is passed; `call`: a call raises and nothing catches it; `rebind`: the name
   * gets another value, so that nothing can close the object any more.
   */
  readonly by: 'end' | 'return' | 'raise' | 'call' | 'rebind';
  /** What leaves; for `end` where the object was opened. */
  readonly at: TextRange;
}

export interface Ways {
  /** One for each place, in source order. */
  readonly open: readonly WayOut[];
  /** Log calls of errors while the object is open, with no record beside them; none for an output. */
  readonly unrecorded: readonly TextRange[];
}

/**
 * All ways out of a flow with its object open, or its output used and not tracked. Loops are followed until they bring
 * nothing new.
 * @param isError whether the log call at a range writes an error.
 */
export function waysOut(
  { part, flow }: Pick<ProtocolSite, 'part' | 'flow'>,
  isError: (log: TextRange) => boolean,
): Ways {
  const open = new Map<string, WayOut>();
  const logged = new Map<number, TextRange>();
  const note = (by: WayOut['by'], at: TextRange): void => {
    open.set(`${at.start} ${by}`, { by, at });
  };
  const rules = RULES[part];
  const notes = { rules, isError, known: new Map<Flow, Map<string, Outcome>>(), note, logged };
  const { next, exits } = walk(flow, ONLY.before, notes);
  for (const { kind, state, at, byCall } of exits) {
    if (state !== 'open') continue;
    if (kind === 'raise') note(byCall ? 'call' : 'raise', at);
    else if (kind === 'return') note('return', at);
  }
  const opened = next.has('open') ? openIn(flow) : undefined;
  if (opened !== undefined) note('end', opened);
  const recorded = logsBesideRecord(flow);
  return {
    open: [...open.values()].sort((a, b) => a.at.start - b.at.start),
    unrecorded: [...logged.values()]
      .filter(({ end }) => !recorded.has(end))
      .sort((a, b) => a.start - b.start),
  };
}

/**
 * `before`: there is nothing yet; `held`: there is an output, and nobody has used it; `open`: the object is open, or the
 * output used; `done`: it is closed, tracked or in other hands.
 */
type State = 'before' | 'held' | 'open' | 'done';
type States = ReadonlySet<State>;

/** What becomes of each state; `error` is a log call of one, `caught` that one is caught. What is not named stays. */
type Rules = Readonly<
  Partial<Record<FlowAct | 'error' | 'caught', Readonly<Partial<Record<State, State>>>>>
>;

const CLOSED = { held: 'done', open: 'done' } as const;
const RULES: Readonly<Record<ProtocolSite['part'], Rules>> = {
  object: {
    open: { before: 'open', done: 'open' },
    close: CLOSED,
    escape: CLOSED,
    rebind: CLOSED,
  },
  // Nobody asks for the output of what went wrong.
  output: {
    open: { before: 'held', open: 'held', done: 'held' },
    use: { held: 'open' },
    close: CLOSED,
    escape: CLOSED,
    rebind: CLOSED,
    record: CLOSED,
    error: CLOSED,
    caught: CLOSED,
  },
};

/** A state in which steps are left other than by their end. */
interface Exit {
  readonly kind: 'return' | 'raise' | 'break' | 'continue';
  readonly state: State;
  readonly at: TextRange;
  readonly label?: string;
  readonly raised?: string;
  readonly byCall: boolean;
}

interface Outcome {
  readonly next: States;
  readonly exits: readonly Exit[];
}

interface Notes {
  readonly rules: Rules;
  readonly isError: (log: TextRange) => boolean;
  /** What each flow comes to from each set of states: nested loops ask again and again. */
  readonly known: Map<Flow, Map<string, Outcome>>;
  note(by: WayOut['by'], at: TextRange): void;
  /** Errors that are logged while the object is open, by their ends. */
  readonly logged: Map<number, TextRange>;
}

function walk(flow: Flow, before: States, notes: Notes): Outcome {
  if (before.size === 0) return NOWHERE;
  const key = [...before].sort().join();
  const known = notes.known.get(flow) ?? new Map<string, Outcome>();
  notes.known.set(flow, known);
  const outcome = known.get(key) ?? walkAnew(flow, before, notes);
  known.set(key, outcome);
  return outcome;
}

function walkAnew(flow: Flow, before: States, notes: Notes): Outcome {
  let states = before;
  const exits = new Map<string, Exit>();
  for (const step of flow) {
    if (states.size === 0) break;
    const outcome = take(step, states, notes);
    addAll(exits, outcome.exits);
    states = outcome.next;
  }
  return { next: states, exits: [...exits.values()] };
}

function take(step: FlowStep, states: States, notes: Notes): Outcome {
  switch (step.kind) {
    case 'call': {
      const exits = [...states].map((state): Exit => ({
        kind: 'raise',
        state,
        at: step.at,
        byCall: true,
      }));
      return { next: states, exits };
    }
    case 'log': {
      if (!notes.isError(step.at)) return { next: states, exits: [] };
      const isEnd = notes.rules.error !== undefined;
      if (states.has('open') && !isEnd) notes.logged.set(step.at.end, step.at);
      return { next: become('error', states, notes), exits: [] };
    }
    case 'rebind':
      if (states.has('open')) notes.note('rebind', step.at);
      return { next: become('rebind', states, notes), exits: [] };
    case 'open':
    case 'use':
    case 'close':
    case 'escape':
    case 'record':
      return { next: become(step.kind, states, notes), exits: [] };
    case 'fork': {
      return joined(
        step.arms.map(({ body, withNothing }) =>
          walk(body, withNothing ? holdingNothing(states) : states, notes),
        ),
      );
    }
    case 'block': {
      const { next, exits } = walk(step.body, states, notes);
      const [breaks, others] = split(exits, (exit) => exit.kind === 'break' && leaves(exit));
      return { next: new Set([...next, ...statesOf(breaks)]), exits: others };
    }
    case 'loop':
      return loop(step, states, notes);
    case 'try':
      return attempt(step, states, notes);
    default: {
      const { kind, at, label, raised } = step;
      const more = {
        ...(label !== undefined && { label }),
        ...(raised !== undefined && { raised }),
      };
      const exits = [...states].map((state): Exit => ({ kind, state, at, byCall: false, ...more }));
      return { next: new Set(), exits };
    }
  }
}

function loop(step: Extract<FlowStep, { kind: 'loop' }>, states: States, notes: Notes): Outcome {
  const exits = new Map<string, Exit>();
  const after = new Set<State>();
  const tested = new Set<State>();
  let atTest: Set<State> = step.bodyFirst ? new Set() : new Set(states);
  let atBody: Set<State> = step.bodyFirst ? new Set(states) : new Set();
  // States are few and only added: this ends.
  for (let known = -1; known !== atTest.size + atBody.size;) {
    known = atTest.size + atBody.size;
    const test = walk(step.test, atTest, notes);
    addAll(exits, test.exits);
    for (const state of test.next) tested.add(state);
    atBody = new Set([...atBody, ...test.next]);
    const body = walk(step.body, atBody, notes);
    const [ours, others] = split(
      body.exits,
      (exit) => (exit.kind === 'break' || exit.kind === 'continue') && leaves(exit, step.label),
    );
    addAll(exits, others);
    for (const exit of ours) if (exit.kind === 'break') after.add(exit.state);
    const again = ours.filter((exit) => exit.kind === 'continue');
    atTest = new Set([...atTest, ...body.next, ...statesOf(again)]);
  }
  const orelse = step.endless ? NOWHERE : walk(step.orelse, tested, notes);
  addAll(exits, orelse.exits);
  return { next: new Set([...after, ...orelse.next]), exits: [...exits.values()] };
}

function attempt(step: Extract<FlowStep, { kind: 'try' }>, states: States, notes: Notes): Outcome {
  const body = walk(step.body, states, notes);
  const passed = walk(step.orelse, body.next, notes);
  const next = new Set(passed.next);
  const exits = new Map<string, Exit>();
  addAll(exits, passed.exits);
  const caught = step.handlers.map(() => new Set<State>());
  for (const exit of body.exits) {
    const isCaught =
      exit.kind === 'raise' &&
      step.handlers.some((handler, index) => {
        const answer = catches(handler, exit);
        if (answer !== 'no') caught[index]?.add(exit.state);
        return answer === 'yes';
      });
    if (!isCaught) addAll(exits, [exit]);
  }
  for (const [index, handler] of step.handlers.entries()) {
    const handled = walk(handler.body, become('caught', caught[index] ?? new Set(), notes), notes);
    for (const state of handled.next) next.add(state);
    addAll(exits, handled.exits);
  }
  if (step.finalizer.length === 0) return { next, exits: [...exits.values()] };
  const last = walk(step.finalizer, next, notes);
  const left = [...exits.values()].map((exit): Outcome => {
    const outcome = walk(step.finalizer, ONLY[exit.state], notes);
    const carried = [...outcome.next].map((state): Exit => ({ ...exit, state }));
    return { next: new Set(), exits: [...outcome.exits, ...carried] };
  });
  return joined([last, ...left]);
}

/** What is raised by name is caught by its name; whether other classes are its bases, nobody can tell here. */
function catches(
  { catches: what, classes }: FlowHandler,
  { raised }: Exit,
): 'yes' | 'no' | 'maybe' {
  const ends = raised !== undefined && ENDS_PROCESS.has(raised);
  if (what === 'all' || (what === 'errors' && !ends)) return 'yes';
  if (raised !== undefined && classes.includes(raised)) return 'yes';
  return ends ? 'no' : 'maybe';
}

const ENDS_PROCESS: ReadonlySet<string> = new Set(['SystemExit', 'KeyboardInterrupt']);
const ONLY: Readonly<Record<State, States>> = {
  before: new Set<State>(['before']),
  held: new Set<State>(['held']),
  open: new Set<State>(['open']),
  done: new Set<State>(['done']),
};
const NOWHERE: Outcome = { next: new Set(), exits: [] };

function leaves(exit: Exit, label?: string): boolean {
  return exit.label === undefined || exit.label === label;
}

function become(act: keyof Rules, states: States, { rules }: Notes): States {
  const to = rules[act];
  return to === undefined ? states : new Set([...states].map((state) => to[state] ?? state));
}

function holdingNothing(states: States): States {
  return new Set([...states].filter((state) => state !== 'held' && state !== 'open'));
}

function statesOf(exits: readonly Exit[]): State[] {
  return exits.map(({ state }) => state);
}

function split(exits: readonly Exit[], test: (exit: Exit) => boolean): [Exit[], Exit[]] {
  return [exits.filter(test), exits.filter((exit) => !test(exit))];
}

function joined(outcomes: readonly Outcome[]): Outcome {
  const exits = new Map<string, Exit>();
  for (const outcome of outcomes) addAll(exits, outcome.exits);
  return { next: new Set(outcomes.flatMap(({ next }) => [...next])), exits: [...exits.values()] };
}

function addAll(exits: Map<string, Exit>, more: readonly Exit[]): void {
  for (const exit of more) {
    exits.set(`${exit.kind} ${exit.state} ${exit.at.start} ${exit.label ?? ''}`, exit);
  }
}

/**
 * The ends of the log calls beside which an error is recorded: in the same statements, or in those around the branches
 * in which the call stands.
 */
function logsBesideRecord(flow: Flow, isBeside = false, ends = new Set<number>()): Set<number> {
  const beside = isBeside || flow.some(holdsRecord);
  const around = isBeside || flow.some(({ kind }) => kind === 'record');
  for (const step of flow) {
    if (step.kind === 'log' && beside) ends.add(step.at.end);
    for (const part of partsOf(step)) logsBesideRecord(part, step.kind === 'fork' && around, ends);
  }
  return ends;
}

/** Whether a record is made by a step itself, or in an arm of a fork. */
function holdsRecord(step: FlowStep): boolean {
  if (step.kind === 'record') return true;
  return step.kind === 'fork' && step.arms.some(({ body }) => body.some(holdsRecord));
}

function openIn(flow: Flow): TextRange | undefined {
  for (const step of flow) {
    const inner =
      step.kind === 'open'
        ? step.at
        : partsOf(step)
            .map(openIn)
            .find((at) => at !== undefined);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function partsOf(step: FlowStep): readonly Flow[] {
  switch (step.kind) {
    case 'fork':
      return step.arms.map(({ body }) => body);
    case 'block':
      return [step.body];
    case 'loop':
      return [step.test, step.body, step.orelse];
    case 'try':
      return [step.body, ...step.handlers.map(({ body }) => body), step.orelse, step.finalizer];
    default:
      return [];
  }
}
