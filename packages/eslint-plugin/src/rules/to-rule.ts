/** Translates a check into an ESLint rule: the same id, words, options and fixes. Nothing is decided here. */
import type { TextRange } from '@loglex/catalog';
import type { Finding, Fix, SourceCheck } from '@loglex/engine';
import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { catalogFindings, isCatalogFile } from '../findings/catalog-findings.ts';
import { mayHoldFacts } from '../findings/facts.ts';
import { fileFindings, type StatedOptions } from '../findings/file-findings.ts';
import { type LintedFile, lintedFile } from '../findings/linted-file.ts';
import { projectFindings } from '../findings/project-findings.ts';
import { takeProblems } from '../findings/project-problems.ts';
import { createRule, type RuleDocs } from './create-rule.ts';

type Options = readonly [StatedOptions?];
export type LoglexRule = TSESLint.RuleModule<string, Options, RuleDocs>;

export function toRule(check: SourceCheck): LoglexRule {
  const schema = schemaOf(check);
  return createRule<Options, string>({
    name: check.id,
    meta: {
      type: 'problem',
      docs: { description: check.description, recommended: isRecommended(check) },
      ...(check.fixable === 'safe' && { fixable: 'code' as const }),
      ...(check.fixable !== undefined && { hasSuggestions: true }),
      schema,
      // Not the check's own defaults: `loglex.yaml` may state others, and an option given here goes over them.
      ...(schema.length > 0 && { defaultOptions: [{}] as const }),
      messages: {
        ...toEslintWords(check.messages),
        loglexProblem: '{{ problem }}',
        ...(check.fixable !== undefined && { loglexFix: '{{ title }}' }),
      },
    },
    create(context) {
      const file = lintedFile(context);
      const findings = file && findingsOf(check, file, context.options[0]);
      if (file === undefined || findings === undefined) return NOTHING;
      const problems = takeProblems(file);
      if (problems.length + findings.length === 0) return NOTHING;
      return {
        // Each language has its own name for the root.
        [file.sourceCode.ast.type]() {
          for (const problem of problems) {
            const loc = { line: 1, column: 0 };
            context.report({ loc, messageId: 'loglexProblem', data: { problem } });
          }
          for (const finding of findings) context.report(toReport(finding, file));
        },
      };
    },
  });
}

/** What ESLint has to call for most rules and files. */
const NOTHING: TSESLint.RuleListener = Object.freeze({});

/** A check that has to be asked for is in no configuration but the strict ones; so is one that reads the whole project. */
export function isRecommended({ kind, defaultSeverity }: SourceCheck): boolean {
  return kind !== 'project' && defaultSeverity !== 'off';
}

/** `undefined` where the file can hold nothing for the check. */
function findingsOf(
  check: SourceCheck,
  file: LintedFile,
  options: StatedOptions | undefined,
): readonly Finding[] | undefined {
  switch (check.kind) {
    case 'file':
      if (mayHoldFacts(file)) return fileFindings(check, file, options);
      return check.inCatalog && isCatalogFile(file) ? catalogFindings(check, file) : undefined;
    case 'catalog':
      return isCatalogFile(file) ? catalogFindings(check, file) : undefined;
    case 'project': {
      const findings = projectFindings(check, file);
      return findings.length > 0 ? findings : undefined;
    }
  }
}

/** What is found over the whole project is found once for all: its options are for `loglex.yaml` to state. */
function schemaOf({ kind, options }: SourceCheck): readonly JSONSchema.JSONSchema4[] {
  return kind === 'file' && options !== undefined
    ? [{ ...options } as unknown as JSONSchema.JSONSchema4]
    : [];
}

/** Our words have `{name}` where ESLint's have `{{ name }}`. */
function toEslintWords(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([id, words]) => [id, words.replace(/\{(\w+)\}/g, '{{ $1 }}')]),
  );
}

function toReport(
  { messageId, data, range, fixes }: Finding,
  file: LintedFile,
): TSESLint.ReportDescriptor<string> {
  const fix = fixes.find(({ applicability }) => applicability === 'safe');
  return {
    messageId,
    data: { ...data },
    loc: toLoc(range, file),
    fix: fix === undefined ? null : toFixer(fix),
    suggest: fixes
      .filter((each) => each !== fix)
      .map((each) => ({
        messageId: 'loglexFix',
        data: { title: titleOf(each) },
        fix: toFixer(each),
      })),
  };
}

function toLoc({ start, end }: TextRange, { sourceCode }: LintedFile): TSESLint.AST.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

function toFixer({ edits }: Fix): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}

function titleOf({ title, caveat }: Fix): string {
  return caveat === undefined ? title : `${title} (${caveat})`;
}
