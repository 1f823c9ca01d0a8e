/** Every Python ecosystem that Loglex knows without being told. */
import { namedLoggerSink } from '../named-logger.ts';
import { methods } from '../spec.ts';
import { ansibleSink } from './ansible.ts';
import { celeryLogSink, loggingSink, osloLogSink } from './logging.ts';
import { loguruSink } from './loguru.ts';
import { clickSink, printSink, warningsSink } from './print.ts';
import { LOGGING_KEYWORDS, type PythonSinkSpec } from './spec.ts';
import { structlogSink } from './structlog.ts';

export const PYTHON_SINKS: readonly PythonSinkSpec[] = [
  ansibleSink,
  celeryLogSink,
  clickSink,
  loggingSink,
  loguruSink,
  osloLogSink,
  printSink,
  structlogSink,
  warningsSink,
];

/** The last resort, as in every language: nothing but a name speaks. */
export const namedPythonSink: PythonSinkSpec = {
  ...namedLoggerSink,
  methods: methods(
    'trace debug verbose info notice success warning warn error exception critical fatal',
  ),
  children: ['getChild', 'bind', 'new', 'opt'],
  shape: 'message-first',
  values: 'percent',
  keywords: LOGGING_KEYWORDS,
  otherKeywords: 'fields',
  errorMethods: ['exception'],
};

/** Each export of each module by its dotted path; the path of the module is the module itself. */
export const PYTHON_SINKS_BY_PATH: ReadonlyMap<
  string,
  { readonly spec: PythonSinkSpec; readonly export: string }
> = new Map(
  PYTHON_SINKS.flatMap((spec) =>
    spec.modules.flatMap((module) =>
      Object.keys(spec.exports).map(
        (name) =>
          [name === 'default' ? module : `${module}.${name}`, { spec, export: name }] as const,
      ),
    ),
  ),
);

/** Every method of every spec. */
export const PYTHON_METHODS: ReadonlySet<string> = new Set(
  [namedPythonSink, ...PYTHON_SINKS].flatMap((spec) => [
    ...spec.methods.keys(),
    ...(spec.levelMethods ?? []),
  ]),
);
