/** The commands that a client may execute, and the requests of our own that say the same. */
export const COMMANDS = {
  /** What is loaded, from where, and why a file is not covered. Argument: a URI, or nothing. */
  status: 'loglex.status',
  /** The places that mean what stands at a position. Arguments: a URI and a position. */
  references: 'loglex.references',
  /** What a tag, a word, a message, a code or a name means. Arguments: the text, and a URI of the project, or nothing. */
  explainTag: 'loglex.explainTag',
  /** The legends and their terms. Arguments: the name of one, or nothing, and a URI of the project, or nothing. */
  listLegend: 'loglex.listLegend',
} as const;

/**
 * A command that a client may have itself, and then names in `experimental.commands.commands` of its capabilities: shows
 * places in the way that the editor shows references. Arguments: a URI, a position, and a list of locations.
 */
export const SHOW_REFERENCES = 'loglex.showReferences';

/** Notification from a client: `{ uri?: string, line?: number }`, where its cursor stands; nothing: in no document. */
export const ACTIVE_LINE = 'loglex/activeLine';

/** Request: `{ uri?: string }`, answered as the command is. Notification: whenever it changed. */
export const STATUS = 'loglex/status';

/** Request: `LegendParams`, answered by a `LegendAnswer`, as `loglex.explainTag` and `loglex.listLegend` are. */
export const LEGEND = 'loglex/legend';
/** Requests for views of catalogs, which the protocol does not know. */
export const CATALOG_REQUESTS = {
  /** No parameters. Answer: `Catalogs`. */
  catalog: 'loglex/catalog',
  /** `SearchParams`. Answer: `CatalogConstant[]`. */
  search: 'loglex/search',
  /** `InsertionParams`. Answer: `TextEdit[] | null`. */
  insertion: 'loglex/insertion',
  /** `DeprecateParams`. Answer: `WorkspaceEdit | null`. */
  deprecate: 'loglex/deprecate',
  /** `ReferenceParams`. Answer: `ReferencePage | null`. */
  reference: 'loglex/reference',
} as const;

/** Requests for views of migrations. */
export const MIGRATION_REQUESTS = {
  /** `MigrationPlanParams`. Answer: `MigrationPlans`. */
  plan: 'loglex/migrationPlan',
  /** `MigrationTextParams`. Answer: `MigratedText | null`. */
  text: 'loglex/migrationText',
  /** `MigrationEditsParams`. Answer: `WorkspaceEdit | null`. */
  edits: 'loglex/migrationEdits',
} as const;

/** Requests for views of logs, which may be longer than any document. A log that is open has a number. */
export const LOG_REQUESTS = {
  /** `OpenLogParams`. Answer: `OpenedLog`. */
  open: 'loglex/log/open',
  /** `LogRowsParams`. Answer: `LogRows`. */
  rows: 'loglex/log/rows',
  /** `LogFilterParams`. Answer: `LogState`. */
  filter: 'loglex/log/filter',
  /** `LogParams`. Answer: `LogNames`. */
  names: 'loglex/log/names',
  /** `LogLineParams`. Answer: `LogLineExplanation | null`. */
  explain: 'loglex/log/explain',
  /** `LogLineParams`. Answer: the row of the line, or of the next that is shown. */
  rowOf: 'loglex/log/rowOf',
  /** `LogParams`. Answer: null. */
  close: 'loglex/log/close',
} as const;

/** Notification to a client that has opened a log: `LogChanged`. */
export const LOG_CHANGED = 'loglex/log/changed';
