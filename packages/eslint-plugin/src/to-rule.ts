/** Translates a check into an ESLint rule: the same id, words, options and fixes. Nothing is decided here. */
import type { TextRange } from '@loglex/catalog';
import type { Finding, FileCheck, Fix } from '@loglex/engine';
import type { Rule, SourceCode } from 'eslint';
import { docsUrl } from './docs-url.ts';
import { findingsIn, problemsIn } from './findings.ts';

export function toRule(check: FileCheck): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: {
        description: check.description,
        url: docsUrl(check.id),
        recommended: check.defaultSeverity !== 'off',
      },
      messages: toEslintWords(check.messages),
      schema: check.options ? [{ ...check.options }] : [],
      ...(check.fixable === 'safe' && { fixable: 'code' as const }),
      hasSuggestions: check.fixable !== undefined,
    },
    create: (context) =>
      atRoot(() => {
        for (const { file, message } of problemsIn(context)) {
          context.report({ loc: { line: 1, column: 0 }, message: `${file}: ${message}` });
        }
        for (const finding of findingsIn(context, check)) {
          context.report(toReport(finding, context.sourceCode));
        }
      }),
  };
}

/** Once for each file, whatever its language calls the root of its tree. */
function atRoot(visit: () => void): Rule.RuleListener {
  return { Program: visit, Module: visit, Document: visit };
}

function toReport(finding: Finding, sourceCode: SourceCode): Rule.ReportDescriptor {
  const [best] = finding.fixes;
  const fix = best?.applicability === 'safe' ? best : undefined;
  return {
    messageId: finding.messageId,
    data: { ...finding.data },
    loc: toLoc(finding.range, sourceCode),
    ...(fix && { fix: toFixer(fix) }),
    suggest: finding.fixes
      .filter((each) => each !== fix)
      .map((each) => ({ desc: titleOf(each), fix: toFixer(each) })),
  };
}

function toLoc({ start, end }: TextRange, sourceCode: SourceCode) {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

function toFixer({ edits }: Fix) {
  return (fixer: Rule.RuleFixer): Rule.Fix[] =>
    edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}

function titleOf({ title, caveat }: Fix): string {
  return caveat === undefined ? title : `${title} (${caveat})`;
}

/** Our words have `{name}` where ESLint's have `{{ name }}`. */
function toEslintWords(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([id, words]) => [id, words.replace(/\{(\w+)\}/g, '{{ $1 }}')]),
  );
}
