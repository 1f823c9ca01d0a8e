/** What a function opens and leaves open on one of its ways out, and what it makes or suffers and does not tell. */
import { compareRungs, type TextRange } from '@loglex/catalog';
import { rungOf } from '../constants/resolve.ts';
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
    untracked:
      '`{name}` is used and leaves {way} without {track}, so the record of what was made lacks it. Track it there too, or record what went wrong.',
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
    what: 'Reports an object that a call opens which `protocols` in loglex.yaml names, where a path leads out of the function and none of the closing calls is on it: an early return, an error that is raised or that a call may raise, a turn of a loop that opens the next one, the end. `finally`, `with` and tests of the object itself are followed. With `record`, it also reports an error that is logged while the object is open where no such call stands beside it, whether the call says the level or only the catalog does. With `outputs`, it reports what a function gets by a call of `get`, uses under a name or at once without one, and does not pass to a call of `track` on each way out by a return or the end; ways on which an error was caught, logged or recorded are left out. What is returned, stored, passed to others (an object) or used by an inner function is in other hands from there on, and is not judged. Log calls and `record` calls are taken to raise nothing.',
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
        title: 'An error that only the catalog calls one',
        language: 'ts',
        code: `function ship(order) {
  const stage = openStage('ship');
  try {
    pack(order);
  } catch (error) {
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id: order.id });
  } finally {
    stage.finish();
  }
}`,
      },
      {
        title: 'An output that is not tracked',
        language: 'ts',
        code: `function label(stage, order) {
  const path = stage.outputPath('label.pdf');
  if (!print(order, path)) return;
  stage.trackOutput(path);
}`,
      },
      {
        title: 'An output that is not tracked',
        language: 'py',
        code: `def label(stage, order):
    path = stage.output_path("label.pdf")
    path.write_bytes(render(order))`,
      },
      {
        title: 'An output without a name, which nothing can track',
        language: 'py',
        code: `def label(stage, order):
    stage.output_path("label.pdf").write_bytes(render(order))`,
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
        title: 'An output that is tracked, unless something goes wrong',
        language: 'ts',
        code: `function label(stage, order) {
  const path = stage.outputPath('label.pdf');
  if (existsSync(path)) return;
  try {
    print(order, path);
  } catch (error) {
    logger.error(error, 'Label not printed');
    return;
  }
  stage.trackOutput(path);
}`,
      },
      {
        title: 'An output that is tracked',
        language: 'py',
        code: `def label(stage, order):
    path = stage.output_path("label.pdf")
    path.write_bytes(render(order))
    stage.track_output(path)`,
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
  *run(facts, { settings, options, session }) {
    const { protocolSites = [] } = facts;
    if (protocolSites.length === 0) return;
    const calls = new Map(facts.calls.map((call) => [call.range.end, call]));
    const isError = ({ end }: TextRange): boolean => {
      const call = calls.get(end);
      const rung = call && rungOf(call, session.identify(call));
      return rung !== undefined && compareRungs(rung, 'error') >= 0;
    };
    for (const site of protocolSites) {
      const protocol = settings.protocols[site.protocol];
      if (protocol === undefined) continue;
      const { open, unrecorded } = waysOut(site, isError);
      const isOutput = site.part === 'output';
      const ways = open.filter(({ by }) =>
        by === 'call' ? !isOutput && options['exceptions'] === true : !isOutput || by !== 'raise',
      );
      const [worst] = ways.toSorted((a, b) => ORDER.indexOf(a.by) - ORDER.indexOf(b.by));
      if (worst !== undefined) {
        const line = positionAt(facts.lineStarts, worst.at.start).line + 1;
        yield {
          messageId: isOutput ? 'untracked' : worst.by,
          data: { ...wordsOf(site, protocol), line, way: wayOf(worst, line) },
          range: site.range,
          related: ways
            .filter(({ by }) => by !== 'end')
            .map(({ at }) => ({
              file: facts.file,
              range: at,
              message: `leaves \`${site.name}\` ${isOutput ? 'untracked' : 'open'}`,
            })),
        };
      }
      if (isOutput || protocol.record.length === 0) continue;
      for (const { end } of unrecorded) {
        const { callee } = calls.get(end)!;
        yield { messageId: 'unrecorded', data: wordsOf(site, protocol), range: callee };
      }
    }
  },
});

/** The plainest way first. */
const ORDER: readonly WayOut['by'][] = ['return', 'rebind', 'end', 'raise', 'call'];

function wayOf({ by }: WayOut, line: number): string {
  if (by === 'return') return `by the return in line ${line}`;
  return by === 'rebind'
    ? `where its name gets another value in line ${line}`
    : 'by the end of the function';
}

function wordsOf({ name }: ProtocolSite, { close, record, outputs }: Protocol) {
  const either = (methods: readonly string[] = []): string =>
    methods.map((method) => `\`${method}\``).join(' or ');
  return { name, close: either(close), record: either(record), track: either(outputs?.track) };
}
