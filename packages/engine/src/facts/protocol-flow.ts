/**
 * What a function does with one object that it must close, in the words of no language: acts in the order in
 * which they happen, and the forks, loops and ways out between them. Plain data: no check sees a tree.
 */
import type { TextRange } from '@loglex/catalog';

/** An object that a function opens by a protocol of the settings, under a name of its own. */
export interface ProtocolSite {
  /** The protocol, as an index into `protocols` of the settings. */
  readonly protocol: number;
  /** The name that the object is given. */
  readonly name: string;
  /** The callee of the call that opens it. */
  readonly range: TextRange;
  /** The body of the function, in full. */
  readonly flow: Flow;
}

/** Steps one after another. */
export type Flow = readonly FlowStep[];

export type FlowStep =
  | {
      /**
       * `call`: anything that may raise; `rebind`: the name gets another value; `escape`: others may close
       * the object from here on; `error`: a record at error or above; `record`: a call that records it.
       */
      readonly kind: 'call' | 'open' | 'close' | 'rebind' | 'escape' | 'error' | 'record';
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
  /** Taken only where the name holds nothing, and so never while the object is open. */
  readonly withNothing?: true;
}

export interface FlowHandler {
  /** `errors`: all but what ends the process. */
  readonly catches: 'all' | 'errors' | 'some';
  /** The classes it names, where it does not catch all. */
  readonly classes: readonly string[];
  readonly body: Flow;
}
