/** Every problem that a catalog can have, under its id, with the words that documentation needs. */
import type { CatalogText } from '../model.ts';

export interface CatalogProblemKind {
  readonly severity: 'error' | 'warning';
  /** One line for tables: "Disallow …", "Require …". */
  readonly description: string;
  /** What is reported, in a sentence or two. */
  readonly what: string;
  /** Why it matters to those who read or write the logs. */
  readonly why: string;
  /** A catalog that has this problem, and no other. `exampleFiles` takes it apart. */
  readonly incorrect: string;
  /** A catalog without any problem. */
  readonly correct: string;
}

/**
 * The files of an example: one, `catalog.yaml`, unless lines `#- <path>` start each of several. Those
 * lines stay in the text, as the comments that they are.
 */
export function exampleFiles(example: string): CatalogText[] {
  const files = example.split(/^(?=#- )/m);
  return files.map((text) => ({ file: /^#- (.+)$/m.exec(text)?.[1] ?? 'catalog.yaml', text }));
}

export type CatalogProblemId = keyof typeof CATALOG_PROBLEMS;

/** Ids of problems of a file as a whole: little or nothing of it is read, and no comment in it can be relied on. */
export const UNREADABLE: ReadonlySet<string> = new Set<CatalogProblemId>([
  'syntax',
  'conflict-markers',
  'too-large',
  'invalid-utf8',
  'empty-file',
]);

const QUEUE_FULL = `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full }
`;

const TEN_CODES = Array.from(
  { length: 10 },
  (_, index) => `  - { code: LOG10${index}, level: info, message: Step ${index} }\n`,
).join('');

/** By id, in the order in which documentation lists them: reading first, then what the entries say. */
export const CATALOG_PROBLEMS = {
  syntax: {
    severity: 'error',
    description: 'Require catalog files to be valid YAML or JSON',
    what: 'A catalog file that is not valid YAML or JSON, at the first place where it stops to be, or that holds several documents.',
    why: 'What stands after the error may be read otherwise than it was meant, or not at all.',
    incorrect: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "Queue full
`,
    correct: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "Queue full"
`,
  },
  'conflict-markers': {
    severity: 'error',
    description: 'Disallow conflict markers of a merge in catalog files',
    what: 'A catalog file that still holds the markers of an unresolved merge.',
    why: 'Both sides of the conflict stand in the file, so nothing in it can be trusted and none of it is read.',
    incorrect: `loglex: 1
constants:
<<<<<<< HEAD
  - { code: LOG612, level: warn, message: Queue full }
=======
  - { code: LOG612, level: error, message: Queue full }
>>>>>>> main
`,
    correct: QUEUE_FULL,
  },
  'too-large': {
    severity: 'error',
    description: 'Limit the length, the depth and the aliases of catalog files',
    what: 'A catalog file of more than 16 million characters, one that nests more than 64 levels deep, or one whose aliases stand for more than 100,000 values.',
    why: 'Such a file is broken or hostile; reading it could take all the memory there is.',
    incorrect: `loglex: 1
x-deep: ${'['.repeat(65)}${']'.repeat(65)}
`,
    correct: `loglex: 1
x-deep: [[]]
`,
  },
  'invalid-utf8': {
    severity: 'error',
    description: 'Require catalog files to be UTF-8 text',
    what: 'A catalog file in another encoding than UTF-8, or one that is binary.',
    why: 'Its letters are lost in reading, so messages would not match what the logs say.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue \uFFFD full }
`,
    correct: QUEUE_FULL,
  },
  'empty-file': {
    severity: 'error',
    description: 'Disallow empty catalog files',
    what: 'A catalog file that holds nothing, or nothing but comments.',
    why: 'An empty file is more often an accident than a wish, and every code would be unknown.',
    incorrect: `# To be written.
`,
    correct: `loglex: 1
constants: []
`,
  },
  'duplicate-key': {
    severity: 'error',
    description: 'Disallow two keys of one name in one map',
    what: 'A key that stands twice in one map. The first one is read.',
    why: 'Readers of YAML and JSON disagree on which one counts, so one of the two values is lost unseen.',
    incorrect: `loglex: 1
constants:
  - code: LOG612
    level: warn
    level: error
    message: Queue full
`,
    correct: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: Queue full
`,
  },
  'unknown-key': {
    severity: 'error',
    description: 'Disallow keys that a catalog does not have',
    what: 'A key that has no meaning where it stands. Keys of your own start with "x-".',
    why: 'A mistyped key is as good as none: what it says is not read.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, runbok: docs/queue.md }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, runbook: docs/queue.md, x-ticket: 12 }
`,
  },
  'missing-key': {
    severity: 'error',
    description: 'Require the keys without which an entry says nothing',
    what: 'A file without "loglex", a constant without code, level or message, a retired entry without code.',
    why: 'An entry without a code cannot be found from a log line, and one without level or message states no law.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn }
`,
    correct: QUEUE_FULL,
  },
  'wrong-type': {
    severity: 'error',
    description: 'Require values of the type that their key takes',
    what: 'Text where a list is due, a list where a map is due, and the like.',
    why: 'The value cannot be read, so the entry is without it.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, tags: backpressure }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, tags: [backpressure] }
`,
  },
  'invalid-value': {
    severity: 'error',
    description: 'Require values that their key can have',
    what: 'A value outside the closed set or the form that its key takes.',
    why: 'The value cannot be honoured, so the entry is without it.',
    incorrect: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "{dropped} rows dropped"
    fields: { dropped: { type: integr } }
`,
    correct: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "{dropped} rows dropped"
    fields: { dropped: { type: integer } }
`,
  },
  'duplicate-declaration': {
    severity: 'error',
    description: 'Disallow two declarations of one component, legend, section or the like',
    what: 'A component, legend, section, tree of settings, destination or alert route that two files declare. The first one is read.',
    why: 'The two may differ, and the rules of the second are silently without effect.',
    incorrect: `#- telemetry.yaml
loglex: 1
components:
  telemetry: { owner: team-a }
#- sink.yaml
loglex: 1
components:
  telemetry: { owner: team-b }
`,
    correct: `#- telemetry.yaml
loglex: 1
components:
  telemetry: { owner: team-a }
#- sink.yaml
loglex: 1
components:
  sink: { owner: team-b }
`,
  },
  'invalid-level': {
    severity: 'error',
    description: 'Require levels that are on the ladder',
    what: 'A level that no ecosystem spells so.',
    why: 'Calls cannot be compared with a level that has no rung.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: wran, message: Queue full }
`,
    correct: QUEUE_FULL,
  },
  'duplicate-code': {
    severity: 'error',
    description: 'Disallow two constants with one code',
    what: 'A code that several constants carry. Each constant after the first is reported.',
    why: 'A code in a log must lead to one meaning, and with two constants it is a guess which was meant.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, name: QUEUE_FULL, level: warn, message: Queue full }
  - { code: LOG612, name: QUEUE_SLOW, level: info, message: Queue slow }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, name: QUEUE_FULL, level: warn, message: Queue full }
  - { code: LOG613, name: QUEUE_SLOW, level: info, message: Queue slow }
`,
  },
  'duplicate-name': {
    severity: 'error',
    description: 'Disallow two constants with one name or alias',
    what: 'A name or alias that another constant has as its name or alias.',
    why: 'Code refers to constants by name, and a name for two constants refers to neither.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, name: QUEUE_FULL, level: warn, message: Queue full }
  - { code: LOG613, name: SINK_FULL, aliases: [QUEUE_FULL], level: warn, message: Sink full }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, name: QUEUE_FULL, level: warn, message: Queue full }
  - { code: LOG613, name: SINK_FULL, aliases: [SINK_BUSY], level: warn, message: Sink full }
`,
  },
  'retired-code-in-use': {
    severity: 'error',
    description: 'Disallow constants that take up a retired code',
    what: 'A constant whose code stands under "retired".',
    why: 'Old log lines still carry the code, and would now seem to say something else.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full }
retired:
  - { code: LOG612, reason: merged }
`,
    correct: `loglex: 1
constants:
  - { code: LOG613, level: warn, message: Queue full }
retired:
  - { code: LOG612, reason: merged }
`,
  },
  'bad-range': {
    severity: 'error',
    description: 'Require code blocks and patterns that can be read',
    what: 'A block that is no range of codes, such as one that ends before it starts or changes its prefix.',
    why: 'No code can be checked against it or taken from it.',
    incorrect: `loglex: 1
components:
  telemetry: { codes: [LOG699-LOG600] }
`,
    correct: `loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699, "TEL_{4}"] }
`,
  },
  'overlapping-blocks': {
    severity: 'error',
    description: 'Disallow code blocks that share codes',
    what: 'A block that shares codes with another block, of the same component or of another.',
    why: 'Two components would take the same new code, and a code would not tell its owner.',
    incorrect: `loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699] }
  session: { codes: [LOG650-LOG750] }
`,
    correct: `loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699] }
  session: { codes: [LOG700-LOG750] }
`,
  },
  'code-outside-block': {
    severity: 'error',
    description: "Require codes from the blocks of the constant's component",
    what: 'A constant whose code lies in none of the blocks that its component declares.',
    why: 'Those who read a code know its owner by its block.',
    incorrect: `loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699] }
constants:
  - { code: LOG712, level: warn, message: Queue full, component: telemetry }
`,
    correct: `loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699] }
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry }
`,
  },
  'odd-code': {
    severity: 'warning',
    description: 'Disallow codes of another form than nearly all others',
    what: 'A code that is of another form than at least nine in ten, numbers left out, where its component declares no blocks of codes.',
    why: 'What reads codes from log lines goes by the form that they share, and passes over this one.',
    incorrect: `loglex: 1
constants:
${TEN_CODES}  - { code: LOG72A, level: warn, message: Queue full }
`,
    correct: `loglex: 1
constants:
${TEN_CODES}  - { code: LOG72, level: warn, message: Queue full }
`,
  },
  'name-of-another-code': {
    severity: 'error',
    description: 'Disallow names that look like the code of something else',
    what: 'A name that is of the form of its code, numbers left out, and is another.',
    why: 'Code says the one and the logs say the other, so whoever looks for it finds nothing, or the wrong constant.',
    incorrect: `loglex: 1
constants:
  - { code: APP_I4592, name: APP_I4509, level: info, message: Results of the drift }
`,
    correct: `loglex: 1
constants:
  - { code: APP_I4509, name: APP_I4509, level: info, message: Results of the drift }
`,
  },
  'unknown-component': {
    severity: 'error',
    description: 'Disallow components that the catalog does not declare',
    what: 'A constant or an alert route of a component that no catalog file declares.',
    why: 'The constant has no owner and no rule of a component holds for it; the route sends nothing.',
    incorrect: `loglex: 1
components:
  telemetry: {}
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemtry }
`,
    correct: `loglex: 1
components:
  telemetry: {}
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry }
`,
  },
  'unknown-subcomponent': {
    severity: 'error',
    description: 'Disallow subcomponents that the component does not declare',
    what: 'A constant of a subcomponent that its component does not list, or of a subcomponent without a component. A component that lists none takes any.',
    why: 'Filters and reference pages would show a part that does not exist.',
    incorrect: `loglex: 1
components:
  telemetry: { subcomponents: { db-sink: {} } }
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry, subcomponent: dbsink }
`,
    correct: `loglex: 1
components:
  telemetry: { subcomponents: { db-sink: {} } }
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry, subcomponent: db-sink }
`,
  },
  'level-outside-policy': {
    severity: 'error',
    description: 'Require levels that the component allows',
    what: 'A constant whose level, or a level that it may have, is none of those that its component declares.',
    why: 'The component promises its operators that it does not log at that level.',
    incorrect: `loglex: 1
components:
  telemetry: { levels: [debug, info, warn] }
constants:
  - { code: LOG612, level: error, message: Queue full, component: telemetry }
`,
    correct: `loglex: 1
components:
  telemetry: { levels: [debug, info, warn] }
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry }
`,
  },
  'empty-message': {
    severity: 'error',
    description: 'Disallow empty messages',
    what: 'A message without text.',
    why: 'Whoever meets the code in a log learns nothing.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: "" }
`,
    correct: QUEUE_FULL,
  },
  'untrimmed-message': {
    severity: 'warning',
    description: 'Disallow spaces and line ends around messages',
    what: 'A message that starts or ends with white space.',
    why: 'The space is invisible in the catalog and breaks searches and line formats.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: "Queue full " }
`,
    correct: QUEUE_FULL,
  },
  'invalid-template': {
    severity: 'error',
    description: 'Require message templates that can be read',
    what: 'A message with a brace that is left open, or with something in braces that is no name. A brace as text is written twice.',
    why: 'The message cannot be filled in, and generated code would print the template itself.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: "Queue {name full" }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: "Queue {name} full: {{}}" }
`,
  },
  'missing-field-declaration': {
    severity: 'warning',
    description: 'Require a field for each placeholder of a constant that declares fields',
    what: 'A placeholder that names no field, in a constant that has "fields". The fields of its component count.',
    why: 'The list of fields looks whole and is not: type, format and meaning of this one are unknown.',
    incorrect: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "{queue} is full: {dropped} rows dropped"
    fields: { dropped: { type: integer } }
`,
    correct: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "{queue} is full: {dropped} rows dropped"
    fields: { queue: { type: string }, dropped: { type: integer } }
`,
  },
  'unused-field': {
    severity: 'warning',
    description: 'Require a placeholder for each required field of a constant',
    what: 'A field that a constant declares as required, to be given by the call, and that its message does not show.',
    why: 'Every call must supply a value that those who read the text never see.',
    incorrect: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: Queue full
    fields: { dropped: { type: integer, required: true } }
`,
    correct: `loglex: 1
constants:
  - code: LOG612
    level: warn
    message: "Queue full: {dropped} rows dropped"
    fields: { dropped: { type: integer, required: true } }
`,
  },
  'dangling-replaced-by': {
    severity: 'error',
    description: 'Require replacements that exist',
    what: 'A "replaced-by" that is the code of no constant and of no retired entry.',
    why: 'Whoever follows the advice finds nothing.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full }
retired:
  - { code: LOG601, replaced-by: LOG621 }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full }
retired:
  - { code: LOG601, replaced-by: LOG612 }
`,
  },
  'replaced-by-cycle': {
    severity: 'error',
    description: 'Disallow replacements that lead back to where they start',
    what: 'Entries that replace each other in a circle.',
    why: 'Whoever follows the advice never arrives at a code that may be used.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, deprecated: { replaced-by: LOG613 } }
  - { code: LOG613, level: warn, message: Queue slow, deprecated: { replaced-by: LOG612 } }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, deprecated: { replaced-by: LOG613 } }
  - { code: LOG613, level: warn, message: Queue slow }
`,
  },
  'deprecated-without-advice': {
    severity: 'warning',
    description: 'Require a replacement or a reason for what is deprecated',
    what: 'A deprecated constant that names neither a replacement nor a reason.',
    why: 'Whoever still uses it is told to stop and not what to do.',
    incorrect: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, deprecated: { since: 1.3.0 } }
`,
    correct: `loglex: 1
constants:
  - { code: LOG612, level: warn, message: Queue full, deprecated: { since: 1.3.0, reason: noise } }
`,
  },
  'unreadable-term': {
    severity: 'error',
    description: 'Require terms that can be read back from a tag',
    what: 'A term, alias, scope or argument of a legend that is empty, has white space around it, or holds a colon, the separator or a bracket of its legend.',
    why: 'A tag that holds it falls apart at the wrong place, so nobody can look it up.',
    incorrect: `loglex: 1
legends:
  provenance: { separator: "; ", terms: { "cli;model": {}, runtime: {} } }
`,
    correct: `loglex: 1
legends:
  provenance: { separator: "; ", terms: { cli: { scoped: true }, runtime: {} } }
`,
  },
  'ambiguous-term': {
    severity: 'error',
    description: 'Disallow words that stand for two terms, and terms of two groups',
    what: 'An alias that is a term or an alias already, or a term that two groups of a legend list.',
    why: 'Whoever reads the word cannot tell which of the two is meant.',
    incorrect: `loglex: 1
legends:
  verbosity:
    terms: { QUIET: { aliases: [NONE] }, NONE: {} }
`,
    correct: `loglex: 1
legends:
  verbosity:
    terms: { QUIET: { aliases: [SILENT] }, NONE: {} }
`,
  },
  'unknown-group': {
    severity: 'error',
    description: 'Disallow groups that the legend does not declare',
    what: 'A term of a group that its legend does not have.',
    why: 'The rules of the group, such as how many of its terms a tag may carry, do not hold for it.',
    incorrect: `loglex: 1
legends:
  provenance:
    groups: { source: {} }
    terms: { cli: { group: sorce } }
`,
    correct: `loglex: 1
legends:
  provenance:
    groups: { source: {} }
    terms: { cli: { group: source } }
`,
  },
  'unknown-term': {
    severity: 'error',
    description: 'Disallow terms that the legend does not have',
    what: 'A name in the order, the groups, the precedence or the default of a legend that is none of its terms, or none of that group; a status that a kind of manifest names and its legend does not have.',
    why: 'The rule holds for nothing, and the term that was meant goes without it.',
    incorrect: `loglex: 1
legends:
  provenance: { default: defalt, terms: { default: {}, cli: {} } }
`,
    correct: `loglex: 1
legends:
  provenance: { default: default, terms: { default: {}, cli: {} } }
`,
  },
  'ambiguous-message': {
    severity: 'error',
    description: 'Require messages of terms that can be told apart',
    what: 'Two terms of a legend whose messages differ in their values alone, or a message with two placeholders that touch.',
    why: 'A tool that follows the log cannot tell which was said, or where a value ends.',
    incorrect: `loglex: 1
legends:
  actions:
    terms:
      CREATED: { message: "{parent} STARTED {child}" }
      STARTED: { message: "{node} STARTED {other}" }
`,
    correct: `loglex: 1
legends:
  actions:
    terms:
      CREATED: { message: "{parent} CREATED {child}" }
      STARTED: { message: "{node} STARTED {other}" }
`,
  },
  'suffix-without-brackets': {
    severity: 'error',
    description: 'Require brackets of legends whose tags end messages',
    what: 'A legend with "suffix" and without "brackets".',
    why: 'Nothing tells the tag at the end of a message from the message.',
    incorrect: `loglex: 1
legends:
  provenance: { suffix: true, terms: { cli: {}, default: {} } }
`,
    correct: `loglex: 1
legends:
  provenance: { suffix: true, brackets: ["(", ")"], terms: { cli: {}, default: {} } }
`,
  },
  'invalid-example': {
    severity: 'error',
    description: 'Require examples that the legend allows',
    what: 'An example of a legend that the legend itself does not allow.',
    why: 'Those who write tags copy the example, and each copy is a finding.',
    incorrect: `loglex: 1
legends:
  provenance:
    brackets: ["(", ")"]
    separator: "; "
    terms: { cli: {}, runtime: {} }
    examples: [(cli; runtme)]
`,
    correct: `loglex: 1
legends:
  provenance:
    brackets: ["(", ")"]
    separator: "; "
    terms: { cli: {}, runtime: {} }
    examples: [(cli; runtime)]
`,
  },
  'unknown-legend': {
    severity: 'error',
    description: 'Disallow legends that the catalog does not declare',
    what: 'A field, a key of a section, a setting or a kind of manifest whose legend no catalog file declares.',
    why: 'Its values are held to nothing, though the catalog says that they are.',
    incorrect: `loglex: 1
legends:
  health: { terms: { healthy: {}, critical: {} } }
settings:
  app: { keys: { health.initial: { legend: heath } } }
`,
    correct: `loglex: 1
legends:
  health: { terms: { healthy: {}, critical: {} } }
settings:
  app: { keys: { health.initial: { legend: health } } }
`,
  },
  'duplicate-environment': {
    severity: 'error',
    description: 'Disallow two settings with one environment variable',
    what: 'An environment variable that overrides two settings.',
    why: 'Whoever sets it for one of them changes the other unseen.',
    incorrect: `loglex: 1
settings:
  app:
    keys:
      logging.level: { environment: APP_LOG_LEVEL }
      logging.console.level: { environment: APP_LOG_LEVEL }
`,
    correct: `loglex: 1
settings:
  app:
    keys:
      logging.level: { environment: APP_LOG_LEVEL }
      logging.console.level: { environment: APP_LOG_CONSOLE_LEVEL }
`,
  },
  'setting-within-value': {
    severity: 'error',
    description: 'Disallow settings below a setting that is a single value',
    what: 'A setting whose dotted path leads through another setting that is no map.',
    why: 'No file can hold a value and a map at one place.',
    incorrect: `loglex: 1
settings:
  app:
    keys: { logging.file: { type: path }, logging.file.level: { type: level } }
`,
    correct: `loglex: 1
settings:
  app:
    keys: { logging.file.path: { type: path }, logging.file.level: { type: level } }
`,
  },
  'unrouted-alert': {
    severity: 'error',
    description: 'Require alerts that reach somebody',
    what: 'An entry of the "alerts" of a constant that names no alert route, or a route that does not send the constant: it starts at a higher level, or takes other components.',
    why: 'The catalog promises that somebody is woken, and nobody is.',
    incorrect: `loglex: 1
alerts:
  email: { from: error }
constants:
  - { code: LOG612, level: warn, message: Queue full, alerts: [email] }
`,
    correct: `loglex: 1
alerts:
  email: { from: warn }
constants:
  - { code: LOG612, level: warn, message: Queue full, alerts: [email] }
`,
  },
  'unknown-destination': {
    severity: 'error',
    description: 'Disallow destinations that the catalog does not declare',
    what: 'A component whose destination no catalog file declares.',
    why: 'Nobody can say where its records are, or which of them are kept.',
    incorrect: `loglex: 1
destinations:
  main: { levels: [info, warn, error] }
components:
  telemetry: { destinations: [mian] }
`,
    correct: `loglex: 1
destinations:
  main: { levels: [info, warn, error] }
components:
  telemetry: { destinations: [main] }
`,
  },
  'unkept-level': {
    severity: 'error',
    description: 'Require levels that a destination of the component keeps',
    what: 'A constant that has, or may have, a level that no destination of its component keeps.',
    why: 'The record is written and thrown away: whoever looks for the code finds nothing.',
    incorrect: `loglex: 1
destinations:
  main: { levels: [info, warn, error] }
components:
  telemetry: { destinations: [main] }
constants:
  - { code: LOG612, level: debug, message: Queue full, component: telemetry }
`,
    correct: `loglex: 1
destinations:
  main: { levels: [info, warn, error] }
components:
  telemetry: { destinations: [main] }
constants:
  - { code: LOG612, level: warn, message: Queue full, component: telemetry }
`,
  },
  'invalid-default': {
    severity: 'error',
    description: 'Require defaults that the setting takes',
    what: 'The default of a setting that is not of its type, its list of values, its legend or its bounds.',
    why: 'What holds where nothing is said would be refused if somebody said it.',
    incorrect: `loglex: 1
settings:
  app: { keys: { logging.level: { type: level, default: loud } } }
`,
    correct: `loglex: 1
settings:
  app: { keys: { logging.level: { type: level, default: info } } }
`,
  },
} as const satisfies Readonly<Record<string, CatalogProblemKind>>;
