/**
 * What a function does with one thing that it must bring to an end, in the words of no language: acts in the order in
 * which they happen, and the forks, loops and ways out between them. Plain data: no check sees a tree.
 */
import type { TextRange } from '@loglex/catalog';

/** What a function gets by a protocol of the settings, and gives a name of its own or, an output, uses at once. */
export interface ProtocolSite {
  /** The protocol, as an index into `protocols` of the settings. */
  readonly protocol: number;
  /** The object that the protocol opens, or an output that must be tracked. */
  readonly part: 'object' | 'output';
  /** The name that it is given; without one, the call that gives it, as it is written. */
  readonly name: string;
  /** The callee of the call that opens the object, or gives the output. */
  readonly range: TextRange;
  /** The body of the function, in full. */
  readonly flow: Flow;
}

/** Steps one after another. */
export type Flow = readonly FlowStep[];

/**
 * `call`: anything that may raise; `open`: the name gets what is followed; `use`: an output may be written;
 * `close`: the object is closed, the output tracked; `rebind`: the name gets another value; `escape`: others may
 * close it from here on; `record`: an error is recorded; `log`: a log call, at the range of `calls` in the facts.
 */
export type FlowAct = 'call' | 'open' | 'use' | 'close' | 'rebind' | 'escape' | 'record' | 'log';

export type FlowStep =
  | {
      readonly kind: FlowAct;
      readonly at: TextRange;
    }
  | {
      /** One of the arms is taken. */
      readonly kind: 'fork';
      readonly arms: readonly FlowArm[];
    }
  | {
      readonly kind: 'loop';
      readonly label?: string;
      /** What comes before each turn: the test, or the next value. */
      readonly test: Flow;
      readonly body: Flow;
      /** Where the test ends the loop, and no `break` does. */
      readonly orelse: Flow;
      /** Only a `break` ends it. */
      readonly endless: boolean;
      /** The body comes before the first test. */
      readonly bodyFirst: boolean;
    }
  | {
      /** Statements that a `break` without a label leaves, and that are no loop. */
      readonly kind: 'block';
      readonly body: Flow;
    }
  | {
      readonly kind: 'try';
      readonly body: Flow;
      readonly handlers: readonly FlowHandler[];
      /** After the body, where it raised nothing. */
      readonly orelse: Flow;
      readonly finalizer: Flow;
    }
  | {
      readonly kind: 'return' | 'raise' | 'break' | 'continue';
      readonly at: TextRange;
      /** Of the loop; absent: the innermost. */
      readonly label?: string;
      /** The class of what is raised, where it is plain. */
      readonly raised?: string;
    };

export interface FlowArm {
  readonly body: Flow;
  /** Taken only where the name holds nothing, and so never while it holds what is followed. */
  readonly withNothing?: true;
}

export interface FlowHandler {
  /** `errors`: all but what ends the process. */
  readonly catches: 'all' | 'errors' | 'some';
  /** The classes it names, where it does not catch all. */
  readonly classes: readonly string[];
  readonly body: Flow;
}
