/** `loglex explain`, from its argument to a page. */
import { type EntrySource, type Location, suggestWord } from '@loglex/catalog';
import { type Finding, lineStartsOf, positionAt, sessionOf, severityOf } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { sourceTexts } from '../check/source-texts.ts';
import { CommandError } from '../command-error.ts';
import type { ExplainOptions } from '../commands/explain.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere, shownPath } from '../open-project.ts';
import type { TextOf } from '../report/build-report.ts';
import { lookOf } from '../terminal/look.ts';
import { explainCheck } from './explain-check.ts';
import { explainConstant, explainRetired } from './explain-constant.ts';
import { explainLine } from './explain-line.ts';
import { explainTag } from './explain-tag.ts';
import { explainWord } from './explain-word.ts';
import { createPage } from './page.ts';
import { type Target, targetOf } from './target.ts';

export async function runExplain(what: string, options: ExplainOptions): Promise<ExitCode> {
  const project = await openHere(options);
  const target = targetOf(what, project.catalog);
  if (target === undefined) throw new CommandError(unknown(what, project));
  const page = createPage(lookOf(process.stdout));
  const places = placesIn(project);
  switch (target.kind) {
    case 'check':
      explainCheck(page, target.check, severityOf(target.check, project.settings, false));
      break;
    case 'constants':
      await explainConstants(page, target, project, places);
      break;
    case 'words':
      for (const meaning of target.meanings) {
        explainWord(page, what, meaning, project.catalog, (source) => places(entryStart(source)));
      }
      break;
    case 'tags':
      for (const reading of target.readings) {
        explainTag(page, what, reading, places(entryStart(reading.legend.source)));
      }
      break;
    case 'line':
      await explainLine(page, target, project, places);
      break;
  }
  process.stdout.write(page.print());
  return EXIT.clean;
}

async function explainConstants(
  page: ReturnType<typeof createPage>,
  { constants, retired }: Extract<Target, { kind: 'constants' }>,
  project: Project,
  placeOf: PlaceOf,
): Promise<void> {
  const { files } = await project.facts();
  const uses = files.flatMap(({ facts, scope }) => {
    const session = sessionOf(scope.catalog, scope.settings);
    return facts.references.flatMap((mention) => {
      const resolved = session.resolve(mention);
      const code =
        resolved?.kind === 'known'
          ? resolved.constant.code
          : resolved?.kind === 'retired'
            ? resolved.retired.code
            : undefined;
      return code === undefined ? [] : [{ code, file: facts.file, range: mention.range }];
    });
  });
  const usesOf = (code: string) => uses.filter((use) => use.code === code).map(placeOf);
  for (const constant of constants) {
    explainConstant(page, constant, placeOf(entryStart(constant.source)), usesOf(constant.code));
  }
  for (const entry of retired) {
    explainRetired(page, entry, placeOf(entryStart(entry.source)), usesOf(entry.code));
  }
}

/** A place as people see it: `src/a.ts:12:5`. */
export type PlaceOf = (location: Location | Finding) => string;

function placesIn(project: Project): PlaceOf {
  const textOf: TextOf = sourceTexts(project.root);
  const shown = shownPath(project);
  const starts = new Map<string, readonly number[]>();
  return ({ file, range }) => {
    if (!starts.has(file)) starts.set(file, lineStartsOf(textOf(file) ?? ''));
    const { line, column } = positionAt(starts.get(file)!, range.start);
    return `${shown(file)}:${line + 1}:${column + 1}`;
  };
}

/** An entry of a list begins where it does, one of a map at its key. */
function entryStart({ file, range, key = range }: EntrySource): Location {
  return { file, range: key };
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
