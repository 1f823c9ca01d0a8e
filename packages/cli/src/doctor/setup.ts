/** Diagnoses of a project's setup: settings, catalogs, files, references and what code imports. */
import { sessionOf } from '@loglex/engine';
import type { FactsResult, Problem, Project } from '@loglex/project';
import type { ProjectPart } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { type Diagnosis, fail, ok, warn } from './diagnosis.ts';

/** The settings files, and each thing that is wrong with them. */
export function settings(parts: readonly ProjectPart[], problems: readonly Problem[]): Diagnosis[] {
  const wrong = problems
    .filter(({ kind }) => kind === 'settings')
    .map(({ file, message }) => fail('settings', `${file}: ${message}`, 'Mend it there.'));
  if (wrong.length > 0) return wrong;
  const files = new Set(parts.flatMap(({ settingsFiles }) => settingsFiles));
  return files.size > 0
    ? [ok('settings', [...files].join(', '))]
    : [
        fail(
          'settings',
          'there is no loglex.yaml here or in a folder above',
          '`loglex init` writes one from what it finds.',
        ),
      ];
}

/** The catalog files, what is in them, and whether they have problems: a line for each part. */
export function catalogs(parts: readonly ProjectPart[], problems: readonly Problem[]): Diagnosis[] {
  const unread = problems
    .filter(({ kind }) => kind === 'catalog')
    .map(({ file, message }) => fail('catalog', `${file}: ${message}`, 'Mend it there.'));
  return [...unread, ...parts.map(catalogOf)];
}

function catalogOf({
  catalog,
  catalogTexts,
  catalogProblems,
  settingsFiles,
}: ProjectPart): Diagnosis {
  if (catalogTexts.length === 0) {
    const advice = `Name the files under \`catalogs\` in ${settingsFiles.at(-1) ?? 'loglex.yaml'}.`;
    return warn('catalog', 'no file is read, so no constant is known', advice);
  }
  const holds = [
    count(catalog.constants.length, 'constant'),
    count(catalog.components.size, 'component'),
    `${catalog.retired.length} retired`,
  ].join(', ');
  const detail = `${count(catalogTexts.length, 'file')}: ${holds}`;
  const errors = catalogProblems.filter(({ severity }) => severity === 'error').length;
  const warnings = catalogProblems.length - errors;
  const advice = '`loglex catalog check` says where and why.';
  if (errors > 0) return fail('catalog', `${detail}; ${count(errors, 'error')}`, advice);
  if (warnings > 0) return warn('catalog', `${detail}; ${count(warnings, 'warning')}`, advice);
  return ok('catalog', detail);
}

/** How many files are read, how many are left out and why, and those that cannot be read. */
export function files({ files: scoped, problems, stats }: FactsResult): Diagnosis[] {
  if (stats.files === 0) {
    const advice = 'Look at `files.include` and `files.exclude` in loglex.yaml, and at .gitignore.';
    return [fail('files', 'none is matched', advice)];
  }
  const calls = scoped.reduce((sum, { facts }) => sum + facts.calls.length, 0);
  const detail = `${stats.files} matched, ${count(scoped.length, 'file')} with ${count(calls, 'log call')}`;
  const leftOut = [
    stats.generated > 0 ? `${stats.generated} generated` : '',
    stats.tooLarge > 0 ? `${stats.tooLarge} too large` : '',
  ].filter(Boolean);
  const matched = leftOut.length > 0 ? `${detail}; left out: ${leftOut.join(', ')}` : detail;
  const found =
    calls > 0
      ? ok('files', matched)
      : warn(
          'files',
          matched,
          'If there are any, name your log functions under `sinks` in loglex.yaml.',
        );
  return [found, ...unreadable(problems)];
}

/** More than this many files are counted, not named. */
const NAMED = 5;

function unreadable(problems: readonly Problem[]): Diagnosis[] {
  const advice = 'Mend the file, or leave it out with `files.exclude` in loglex.yaml.';
  const named = problems.slice(0, NAMED);
  const rest = problems.length - named.length;
  return [
    ...named.map(({ file, message }) => warn('files', `${file}: ${message}`, advice)),
    ...(rest > 0 ? [warn('files', `${rest} more cannot be read`, advice)] : []),
  ];
}

/** How many references of the project's form are in the code, and whether they lead to a constant. */
export function references({ settings }: Project, { files: scoped }: FactsResult): Diagnosis[] {
  const forms = [...settings.references].map(([language, form]) => `${language} ${form}`);
  if (forms.length === 0) return [];
  let known = 0;
  let unknown = 0;
  for (const { facts, scope } of scoped) {
    const session = sessionOf(scope.catalog, scope.settings);
    for (const mention of facts.references) {
      const resolved = session.resolve(mention);
      if (resolved?.kind === 'known') known++;
      else if (resolved !== undefined) unknown++;
    }
  }
  const detail = `${forms.join(', ')}: ${known} lead to a constant`;
  if (unknown === 0) return [ok('references', detail)];
  const advice = '`loglex check` says which: unknown-code, deprecated-code.';
  return [warn('references', `${detail}, ${unknown} do not`, advice)];
}

/** Whether what rewritten calls import is there: generated constants and the log function. */
export function imports({ settings, missing }: Project): Diagnosis[] {
  const absent = new Set(missing.map(({ what }) => what));
  return [
    ...settings.generate
      .filter(({ out }) => !absent.has(out))
      .map(({ target, out }) => ok('generate', `${target}: ${out}`)),
    ...[...settings.emit].map(([language, { sink }]) => ok('emit', `${language}: ${sink}`)),
    ...missing.map(({ key, what, advice }) =>
      warn(key, `${what} is not there, so no fix writes calls that import it`, advice),
    ),
  ];
}
