/** The one schema of `loglex.yaml`: what the reader checks, the shipped JSON Schema and the docs derive from. */
import type { Schema } from '@loglex/catalog';
import type { Check } from '../checks/check.ts';
import { PRESET_NAMES, PROPERTY_ROLES } from '../import/import-spec.ts';
import { SINKS } from '../sinks/index.ts';
import { PYTHON_SINKS } from '../sinks/python/index.ts';

/** The schema of a settings file in which the options of `checks` may be set. */
export function settingsSchema(checks: readonly Check[]): SettingsSchema {
  const properties = { ...SETTINGS_SCHEMA.properties, checks: checksSchema(checks) };
  return { ...SETTINGS_SCHEMA, properties };
}

/** The schema's literal type: what `readShape` yields by it is typed by it. */
export type SettingsSchema = Omit<typeof SETTINGS_SCHEMA, 'properties'> & {
  readonly properties: Omit<(typeof SETTINGS_SCHEMA)['properties'], 'checks'> & {
    readonly checks: Schema;
  };
};

function checksSchema(checks: readonly Check[]): Schema {
  return {
    description:
      'What each check does: a severity, or a severity and options. A check that is not named keeps its default.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      checks.map((check) => [
        check.id,
        {
          description: `${check.description}. Default: ${check.defaultSeverity}; in test files: ${check.testSeverity}.`,
          anyOf: [
            SEVERITY,
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                severity: { description: 'How serious a finding is.', ...SEVERITY },
                testSeverity: {
                  description: `How serious a finding in a test file is. Default: ${check.testSeverity}.`,
                  ...SEVERITY,
                },
                ...(check.options?.properties as Readonly<Record<string, Schema>> | undefined),
              },
            },
          ],
        } satisfies Schema,
      ]),
    ),
  };
}

const SEVERITY = { type: 'string', enum: ['off', 'info', 'warning', 'error'] } as const;
const LANGUAGE = { type: 'string', enum: ['javascript', 'typescript', 'python'] } as const;
const ROLES = [
  'logger',
  'level',
  'constant',
  'code',
  'message',
  'detail',
  'fields',
  'error',
  'context',
  'label',
  'rest',
] as const;

const SECTION_ROLES = ['logger', 'title', 'entries', 'level', 'rest'] as const;
const ENTRY_ROLES = ['key', 'value', 'tag', 'rest'] as const;

const TEXT = { type: 'string', minLength: 1 } as const;

/** A switch for each ecosystem, by its id. */
const KNOWN_SINKS: Readonly<
  Record<
    string,
    { readonly type: 'string'; readonly enum: readonly ['on', 'off']; readonly description: string }
  >
> = Object.fromEntries(
  [...SINKS, ...PYTHON_SINKS]
    .map(({ id, off }) => [id, off] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, off]) => [
      id,
      {
        type: 'string',
        enum: ['on', 'off'],
        description: `Whether ${id} counts. Default: ${off === true ? 'off' : 'on'}.`,
      },
    ]),
);

const globs = <const D extends string>(description: D) =>
  ({ description, type: 'array', items: TEXT }) as const satisfies Schema;

const byLanguage = <const V extends Schema>(description: string, value: V) =>
  ({
    description,
    type: 'object',
    additionalProperties: false,
    properties: {
      typescript: { ...value, description: 'In TypeScript and JavaScript.' },
      javascript: {
        ...value,
        description: 'The same, for projects without TypeScript: write one of the two.',
      },
      python: { ...value, description: 'In Python.' },
    },
  }) as const satisfies Schema;

/** How constants are written in a module: a preset, and what it leaves open. */
const CONSTANTS_IN_CODE = {
  preset: { description: 'Where the constants stand in the module.', enum: PRESET_NAMES },
  call: { description: 'Only calls of this function or method.', ...TEXT },
  args: {
    description: 'What positional arguments and the items of a tuple are called.',
    type: 'array',
    items: TEXT,
  },
  keys: {
    description: 'What keys and parameters mean, beside those that everybody uses.',
    type: 'object',
    additionalProperties: { type: 'string', enum: PROPERTY_ROLES },
  },
  levels: {
    description: 'Words that are no levels, and the level that each stands for.',
    type: 'object',
    additionalProperties: TEXT,
  },
} as const satisfies Readonly<Record<string, Schema>>;

const SETTINGS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:loglex:settings:1',
  title: 'Loglex settings',
  description:
    'A project of Loglex: where its catalog and its code are, how it logs, and what is checked.',
  type: 'object',
  additionalProperties: false,
  required: ['loglex'],
  properties: {
    $schema: { description: 'Where editors find this schema.', type: 'string' },
    loglex: {
      description: 'The version of the format: write 1.',
      type: 'integer',
      enum: [1],
    },
    extends: {
      description:
        'Settings file of an outer folder that this one builds on, as a path from this file. Lists add to its lists; everything else said here replaces what it says.',
      type: 'string',
      minLength: 1,
    },
    catalogs: {
      description:
        'The files that hold the catalog: paths or globs of YAML and JSON files, or constants kept in code.',
      type: 'array',
      items: {
        anyOf: [
          TEXT,
          {
            type: 'object',
            additionalProperties: false,
            required: ['python', 'preset'],
            properties: {
              python: {
                description: 'Path of the Python module that holds the constants.',
                ...TEXT,
              },
              ...CONSTANTS_IN_CODE,
            },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['typescript', 'preset'],
            properties: {
              typescript: {
                description:
                  'Path of the TypeScript or JavaScript module that holds the constants.',
                ...TEXT,
              },
              ...CONSTANTS_IN_CODE,
            },
          },
        ],
      },
    },
    files: {
      description:
        'Which source files belong to the project. Generated, vendored and minified files are left out by default.',
      type: 'object',
      additionalProperties: false,
      properties: {
        include: globs('Globs of the files to read. Default: every file in a known language.'),
        exclude: globs(
          'Globs of files to leave out, beside the default ones. A glob that starts with "!" takes files back in.',
        ),
      },
    },
    tests: globs(
      'Globs of test files: they count as uses, and most checks are off in them. Replaces the default ones.',
    ),
    references: byLanguage(
      'How code refers to a constant: with {name} or {code}, as in "LOG.{name}".',
      TEXT,
    ),
    sinks: {
      description: "The project's own log functions and wrappers, beside those of known libraries.",
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['call'],
        properties: {
          call: {
            description:
              'The callee: "logConstant", "*.log_constant", or "log.{level}", where the method says the level.',
            type: 'string',
            minLength: 1,
          },
          from: { description: 'Only where the callee is imported from this module.', ...TEXT },
          language: { description: 'Only in this language.', ...LANGUAGE },
          args: {
            description: 'The role of each argument by position; the last may be "...rest".',
            type: 'array',
            items: { type: 'string', enum: [...ROLES, '...rest'] },
          },
          keywords: {
            description: 'The role of arguments that are passed by keyword.',
            type: 'object',
            additionalProperties: { type: 'string', enum: ROLES },
          },
          level: {
            description: 'The level, where neither callee nor arguments state one.',
            ...TEXT,
          },
          kind: {
            description:
              'What a call writes: "record", the default, or "stamp", a mark of time that a profile is made of. The ids of stamps are constants too.',
            type: 'string',
            enum: ['record', 'stamp'],
          },
          makes: {
            description:
              'What the call gives, where it writes nothing itself: "logger", whose methods write, or "function", which writes and takes the arguments that are declared here. With "language: python" only.',
            type: 'string',
            enum: ['logger', 'function'],
          },
          namespace: {
            description:
              'The name of the logger that is made; {name} is the first argument, as in "RT.{name}".',
            ...TEXT,
          },
        },
      },
    },
    knownSinks: {
      description:
        'Which sinks of known libraries count. All do but "click", since what a command prints is its answer more often than its log.',
      type: 'object',
      additionalProperties: false,
      properties: KNOWN_SINKS,
    },
    legends: {
      description:
        'Arguments whose words are the terms of a legend of the catalog, of calls that need not write a record.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['legend', 'call'],
        properties: {
          legend: { description: 'The legend, by its name in the catalog.', ...TEXT },
          call: {
            description:
              'The callee: "ExecutorConfig", "*.finalize". A class stands for its constructor.',
            ...TEXT,
          },
          from: { description: 'Only where the callee is imported from this module.', ...TEXT },
          language: { description: 'Only in this language.', ...LANGUAGE },
          position: {
            description:
              'The position of the argument, from 0: the first one where no keyword is given.',
            type: 'integer',
            minimum: 0,
          },
          keyword: {
            description:
              'The keyword of the argument; in JavaScript a key of an object literal that is passed.',
            ...TEXT,
          },
        },
      },
    },
    sections: {
      description: 'Calls that write a section of the catalog, or build one.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['call', 'args'],
        properties: {
          call: {
            description:
              'The callee: "log_section", "*.section", or "{level}_section", where the name says the level.',
            ...TEXT,
          },
          from: { description: 'Only where the callee is imported from this module.', ...TEXT },
          language: { description: 'Only in this language.', ...LANGUAGE },
          args: {
            description: 'The role of each argument by position.',
            type: 'array',
            items: { type: 'string', enum: SECTION_ROLES },
          },
          keywords: {
            description:
              'The role of arguments that are passed by keyword; in JavaScript of the keys of an object literal that is passed.',
            type: 'object',
            additionalProperties: { type: 'string', enum: SECTION_ROLES },
          },
          level: {
            description: 'The level, where neither callee nor arguments state one.',
            ...TEXT,
          },
          entry: {
            description:
              'How an entry of a list is written. Default: a tuple or an array of key, value and tag. Where entries are a map, its keys are theirs.',
            type: 'object',
            additionalProperties: false,
            properties: {
              call: {
                description: 'The callee of the call that makes one: "SummaryItem".',
                ...TEXT,
              },
              args: {
                description: 'The role of each part, by position in the tuple, array or call.',
                type: 'array',
                items: { type: 'string', enum: ENTRY_ROLES },
              },
              keywords: {
                description: 'The role of each keyword of the call, or of each key of an object.',
                type: 'object',
                additionalProperties: { type: 'string', enum: ENTRY_ROLES },
              },
            },
          },
        },
      },
    },
    configuration: {
      description:
        'Where the settings of a tree of the catalog are made: configuration files, and names in the environment.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['settings'],
        properties: {
          settings: { description: 'The tree, by its name in the catalog.', ...TEXT },
          files: globs(
            'Globs of the YAML and JSON files that hold it. They are read wherever they are, whatever "files" says.',
          ),
          environment: globs(
            'Globs of the environment names that belong to it: "APP_LOG_*". No other name is judged.',
          ),
        },
      },
    },
    setup: {
      description:
        "The project's own functions that set logging up for the whole process, beside those of known libraries.",
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['call'],
        properties: {
          call: { description: 'The callee: "setup_logging", "*.startLogging".', ...TEXT },
          from: { description: 'Only where the callee is imported from this module.', ...TEXT },
          language: { description: 'Only in this language.', ...LANGUAGE },
        },
      },
    },
    protocols: {
      description:
        'Objects that must be closed: the call that opens one, and the methods of which one must be called on every way out of the function.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['open', 'close'],
        properties: {
          open: {
            description:
              'The callee that opens: "StageIO", "*.open_stage". A class stands for its constructor.',
            ...TEXT,
          },
          from: { description: 'Only where the callee is imported from this module.', ...TEXT },
          language: { description: 'Only in this language.', ...LANGUAGE },
          close: {
            description: 'The methods of the object that close it: "finalize".',
            type: 'array',
            minItems: 1,
            items: TEXT,
          },
          record: {
            description:
              'The methods of the object that record an error, as in "add_error": one of them must stand beside each error that is logged while the object is open.',
            type: 'array',
            items: TEXT,
          },
          outputs: {
            description:
              'Outputs that must be tracked: what one method gives, must be passed to another one once it is used.',
            type: 'object',
            additionalProperties: false,
            required: ['get', 'track'],
            properties: {
              get: {
                description:
                  'The methods or functions that give an output, or say where it goes: "get_output_path".',
                type: 'array',
                minItems: 1,
                items: TEXT,
              },
              track: {
                description:
                  'The methods or functions that track it, as in "track_output": one of them must be given each output that is used, unless something goes wrong.',
                type: 'array',
                minItems: 1,
                items: TEXT,
              },
            },
          },
        },
      },
    },
    paths: {
      description:
        'Folders whose paths a call of the project gives, so that no path into them is written out in code.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['folders', 'use'],
        properties: {
          folders: {
            description:
              'Globs of folders, as paths are written in code: "outputs", "[0-9][0-9]_*". A path that begins at the root of the disk, or with what only the run knows, may have them anywhere.',
            type: 'array',
            minItems: 1,
            items: TEXT,
          },
          use: {
            description: 'The calls that give such paths: "get_output_path".',
            type: 'array',
            minItems: 1,
            items: TEXT,
          },
          except: globs('Globs of the files that may write them out: where those calls are made.'),
          language: { description: 'Only in this language.', ...LANGUAGE },
        },
      },
    },
    emit: byLanguage('How a call with a constant is written by fixes and migrations.', {
      type: 'object',
      additionalProperties: false,
      required: ['sink'],
      properties: {
        sink: {
          description:
            'The callee: a function that takes the logger first ("logConstant"), or "{logger}.{level}".',
          type: 'string',
          minLength: 1,
        },
        from: { description: 'Module that the callee is imported from.', ...TEXT },
        prefix: {
          description: 'Whether the code is put before the message text as well.',
          type: 'boolean',
          default: false,
        },
        keeps: {
          description:
            'Your word that the callee writes the record that the logger’s own method would write, with the keys of the constant beside it: a migration then trusts it as it trusts ours.',
          type: 'boolean',
          default: false,
        },
        console: {
          description:
            'Whether a migration takes calls of the console (or print) without asking, though their lines gain the record.',
          type: 'boolean',
          default: false,
        },
      },
    }),
    generate: {
      description: 'Modules to generate from the catalog.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['target', 'out'],
        properties: {
          target: {
            description:
              'What is generated: "typescript", "javascript", "python", "json", "fields-schema" or "filter-snapshot".',
            ...TEXT,
          },
          out: { description: 'Path of the generated file.', ...TEXT },
          importAs: { description: 'Module specifier by which code imports it.', ...TEXT },
          module: {
            description:
              'The kind of a module of JavaScript. Default: what Node would read the file as, by its ending and `type` in `package.json`.',
            type: 'string',
            enum: ['esm', 'commonjs'],
          },
        },
      },
    },
    docs: {
      description: 'The reference pages of the catalog, which "loglex docs" writes.',
      type: 'object',
      additionalProperties: false,
      required: ['out'],
      properties: {
        out: {
          description:
            'The folder of the pages. A path that ends in ".md" is one page of Markdown with everything on it.',
          ...TEXT,
        },
        format: {
          description:
            'A site that needs no server, or Markdown. Default: by "out", which is Markdown where it ends in ".md".',
          type: 'string',
          enum: ['html', 'markdown'],
        },
        title: { description: 'The title of the reference. Default: "Log reference".', ...TEXT },
        sites: {
          description:
            'Whether the pages say where each constant is emitted. They are stale then whenever a line moves.',
          type: 'boolean',
          default: false,
        },
        sources: {
          description:
            'Where a line of code can be seen: an http(s) address with {file} and {line}, as in "https://example.test/blob/main/{file}#L{line}".',
          type: 'string',
          pattern: '^https?://',
        },
      },
    },
    checks: { description: 'What each check does.', type: 'object' },
    confidence: {
      description:
        'Findings only on calls recognised at least this surely. "certain": by import, factory, constructor or declared type; "likely": also by name.',
      type: 'string',
      enum: ['certain', 'likely'],
      default: 'likely',
    },
    lines: {
      description:
        'How the lines of logs look. None: told from the lines themselves. Where several fit a line, the one that says most of it counts.',
      type: 'array',
      items: {
        oneOf: [
          {
            ...TEXT,
            description:
              'A text with {slots}: {timestamp}, {level}, {code}, {logger}, {component}, {subcomponent}, {message}, {detail} and any others, {extra:json} for JSON. Or the name of a layout of JSON lines.',
            examples: [
              '{code} | {message} | extra={extra:json}',
              '{timestamp} | {level} | {logger} | {message}',
              'pino',
            ],
          },
          {
            type: 'object',
            description: 'Lines of JSON, by keys.',
            additionalProperties: false,
            required: ['json'],
            properties: {
              json: {
                description:
                  'The key of each slot, as in { message: text, level: severity }; dots lead into objects.',
                type: 'object',
                additionalProperties: TEXT,
              },
            },
          },
        ],
      },
    },
  },
} as const satisfies Schema;
