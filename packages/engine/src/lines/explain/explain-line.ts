/** Explains a line by itself, as an editor shows it: what is around it is not asked. */
import type { Catalog } from '@loglex/catalog';
import { codeShapeOf } from '../../constants/code-shape.ts';
import type { Settings } from '../../settings/settings.ts';
import { lineReader } from '../layouts/read-line.ts';
import type { IsCode } from '../layouts/read-text.ts';
import { layoutsOf } from '../layouts/stated-layouts.ts';
import { stripColours } from '../layouts/strip-colours.ts';
import type { LogRecord } from '../records/log-record.ts';
import { recordExplainer, type RecordExplanation } from './explain-record.ts';

export type ExplainLine = (line: string) => RecordExplanation;

/** By the catalog alone. The same objects give the same function: it takes a while to make. */
export function lineExplainer(catalog: Catalog, settings: Settings): ExplainLine {
  const known = explainers.get(catalog);
  if (known?.lines === settings.lines) return known.explain;
  const read = lineReader(layoutsOf(settings.lines), codesOf(catalog));
  const explainRecord = recordExplainer(catalog);
  const explain: ExplainLine = (written) => {
    const line = stripColours(written);
    return explainRecord(read(line, 1)[0] ?? textAlone(line));
  };
  explainers.set(catalog, { lines: settings.lines, explain });
  return explain;
}

const explainers = new WeakMap<Catalog, { lines: Settings['lines']; explain: ExplainLine }>();

/** Whether a text is a code or a name of the catalog, or looks like one of its codes. */
export function codesOf(catalog: Catalog): IsCode {
  const isShaped = codeShapeOf(catalog);
  return (text) =>
    catalog.byCode(text).length > 0 ||
    catalog.retiredByCode(text).length > 0 ||
    catalog.byName(text).length > 0 ||
    isShaped(text);
}

function textAlone(message: string): LogRecord {
  return {
    message,
    messageStart: 0,
    fields: new Map(),
    malformed: [],
    trace: [],
    line: 1,
    lines: 1,
    bytes: 0,
  };
}
