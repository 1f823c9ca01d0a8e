/** Logging that is set up more than once, or where no program starts. */
import type { FileFacts, SetupSite } from '../facts/file-facts.ts';
import { importedPaths, modulePathOf } from '../facts/module-path.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { defineCheck, type Report } from './check.ts';

/** A file that sets logging up. */
interface SetupFile {
  readonly facts: FileFacts;
  readonly setups: readonly SetupSite[];
}

export const loggingSetupOnce = defineCheck({
  kind: 'project',
  id: 'logging-setup-once',
  description: 'Require logging to be set up once, where a program starts',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    twice:
      '`{call}` sets logging up a second time: `{first}` has run before it, so one of the two is lost. Set logging up once.',
    imported:
      '`{call}` runs whenever this file is imported, and `{importer}`, which imports it, sets logging up as well: one of the two is lost. Move it into a function for programs to call.',
    outside:
      '`{call}` sets logging up for the whole process, and this file is none of `entryPoints`: whoever imports it loses the setup of their own. Leave it to the program.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      entryPoints: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description:
          'Globs of the files that may set logging up. Default: none is told from others.',
      },
    },
  },
  defaultOptions: { entryPoints: [] },
  docs: {
    what: 'Looks at calls that set logging up for the whole process: `logging.basicConfig`, `dictConfig` and `fileConfig`, `structlog.configure`, loguru’s `logger.configure`, `configure` of log4js, winston and LogTape, and what `setup` in loglex.yaml names. Reports one that runs although another in the same function, or at the top of the same file, has run before it; one that runs on import in a file that a second file imports, directly or through others, which sets logging up itself; and, where `entryPoints` is given, one outside these files. The body of a function that `setup` names may stand anywhere. Making one logger (`pino()`, `winston.createLogger()`) is no setup. What stands in a branch is taken to run only where that branch does.',
    why: 'The second setup is ignored, or throws the handlers of the first away: which of them happens depends upon the library and the order of imports. Then records are missing, or come twice, and no line of the program says why.',
    incorrect: [
      {
        title: 'Twice on one path',
        language: 'ts',
        code: `import log4js from 'log4js';

export function start(verbose: boolean) {
  log4js.configure('log4js.json');
  if (verbose) log4js.configure('log4js.verbose.json');
}`,
      },
      {
        title: 'Twice on one path, in Python',
        language: 'py',
        file: 'src/checkout/worker.py',
        code: `import logging
from logging.config import dictConfig

def main(settings):
    logging.basicConfig(level=logging.INFO)
    dictConfig(settings)
`,
      },
      {
        title: 'Outside the entry points',
        language: 'ts',
        options: { entryPoints: ['src/main.ts'] },
        code: `import { configure } from '@logtape/logtape';

await configure({ sinks: {}, loggers: [] });`,
      },
    ],
    correct: [
      {
        title: 'One way or the other',
        language: 'ts',
        options: { entryPoints: ['src/checkout/*.ts'] },
        code: `import log4js from 'log4js';

export function start(verbose: boolean) {
  if (verbose) log4js.configure('log4js.verbose.json');
  else log4js.configure('log4js.json');
}`,
      },
      {
        title: 'A fallback',
        language: 'py',
        file: 'src/checkout/worker.py',
        code: `import logging
import logging.config

def main(settings):
    try:
        logging.config.dictConfig(settings)
    except ValueError:
        logging.basicConfig(level=logging.INFO)
`,
      },
    ],
  },
  *run(files, { options, settings, isTest }) {
    const kept = [...files].filter(({ file }) => !isTest(file));
    const entryPoints = options['entryPoints'] as readonly string[];
    const isEntryPoint = entryPoints.length > 0 ? pathMatcher(entryPoints) : () => true;
    const own = new Set(settings.setup.map(({ call }) => call.split('.').at(-1)));
    const setting = kept.flatMap((facts) => {
      const { setups } = facts;
      return setups === undefined ? [] : [{ facts, setups }];
    });
    for (const one of setting) {
      const { file } = one.facts;
      for (const report of repeated(one)) yield { ...report, file };
      for (const { callee, function: name } of isEntryPoint(file) ? [] : one.setups) {
        if (name !== undefined && own.has(name)) continue;
        const { text, start, end } = callee;
        yield { messageId: 'outside', data: { call: text }, file, range: { start, end } };
      }
    }
    yield* imported(setting, kept);
  },
});

/** Setups that run after another one wherever they run. */
function* repeated({ facts, setups }: SetupFile): Generator<Report<'twice'>> {
  for (const [index, setup] of setups.entries()) {
    const first = setups.slice(0, index).find((before) => hasRun(before, setup));
    if (first === undefined) continue;
    const { text, start, end } = setup.callee;
    const { callee } = first;
    yield {
      messageId: 'twice',
      data: { call: text, first: callee.text },
      range: { start, end },
      related: [
        {
          file: facts.file,
          range: { start: callee.start, end: callee.end },
          message: 'Set up here first',
        },
      ],
    };
  }
}

/** Whether `before`, which stands above `after`, has run wherever `after` runs. */
function hasRun(before: SetupSite, after: SetupSite): boolean {
  return (
    before.scope === after.scope && before.blocks.every((block, at) => block === after.blocks[at])
  );
}

/** Setups that run on import, below a file that sets logging up itself. */
function* imported(
  setting: readonly SetupFile[],
  files: readonly FileFacts[],
): Generator<Report<'imported'> & { readonly file: string }> {
  const loading = setting.filter(({ setups }) => setups.some(runsOnImport));
  if (loading.length === 0 || setting.length < 2) return;
  const byModule = new Map(files.map((facts) => [modulePathOf(facts.file), facts]));
  const below = new Map(setting.map((one) => [one, filesBelow(one.facts, byModule)]));
  for (const { facts, setups } of loading) {
    const other = setting.find((one) => one.facts !== facts && below.get(one)?.has(facts));
    const there = other?.setups[0];
    if (other === undefined || there === undefined) continue;
    const { file } = other.facts;
    for (const { callee } of setups.filter(runsOnImport)) {
      yield {
        messageId: 'imported',
        data: { call: callee.text, importer: file },
        file: facts.file,
        range: { start: callee.start, end: callee.end },
        related: [
          {
            file,
            range: { start: there.callee.start, end: there.callee.end },
            message: 'Set up here as well',
          },
        ],
      };
    }
  }
}

function runsOnImport({ when, blocks }: SetupSite): boolean {
  return when === 'load' && blocks.length === 0;
}

/** The files that a file imports, directly or through others that log. */
function filesBelow(
  file: FileFacts,
  byModule: ReadonlyMap<string, FileFacts>,
): ReadonlySet<FileFacts> {
  const found = new Set<FileFacts>();
  const open = [file];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const one of from.imports) {
      if (one.typeOnly) continue;
      for (const path of importedPaths(one, from.file)) {
        const target = byModule.get(path);
        if (target === undefined || found.has(target)) continue;
        found.add(target);
        open.push(target);
      }
    }
  }
  return found;
}
