/** What a coded call of Python is handed as its logger. */
import type { FileFacts } from '../../facts/file-facts.ts';
import type { Doubt, Refusal } from '../../migrate/call-draft.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import { namedPythonSink } from '../../sinks/python/index.ts';
import { celeryLogSink, loggingSink, osloLogSink } from '../../sinks/python/logging.ts';
import type { CodedCallForm } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { valueSource } from './source.ts';

/** A refusal where there is none, or where the function of ours could not use it. */
export function loggerOf({
  call,
  facts,
  isOurs,
}: CodedCallForm): { readonly text: string; readonly doubts: readonly Doubt[] } | Refusal {
  const { callee, logger, method, sink } = call;
  if (sink === 'print' || sink === 'click' || sink === 'warnings') {
    return refuse('no-logger', `\`${callee.text}\` writes without a logger`);
  }
  if (isOurs && ECOSYSTEMS.has(sink) && !STANDARD.has(sink)) {
    return refuse('no-logger', `\`${logger.text}\` is no logger of the standard library`);
  }
  const owner = callee.text.slice(0, -method.length).replace(/\s*\.\s*$/, '');
  if (!callee.text.endsWith(method) || unwrapped(owner) !== logger.text) {
    return refuse('no-logger', `\`${callee.text}\` is not written as a method of its logger`);
  }
  const module = moduleOf(logger.text, facts);
  if (module === 'logging') {
    const text = `${logger.text}.getLogger()`;
    return {
      text,
      doubts: [doubt('sets-up-logging', `\`${callee.text}\` sets logging up where nothing did`)],
    };
  }
  if (module !== undefined) return refuse('no-logger', `\`${logger.text}\` is a module`);
  const isUnproven =
    call.confidence === 'certain' && (sink === namedPythonSink.id || !ECOSYSTEMS.has(sink));
  return {
    text: valueSource(logger.text),
    doubts: isUnproven
      ? [doubt('unproven-logger', `nothing says that \`${logger.text}\` is the standard library's`)]
      : [],
  };
}

/** Ecosystems whose loggers are those of the standard library. */
const STANDARD: ReadonlySet<string> = new Set(
  [loggingSink, osloLogSink, celeryLogSink, namedPythonSink].map(({ id }) => id),
);

/** The module that a name is, where it is one that logs by functions of its own. */
function moduleOf(name: string, { imports }: FileFacts): string | undefined {
  const modules = new Set([...ECOSYSTEMS.values()].flatMap((spec) => spec.modules));
  for (const { source, names } of imports) {
    for (const { local, imported } of names) {
      const path = imported === '*' ? source : `${source}.${imported}`;
      if ((local === name || (imported === '*' && source === name)) && modules.has(path))
        return path;
    }
  }
  return undefined;
}

function unwrapped(source: string): string {
  const inner = /^\(\s*([^]*?)\s*\)$/.exec(source)?.[1];
  return inner ?? source;
}
