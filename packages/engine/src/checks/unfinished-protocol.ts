/** An object that a function opens, and leaves open on one of its ways out. */
import type { ProtocolSite } from '../facts/protocol-flow.ts';
import { waysOut, type WayOut } from '../protocol/ways-out.ts';
import type { Protocol } from '../settings/settings.ts';
import { positionAt } from '../text/line-index.ts';
import { defineCheck } from './check.ts';

export const unfinishedProtocol = defineCheck({
  kind: 'file',
  id: 'unfinished-protocol',
  description: 'Require that what is opened by a protocol is closed on every way out',
  defaultSeverity: 'error',
  testSeverity: 'off',
  messages: {
    end: '`{name}` leaves by the end of the function without {close}, so its record says that it never ended. Call it there too, or in a `finally`.',
    return:
      '`{name}` leaves by the return in line {line} without {close}, so its record says that it never ended. Call it there too, or in a `finally`.',
    raise:
      '`{name}` leaves by the error raised in line {line} without {close}, so its record says that it never ended. Call it there too, or in a `finally`.',
    call: '`{name}` leaves without {close} where line {line} raises an error, so its record says that it never ended. Call it in a `finally`, or where the error is caught.',
    rebind:
      '`{name}` gets another value in line {line} without {close}, and nothing can close it any more. Call it before.',
    unrecorded:
      'This error is logged while `{name}` is open, and not recorded in it: its record will say that nothing went wrong. Call {record} beside it.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      exceptions: {
        description: 'Whether an error counts that any call may raise, and nothing here catches.',
        type: 'boolean',
      },
    },
  },
  defaultOptions: { exceptions: true },
  docs: {
    what: 'Reports an object that a call opens which `protocols` in loglex.yaml names, where a path leads out of the function and none of the closing calls is on it: an early return, an error that is raised or that a call may raise, a turn of a loop that opens the next one, the end. `finally`, `with` and tests of the object itself are followed. With `record`, it also reports an error that is logged while the object is open where no such call stands beside it. Objects that are returned, stored, passed to others or used by an inner function are in other hands from there on, and are not judged. Log calls and `record` calls are taken to raise nothing.',
    why: 'What is never closed looks like something that still runs. It is missing on exactly the ways that nobody tried: those on which something went wrong, and which its record is there to explain.',
    incorrect: [
      {
        title: 'An early return',
        language: 'ts',
        code: `function ship(order) {
  const stage = openStage('ship');
  if (order.items.length === 0) return;
  try {
    pack(order);
  } finally {
    stage.finish();
  }
}`,
      },
      {
        title: 'An error that nothing catches',
        language: 'ts',
        code: `function ship(order) {
  const stage = openStage('ship');
  pack(order);
  stage.finish();
}`,
      },
      {
        title: 'An error that is logged, and not recorded',
        language: 'ts',
        code: `function ship(order) {
  const stage = openStage('ship');
  try {
    pack(order);
  } catch (error) {
    logger.error(error, 'Order not packed');
  } finally {
    stage.finish();
  }
}`,
      },
      {
        title: 'An early return, and an error that is not recorded',
        language: 'py',
        code: `def ship(order):
    stage = open_stage("ship")
    try:
        if not pack(order):
            return
    except OSError:
        logger.exception("Order not packed")
    finally:
        if order.items:
            stage.finish()`,
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `function ship(order) {
  const stage = openStage('ship');
  try {
    pack(order);
  } catch (error) {
    logger.error(error, 'Order not packed');
    stage.addError(error);
  } finally {
    stage.finish();
  }
}`,
      },
      {
        language: 'py',
        code: `def ship(order):
    stage = open_stage("ship")
    try:
        if not pack(order):
            return
    except OSError as error:
        logger.exception("Order not packed")
        stage.add_error(error)
    finally:
        stage.finish()`,
      },
      {
        title: 'In the hands of the caller',
        language: 'ts',
        code: `function open(name) {
  const stage = openStage(name);
  return stage;
}`,
      },
    ],
  },
  *run(facts, { settings, options }) {
    for (const site of facts.protocolSites ?? []) {
      const protocol = settings.protocols[site.protocol];
      if (protocol === undefined) continue;
      const { open, unrecorded } = waysOut(site.flow);
      const ways = open.filter(({ by }) => by !== 'call' || options['exceptions'] === true);
      const [worst] = ways.toSorted((a, b) => ORDER.indexOf(a.by) - ORDER.indexOf(b.by));
      const lineOf = ({ at }: WayOut): number => positionAt(facts.lineStarts, at.start).line + 1;
      if (worst !== undefined) {
        yield {
          messageId: worst.by,
          data: { ...wordsOf(site, protocol), line: lineOf(worst) },
          range: site.range,
          related: ways
            .filter(({ by }) => by !== 'end')
            .map(({ at }) => ({
              file: facts.file,
              range: at,
              message: `leaves \`${site.name}\` open`,
            })),
        };
      }
      if (protocol.record.length === 0) continue;
      for (const range of unrecorded) {
        yield { messageId: 'unrecorded', data: wordsOf(site, protocol), range };
      }
    }
  },
});

/** The plainest way first. */
const ORDER: readonly WayOut['by'][] = ['return', 'rebind', 'end', 'raise', 'call'];

function wordsOf({ name }: ProtocolSite, { close, record }: Protocol) {
  const either = (methods: readonly string[]): string =>
    methods.map((method) => `\`${method}\``).join(' or ');
  return { name, close: either(close), record: either(record) };
}
