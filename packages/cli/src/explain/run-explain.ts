/** `loglex explain`, from its argument to a page or a document. */
import type { LogConstant, RetiredConstant } from '@loglex/catalog';
import {
  explainConstant,
  explainMeaning,
  explainReading,
  explainRetired,
  type ExplanationRow,
  severityOf,
  sourceOfMeaning,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import type { ExplainOptions } from '../commands/explain.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { explainCheck } from './explain-check.ts';
import { explainJson } from './explain-json.ts';
import { explainLine } from './explain-line.ts';
import { explainLogLine } from './explain-log-line.ts';
import { findOut, type Knowledge } from './knowledge.ts';
import { createPage } from './page.ts';
import { entryStart, inOneLine, type PlaceOf } from './places.ts';
import type { Target } from './target.ts';

export async function runExplain(what: string, options: ExplainOptions): Promise<ExitCode> {
  const project = await openHere(options);
  const { target, known } = await findOut(what, project);
  process.stdout.write(
    options.format === 'json'
      ? explainJson(what, target, known)
      : explainText(what, target, project, known),
  );
  return EXIT.clean;
}

function explainText(
  what: string,
  target: Target,
  project: Project,
  { settings, placeOf, usesOf, line, logLine }: Knowledge,
): string {
  const page = createPage(lookOf(process.stdout));
  const at: PlaceOf = (location) => inOneLine(placeOf(location));
  switch (target.kind) {
    case 'check':
      explainCheck(page, target.check, severityOf(target.check, settings, false));
      break;
    case 'manifest-check': {
      const { id, docs, defaultSeverity } = target.check;
      page.title(id, 'check of manifests').prose(docs.what).prose(docs.why);
      page.rows([['severity', defaultSeverity]]);
      break;
    }
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
    case 'log-line':
      if (logLine !== undefined) explainLogLine(page, target.text, logLine);
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
