/** The `loglex.yaml` of a new project: what it states, and why, for the person who will change it. */
import { type GeneratedModule, RUNTIME } from './generated-modules.ts';
import type { Wrapper } from './wrappers.ts';
import { comment, list, scalar } from './yaml-text.ts';

export interface SettingsDraft {
  /** Folder of the catalog's files, relative to the project's root. */
  readonly catalogFolder: string;
  readonly tests: readonly string[];
  /** What is generated from the catalog. */
  readonly modules: readonly GeneratedModule[];
  readonly wrappers: readonly Wrapper[];
}

export function settingsText({ catalogFolder, tests, modules, wrappers }: SettingsDraft): string {
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
    ...writingLines(modules),
    ...sinkLines(wrappers),
    '',
    'checks:',
    '  # The first constants are drafts that no code uses yet. Delete this line once it does.',
    '  unused-code: "off"',
  ];
  return `${lines.join('\n')}\n`;
}

/** How constants are spelled, logged and imported, for each language that has a module of them. */
function writingLines(modules: readonly GeneratedModule[]): readonly string[] {
  const shown = modules.length > 0 ? modules : [NO_MODULE];
  const active = [
    '# How code spells a constant.',
    'references:',
    ...shown.map(({ target }) => `  ${target}: ${SPELLING[target]}`),
  ];
  const written = [
    '# How fixes and migrations write a call with a constant. A function of your own can stand here.',
    'emit:',
    ...shown.map(
      ({ target, importAs, runtime = importAs }) =>
        `  ${target}: { sink: ${SINK[target]}, from: ${scalar(runtime)} }`,
    ),
    '',
    '# The constants as code imports them: `loglex generate` writes them from the catalog.',
    'generate:',
    ...shown.flatMap(({ target, out, importAs }) => [
      `  - target: ${target}`,
      `    out: ${scalar(out)}`,
      `    importAs: ${scalar(importAs)}`,
    ]),
  ];
  const isOff = modules.length === 0;
  return [
    ...active,
    '',
    ...(isOff ? written.map((line) => (line.startsWith('#') ? line : comment(line))) : written),
  ];
}

/** What a project without code is shown. */
const NO_MODULE: GeneratedModule = {
  target: 'typescript',
  out: 'src/log-codes.ts',
  importAs: './log-codes.js',
  runtime: RUNTIME,
};

const SPELLING = {
  typescript: 'LOG.{name}',
  javascript: 'LOG.{name}',
  python: 'LOG_{name}',
} as const;
const SINK = {
  typescript: 'logConstant',
  javascript: 'logConstant',
  python: 'log_constant',
} as const;

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
