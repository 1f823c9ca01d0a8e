/** What one check finds in a catalog file, as it is on disk or as it is being edited. */
import type { CatalogText } from '@loglex/catalog';
import { type Check, type Finding, runCatalogChecks } from '@loglex/engine';
import type { LintedProject } from '../project/linted-project.ts';
import { remembered } from '../project/remembered.ts';
import { grouped } from './grouped.ts';
import type { LintedFile } from './linted-file.ts';

/** Whether the file is one of the catalog that governs it. */
export function isCatalogFile({ name, project }: LintedFile): boolean {
  return textsOf(project).has(name);
}

/** With ranges in the text as ESLint has it: without a byte order mark. */
export function catalogFindings(check: Check, file: LintedFile): readonly Finding[] {
  const bom = file.sourceCode.hasBOM ? 1 : 0;
  const found = findingsOf(file).get(check.id) ?? [];
  return found
    .filter((finding) => finding.file === file.name)
    .map((finding) => ({
      ...finding,
      range: {
        start: Math.max(0, finding.range.start - bom),
        end: Math.max(0, finding.range.end - bom),
      },
    }));
}

type FindingsByCheck = ReadonlyMap<string, readonly Finding[]>;

const findingsOf = remembered(({ name, project, sourceCode }: LintedFile): FindingsByCheck => {
  const onDisk = textsOf(project).get(name);
  const text = `${sourceCode.hasBOM ? '\uFEFF' : ''}${sourceCode.text}`;
  return onDisk === undefined || onDisk.text === text
    ? findingsOnDisk(project)
    : findingsWith(project, { file: name, text });
});

const textsOf = remembered(
  ({ scope }: LintedProject): ReadonlyMap<string, CatalogText> =>
    new Map(scope.catalogTexts.map((text) => [text.file, text])),
);

const findingsOnDisk = remembered(({ scope }: LintedProject): FindingsByCheck => {
  const { catalog, catalogTexts, catalogProblems, settings } = scope;
  return byCheck(runCatalogChecks(catalogProblems, { catalog, catalogTexts, settings }));
});

function findingsWith({ scope }: LintedProject, changed: CatalogText): FindingsByCheck {
  const { catalog, problems } = scope.catalogWith(changed);
  const { settings } = scope;
  const catalogTexts = scope.catalogTexts.map((text) =>
    text.file === changed.file ? changed : text,
  );
  return byCheck(runCatalogChecks(problems, { catalog, catalogTexts, settings }));
}

function byCheck(findings: readonly Finding[]): FindingsByCheck {
  return grouped(findings, ({ check }) => check);
}
