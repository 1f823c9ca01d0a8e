/** What the checks of logs find in a text, as `loglex lines --check` reads it. */
import { parseCatalog } from '@loglex/catalog';
import {
  codesOf,
  createLineChecker,
  createLogReader,
  defaultSettings,
  type LineChecker,
  type LineFinding,
  layoutsOf,
  recordExplainer,
  type Settings,
} from '@loglex/engine';
import { EXAMPLE_CATALOG } from '../../harness.ts';

export interface LogFixture {
  /** Default: that of the documentation. */
  readonly catalog?: string;
  readonly settings?: Settings;
  readonly most?: number;
}

export function checkedLog(log: string, fixture: LogFixture = {}): LineChecker {
  const { catalog: text = EXAMPLE_CATALOG, settings = defaultSettings, most } = fixture;
  const { catalog } = parseCatalog([{ file: 'log-catalog.yaml', text }]);
  const checker = createLineChecker({ catalog, settings, ...(most !== undefined && { most }) });
  const explain = recordExplainer(catalog);
  const layouts = settings.lines.length > 0 ? layoutsOf(settings.lines) : [];
  const reader = createLogReader(layouts, codesOf(catalog));
  for (const record of [...reader.push(log), ...reader.flush()]) {
    checker.add('app.log', record, explain(record));
  }
  return checker;
}

export function lineFindings(log: string, fixture?: LogFixture): readonly LineFinding[] {
  return checkedLog(log, fixture).findings();
}
