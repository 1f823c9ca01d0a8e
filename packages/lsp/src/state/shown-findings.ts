/** Which findings an editor shows: all, none, or those that no other tool underlines already. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkById, type Finding } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type { Workspace } from './workspace.ts';

/** The findings in a file of a project, as the settings `diagnostics` and `severities` let them be seen. */
export function shownFindings(
  { configuration: { diagnostics, severities } }: Pick<Workspace, 'configuration'>,
  project: LiveProject,
  file: string,
): readonly Finding[] {
  if (diagnostics === 'off') return [];
  const found = project.findingsIn(file).filter(({ check }) => severities.get(check) !== 'off');
  if (diagnostics === 'on' || !otherLinters(project.root).some((each) => each.reads(file))) {
    return found;
  }
  // What shows only over the whole project no linter shows while one types.
  return found.filter(({ check }) => checkById(check)?.kind === 'project');
}

/** A linter that runs our rules, and the files that it reads. */
export interface OtherLinter {
  readonly configuration: string;
  reads(file: string): boolean;
}

const known = new Map<string, { readonly at: number; readonly linters: readonly OtherLinter[] }>();

/** Nobody changes the configuration of a linter every few seconds. */
const KEPT_MS = 5_000;

/** The linters whose configuration at the project's root names our plugin. */
export function otherLinters(root: string): readonly OtherLinter[] {
  const before = known.get(root);
  if (before !== undefined && Date.now() - before.at < KEPT_MS) return before.linters;
  const linters = CONFIGURATIONS.flatMap((configuration): OtherLinter[] => {
    const text = textOf(join(root, configuration));
    if (text === undefined || !text.includes('eslint-plugin-loglex')) return [];
    const endings = ['[cm]?[jt]sx?'];
    if (/loglex\/python|\bpython\b/.test(text)) endings.push('pyw?');
    if (/loglex\/catalog|\bcatalog\b/.test(text)) endings.push('ya?ml', 'jsonc?');
    const pattern = new RegExp(`\\.(?:${endings.join('|')})$`);
    return [{ configuration, reads: (file) => pattern.test(file) }];
  });
  known.set(root, { at: Date.now(), linters });
  return linters;
}

const CONFIGURATIONS = [
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`),
  '.oxlintrc.json',
];

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
