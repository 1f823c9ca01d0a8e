/** What `loglex init` tells: what it wrote, and what to do next. */
import { codeAt } from '@loglex/catalog';
import type { DraftedProject } from '@loglex/engine';
import picocolors from 'picocolors';
import type { Look } from '../report/report.ts';
import { count } from '../terminal/count.ts';
import { nextSteps } from '../terminal/next-steps.ts';

const NEXT = [
  ['loglex migrate', 'turns messages into constants, after showing what it would do'],
  ['loglex check', 'what in the code does not follow the catalog?'],
  ['loglex check --baseline-init', 'then `check --baseline` shows only what is new'],
] as const;

/** `inGit`: a migration starts from what is committed. */
export function summary(
  { files, modules, catalogs, wrappers }: DraftedProject,
  look: Look,
  inGit: boolean,
): string {
  const paint = picocolors.createColors(look.color);
  const constants = catalogs.reduce((sum, catalog) => sum + catalog.constants.length, 0);
  const notes = new Map(
    catalogs.map(({ block, constants: own }, at) => [
      files[at + 1]?.path,
      `${codeAt(block, block.first)}-${codeAt(block, block.last)}  ${count(own.length, 'constant')}`,
    ]),
  );
  const paths = [...files.map(({ path }) => path), ...modules.map(({ out }) => out)];
  for (const { out } of modules) notes.set(out, 'generated from the catalog');
  const pathWidth = Math.max(...paths.map((path) => path.length));
  const runtimes = new Set(modules.flatMap(({ runtime }) => runtime ?? []));
  const next = [
    ...[...runtimes].map((name) => [`npm install ${name}`, 'what logs the constants'] as const),
    ...(inGit ? [COMMIT] : []),
    ...NEXT,
  ];
  const lines = [
    `${paint.green('✔')} Wrote settings and a catalog: ${count(catalogs.length, 'component')}, ${count(constants, 'constant')} to begin with.`,
    '',
    ...paths.map((path) =>
      `  ${path.padEnd(pathWidth)}  ${paint.dim(notes.get(path) ?? '')}`.trimEnd(),
    ),
    '',
    ...(wrappers.length > 0
      ? [
          `${count(wrappers.length, 'function')} may be log functions of your own: see the comments in loglex.yaml.`,
          '',
        ]
      : []),
    nextSteps(next, paint),
  ];
  return lines.join('\n');
}

const COMMIT = ['git add -A && git commit', 'a migration starts from what is committed'] as const;

/** The files themselves, each under its name. */
export function dryRun({ files }: DraftedProject): string {
  return files.map(({ path, text }) => `# ${path}\n\n${text}`).join('\n');
}
