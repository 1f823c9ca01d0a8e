/**
 * Where a cursor leads: from code to the entry of the catalog, from the entry to the constant that is generated of it,
 * from a line of a log to the code that writes such lines.
 */
import type { LogConstant, TextRange } from '@loglex/catalog';
import { type Declaration, declarationsOf } from './declaration.ts';
import { emitSites, testsLast } from './emit-sites.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { targetAt } from './target.ts';

export interface Definition {
  /** What the cursor stands on. */
  readonly origin: TextRange;
  /** At least one, best first. */
  readonly places: readonly Declaration[];
}

export function definition(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): Definition | undefined {
  const target = targetAt(snapshot, document, offset);
  if (target === undefined) return undefined;
  const origin = target.range;
  if (target.kind === 'constant' && target.isDeclaration === true) {
    const generated = target.constants.flatMap((constant) => generatedOf(snapshot, constant));
    if (generated.length > 0) return { origin, places: generated };
  }
  if (target.kind === 'constant' && document.kind === 'log') {
    const sites = emitSites(snapshot, [...target.constants, ...target.retired]);
    if (sites.length > 0) return { origin, places: sites };
  }
  if (target.kind === 'record') {
    const sites = target.writers.flatMap((writer) => (writer.isBest ? writer.sites : []));
    if (sites.length > 0) return { origin, places: testsLast(snapshot, sites) };
  }
  const places = declarationsOf(target);
  return places.length > 0 ? { origin, places } : undefined;
}

/** The entry of the catalog, wherever the cursor stands. */
export function declaration(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): Definition | undefined {
  const target = targetAt(snapshot, document, offset);
  const places = target === undefined ? [] : declarationsOf(target);
  return target && places.length > 0 ? { origin: target.range, places } : undefined;
}

/** The constant in the files that are generated for code. */
function generatedOf(snapshot: Snapshot, { name, code }: LogConstant): readonly Declaration[] {
  return snapshot.session.settings.generate.flatMap(({ out, importAs }) => {
    // What is not imported is no code: JSON for a dashboard, a schema.
    const document = importAs === undefined ? undefined : snapshot.documentOf(out);
    if (document === undefined) return [];
    const found = assignmentOf(document.text, name) ?? assignmentOf(document.text, code);
    return found === undefined ? [] : [{ file: out, range: found, selection: found }];
  });
}

/** Where a generated file gives a value to `name`, with whatever its spelling puts before it. */
function assignmentOf(text: string, name: string): TextRange | undefined {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const match = new RegExp(
    `^[ \\t]*(?:export const )?["']?([\\w$]*?${escaped})["']?\\s*[:=]`,
    'm',
  ).exec(text);
  if (match?.[1] === undefined) return undefined;
  const start = match.index + match[0].indexOf(match[1]);
  return { start, end: start + match[1].length };
}
