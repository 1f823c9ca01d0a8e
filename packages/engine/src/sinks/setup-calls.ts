/** The calls that set logging up for a whole process: those of known libraries, and a project's own. */
import type { Language } from '../facts/file-facts.ts';
import type { Settings, SetupCall } from '../settings/settings.ts';
import { compileProjectSink, type CompiledProjectSink } from './project-sinks.ts';

/**
 * What libraries say of themselves: each of these decides for every logger of the process. Making one logger
 * (`pino()`, `winston.createLogger()`) decides for nobody else, and is none of them.
 */
const KNOWN_SETUPS: readonly SetupCall[] = [
  ...setups('python', 'logging', ['basicConfig', 'dictConfig', 'fileConfig']),
  ...setups('python', 'logging.config', ['dictConfig', 'fileConfig']),
  ...setups('python', 'structlog', ['configure']),
  { language: 'python', from: 'loguru', call: 'logger.configure' },
  ...setups('javascript', 'log4js', ['configure']),
  ...setups('javascript', 'winston', ['configure']),
  ...setups('javascript', '@logtape/logtape', ['configure', 'configureSync']),
];

/** The last names of those in `language`: what a text without them need not be asked for. */
export function knownSetupNames(language: Language): ReadonlySet<string> {
  return new Set(
    KNOWN_SETUPS.filter((setup) => setup.language === language).map(
      ({ call }) => call.split('.').at(-1) ?? call,
    ),
  );
}

/** Everything that sets logging up in sources in `language`; what the project declares is `declared`. */
export function compileSetups(
  { setup }: Settings,
  language: Language,
): {
  readonly known: readonly CompiledProjectSink[];
  readonly declared: readonly CompiledProjectSink[];
} {
  const compile = (calls: readonly SetupCall[]): CompiledProjectSink[] =>
    calls
      .filter((one) => one.language === undefined || one.language === language)
      .map(({ call, from }, index) =>
        compileProjectSink(
          { call, args: [], keywords: new Map(), ...(from && { from }) },
          `setup:${index}`,
        ),
      );
  return { known: compile(KNOWN_SETUPS), declared: compile(setup) };
}

/** A module's functions, called by themselves or as its members. */
function setups(language: Language, from: string, names: readonly string[]): SetupCall[] {
  return names.flatMap((name) => [
    { language, from, call: name },
    { language, from, call: `*.${name}` },
  ]);
}
