/** The `loglex.yaml` of a new project: what it states, and why, for the person who will change it. */
import { basename } from '../text/posix-path.ts';
import type { Wrapper } from './wrappers.ts';
import { comment, list, scalar } from './yaml-text.ts';

export interface SettingsDraft {
  /** Folder of the catalog's files, relative to the project's root. */
  readonly catalogFolder: string;
  readonly tests: readonly string[];
  /** Path of the TypeScript module that is generated from the catalog, where there is to be one. */
  readonly generated: string | undefined;
  readonly wrappers: readonly Wrapper[];
}

export function settingsText({ catalogFolder, tests, generated, wrappers }: SettingsDraft): string {
  const lines = [
    '# What Loglex knows of this project: where its catalog is, how its code logs, what is checked.',
    'loglex: 1',
    '',
    '# One file per component, so that two teams seldom edit the same one.',
    ...list(0, 'catalogs', [`${catalogFolder}/*.yaml`]),
    '',
    '# Test code counts as a use of a constant; most checks are off in it.',
    ...list(0, 'tests', tests),
    '',
    '# How code spells a constant.',
    'references:',
    '  typescript: LOG.{name}',
    '',
    '# How fixes write a call with a constant: here logConstant(logger, LOG.NAME, { fields }). Name your own',
    '# function and the module that exports LOG; until both are there, no fix rewrites a call.',
    '# emit:',
    '#   typescript:',
    '#     sink: logConstant',
    '#     from: "./src/logging.js"',
    ...generateLines(generated),
    ...sinkLines(wrappers),
    '',
    'checks:',
    '  # The first constants are drafts that no code uses yet. Delete this line once it does.',
    '  unused-code: "off"',
  ];
  return `${lines.join('\n')}\n`;
}

function generateLines(out: string | undefined): readonly string[] {
  if (out === undefined) return [];
  return [
    '# generate:',
    '#   - target: typescript',
    comment(`    out: ${scalar(out)}`),
    comment(`    importAs: ${scalar(`./${basename(out).replace(/ts$/u, 'js')}`)}`),
  ];
}

const MOST_WRAPPERS = 12;

/** Wrappers stay comments: whether a function is one is for a person to say. */
function sinkLines(wrappers: readonly Wrapper[]): readonly string[] {
  if (wrappers.length === 0) return [];
  return [
    '',
    '# These functions seem only to forward to a logger. Where that is so, take the line in: then each',
    '# call of the function is checked as the log call that it is.',
    '# sinks:',
    ...wrappers
      .slice(0, MOST_WRAPPERS)
      .flatMap(({ call, args, level, file, line, callee }) => [
        comment(`  # ${file}:${line} forwards to ${callee}`),
        comment(
          `  - { call: ${scalar(call)}, args: [${args.join(', ')}]${level === undefined ? '' : `, level: ${level}`} }`,
        ),
      ]),
  ];
}
