/** `loglex explain`, from its argument to a page or a document. */
import { type LogConstant, type RetiredConstant, suggestWord } from '@loglex/catalog';
import {
  explainConstant,
  explainMeaning,
  explainReading,
  explainRetired,
  type ExplanationRow,
  mentionsOf,
  sessionOf,
  severityOf,
  sourceOfMeaning,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { ExplainOptions } from '../commands/explain.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { explainCheck } from './explain-check.ts';
import { explainJson, type Knowledge } from './explain-json.ts';
import { explainLine } from './explain-line.ts';
import { readLine } from './line-reading.ts';
import { createPage } from './page.ts';
import { entryStart, inOneLine, type PlaceOf, placesIn } from './places.ts';
import { type Target, targetOf } from './target.ts';

export async function runExplain(what: string, options: ExplainOptions): Promise<ExitCode> {
  const project = await openHere(options);
  const target = targetOf(what, project.catalog);
  if (target === undefined) throw new CommandError(unknown(what, project));
  const known = await knowledgeOf(target, project);
  process.stdout.write(
    options.format === 'json'
      ? explainJson(what, target, known)
      : explainText(what, target, project, known),
  );
  return EXIT.clean;
}

/** What there is to know of the target beside the catalog: code is read only where it is asked for. */
async function knowledgeOf(target: Target, project: Project): Promise<Knowledge> {
  const { settings } = project;
  const placeOf = placesIn(project);
  const uses = target.kind === 'constants' ? await usesIn(project) : [];
  const line = target.kind === 'line' ? await readLine(target, project) : undefined;
  const usesOf = (code: string) => uses.filter((use) => use.code === code).map(placeOf);
  return { settings, placeOf, usesOf, line };
}

function explainText(
  what: string,
  target: Target,
  project: Project,
  { settings, placeOf, usesOf, line }: Knowledge,
): string {
  const page = createPage(lookOf(process.stdout));
  const at: PlaceOf = (location) => inOneLine(placeOf(location));
  switch (target.kind) {
    case 'check':
      explainCheck(page, target.check, severityOf(target.check, settings, false));
      break;
    case 'constants':
      for (const constant of target.constants) {
        page.explanation(explainConstant(constant, { further: rowsOn(constant) }));
      }
      for (const entry of target.retired) page.explanation(explainRetired(entry, rowsOn(entry)));
      break;
    case 'words':
      for (const meaning of target.meanings) {
        const declared = at(entryStart(sourceOfMeaning(meaning)));
        page.explanation(explainMeaning(what, meaning, project, [['declared', declared]]));
      }
      break;
    case 'tags':
      for (const reading of target.readings) {
        const declared = at(entryStart(reading.legend.source));
        page.explanation(explainReading(what, reading, [['declared', declared]]));
      }
      break;
    case 'line':
      if (line !== undefined) explainLine(page, target, line, at);
      break;
  }
  return page.print();

  function rowsOn({ code, source }: LogConstant | RetiredConstant): readonly ExplanationRow[] {
    return [
      ['declared', at(entryStart(source))],
      ['used', usesLines(usesOf(code).map(inOneLine))],
    ];
  }
}

/** More uses than this are counted, not listed. */
const LISTED = 10;

/** Where a constant is used, as people see it: `src/a.ts:12:5`. */
function usesLines(uses: readonly string[]): readonly string[] {
  if (uses.length === 0) return ['nowhere in this project'];
  const rest = uses.length - LISTED;
  return [...uses.slice(0, LISTED), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

/** Every use of a constant in the code of the project, in the order of files and places. */
async function usesIn(project: Project) {
  const { files } = await project.facts();
  return files.flatMap(({ facts, scope }) => {
    const session = sessionOf(scope.catalog, scope.settings);
    const uses = [...mentionsOf(facts, session)].flatMap((resolved) => {
      if (resolved.kind === 'unknown') return [];
      const { code } = resolved.kind === 'known' ? resolved.constant : resolved.retired;
      return [{ code, file: facts.file, range: resolved.mention.range }];
    });
    return uses.sort((a, b) => a.range.start - b.range.start);
  });
}

function unknown(what: string, { catalog, settings }: Project): string {
  const near = sessionOf(catalog, settings)
    .didYouMean(what)
    .map(({ constant }) => `${constant.code} ${constant.name}`);
  const word = suggestWord(catalog, what);
  if (word !== undefined && near.length === 0) near.push(word);
  const meant = near.length > 0 ? ` Did you mean ${near.join(', or ')}?` : '';
  return `${what} is no code, name, word or tag of the catalog, no check, and no file:line.${meant}`;
}
