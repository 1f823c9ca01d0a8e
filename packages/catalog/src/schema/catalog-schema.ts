/** The one schema of a catalog file: the reader checks by it, the shipped JSON Schema and the docs derive from it. */
import type { Schema } from '../shape/schema.ts';

/** Codes, names and versions are text, whatever YAML takes them for: `0123` stays `0123`. */
const IDENTITY = { type: ['string', 'number'] } as const;
const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: TEXT } as const;

const LEVELS = {
  type: 'array',
  items: { type: 'string', examples: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] },
} as const;

const FIELD = {
  type: 'object',
  description: 'A field: a value that travels with the record.',
  properties: {
    type: {
      description: 'What its values are.',
      enum: ['string', 'integer', 'number', 'boolean', 'object', 'array', 'error', 'any'],
    },
    required: { type: 'boolean', description: 'Whether every call must supply it.' },
    from: {
      enum: ['call', 'context'],
      description:
        'Who supplies it: the call, or the context (child loggers, adapters, async context).',
      default: 'call',
    },
    format: {
      type: 'string',
      pattern: '^(?:string|json|repr|hex|percent|fixed:[0-9]{1,2})$',
      description: 'How its value is shown: string, json, repr, hex, percent or fixed:<digits>.',
      default: 'string',
    },
    enum: { type: 'array', items: IDENTITY, description: 'The only values it may have.' },
    sensitive: { type: 'boolean', description: 'Whether its values must not reach a log.' },
    description: { type: 'string', description: 'What it says, for those who read the logs.' },
  },
  additionalProperties: false,
} as const;

const FIELDS = { type: 'object', additionalProperties: FIELD } as const;

const SUCCESSION = {
  since: { ...IDENTITY, description: 'The version since which this holds.' },
  'replaced-by': { ...IDENTITY, description: 'The code of the constant that stands in its place.' },
  reason: { type: 'string', description: 'Why, in a word or a sentence.' },
} as const;

const COMPONENT = {
  type: 'object',
  description: 'A component: the owner of codes.',
  properties: {
    description: { type: 'string', description: 'What the component does.' },
    owner: { type: 'string', description: 'Who answers for it: a team or a person.' },
    codes: {
      type: 'array',
      items: IDENTITY,
      description:
        'Blocks (LOG600-LOG699) and patterns (CDK_I{4}: four digits) from which its codes are taken.',
      examples: [['LOG600-LOG699'], ['CDK_I{4}']],
    },
    paths: {
      ...TEXTS,
      description: 'Globs of the files that may emit its codes, relative to the root. None: all.',
    },
    loggers: {
      ...TEXTS,
      description: 'Globs of the logger namespaces that may emit its codes. None: all.',
    },
    levels: { ...LEVELS, description: 'The levels that its constants may have. None: all.' },
    fields: { ...FIELDS, description: 'Fields that each of its records carries.' },
    subcomponents: {
      type: 'object',
      description: 'Its parts.',
      additionalProperties: {
        type: 'object',
        properties: { description: { type: 'string', description: 'What the part does.' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

const CONSTANT = {
  type: 'object',
  description: 'A log constant: one message that the logs may carry.',
  required: ['code', 'level', 'message'],
  properties: {
    code: { ...IDENTITY, description: 'Its identity in logs. Never used for anything else.' },
    name: { ...IDENTITY, description: 'Its identity in source. Defaults to the code.' },
    aliases: { type: 'array', items: IDENTITY, description: 'Former names that still resolve.' },
    level: {
      type: 'string',
      description: 'Its level, as the ecosystem spells it.',
      examples: ['debug', 'info', 'warn', 'error', 'fatal'],
    },
    may: { ...LEVELS, description: 'Further levels that a call may use.' },
    message: {
      type: 'string',
      description: 'The template: text and {placeholders}; {{ and }} stand for braces.',
    },
    component: { ...IDENTITY, description: 'The component that owns it.' },
    subcomponent: { ...IDENTITY, description: 'The part of the component that emits it.' },
    tags: { type: 'array', items: IDENTITY, description: 'Words to find it by.' },
    fields: { ...FIELDS, description: 'The fields that its calls supply.' },
    description: { type: 'string', description: 'What it means, for those who read the logs.' },
    action: { type: 'string', description: 'What to do about it.' },
    runbook: { type: 'string', description: 'Where the longer answer stands: a URL or a path.' },
    since: { ...IDENTITY, description: 'The version that first emitted it.' },
    deprecated: {
      type: 'object',
      description: 'That it should no longer be used, since when, and what stands in its place.',
      properties: SUCCESSION,
      additionalProperties: false,
    },
  },
  patternProperties: { '^x-': { description: 'Anything of your own: it is kept and not read.' } },
  additionalProperties: false,
} as const;

const RETIRED = {
  type: 'object',
  description: 'A constant that was withdrawn. Its code is never used again.',
  required: ['code'],
  properties: {
    code: { ...IDENTITY, description: 'The code that it had.' },
    name: { ...IDENTITY, description: 'The name that it had.' },
    ...SUCCESSION,
  },
  patternProperties: { '^x-': { description: 'Anything of your own: it is kept and not read.' } },
  additionalProperties: false,
} as const;

const TERM = {
  type: 'object',
  description: 'A term of the legend.',
  properties: {
    description: { type: 'string', description: 'What the term says.' },
    group: { type: 'string', description: 'The group that it belongs to.' },
    argument: {
      type: 'object',
      description: 'What follows the term after a colon: config:<section>.',
      properties: {
        name: { type: 'string', description: 'What the argument is called.' },
        description: { type: 'string', description: 'What it says.' },
        required: { type: 'boolean', description: 'Whether the term needs it.' },
        pattern: { type: 'string', description: 'A regular expression that it matches.' },
        enum: { ...TEXTS, description: 'The only values that it may have.' },
      },
      additionalProperties: false,
    },
    scoped: { type: 'boolean', description: 'Whether a scope may follow it: cli:model.' },
    shown: {
      enum: ['always', 'optional', 'never-alone'],
      description: 'When it must be shown: always, at will, or only beside another term.',
    },
    aliases: { ...TEXTS, description: 'Other spellings that mean the same.' },
  },
  additionalProperties: false,
} as const;

const LEGEND = {
  type: 'object',
  description: 'A legend: a closed vocabulary that stands in log text or in arguments.',
  properties: {
    description: { type: 'string', description: 'What the legend is about.' },
    terms: { type: 'object', additionalProperties: TERM, description: 'Its terms.' },
    groups: {
      type: 'object',
      description: 'Groups of terms, and how many terms of each a tag may carry.',
      additionalProperties: {
        type: 'object',
        properties: {
          description: { type: 'string', description: 'What its terms have in common.' },
          terms: { ...TEXTS, description: 'Its terms, where they do not name the group.' },
          required: { type: 'boolean', description: 'Whether a tag needs a term of it.' },
          many: { type: 'boolean', description: 'Whether a tag may carry several of it.' },
        },
        additionalProperties: false,
      },
    },
    scopes: { ...TEXTS, description: 'The scopes that a scoped term may carry. None: any.' },
    order: { ...TEXTS, description: 'Groups or terms in the order in which a tag shows them.' },
    separator: { type: 'string', description: 'What stands between two terms.', default: '; ' },
    brackets: {
      type: 'array',
      items: TEXT,
      description: 'What opens and what closes a tag.',
      examples: [['(', ')']],
    },
    'shown-when': {
      enum: ['always', 'not-default', 'optional'],
      description: 'When a tag must be shown.',
    },
    default: { type: 'string', description: 'The term that a tag without terms stands for.' },
  },
  additionalProperties: false,
} as const;

const DESTINATION = {
  type: 'object',
  description: 'A destination: a place that records go to.',
  properties: {
    description: { type: 'string', description: 'Who reads it and what for.' },
    file: { type: 'string', description: 'Glob of the files that it is written to.' },
    levels: { ...LEVELS, description: 'The levels that it keeps. None: all.' },
  },
  additionalProperties: false,
} as const;

export const CATALOG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:loglex:catalog:1',
  title: 'Loglex catalog',
  description: 'A file of a log catalog: the messages that the logs of a project may carry.',
  type: 'object',
  required: ['loglex'],
  properties: {
    $schema: { type: 'string', description: 'The JSON Schema of this file, for editors.' },
    loglex: { type: 'integer', enum: [1], description: 'The version of the format: write 1.' },
    components: {
      type: 'object',
      description: 'The components: who owns which codes, and under which rules.',
      additionalProperties: COMPONENT,
    },
    constants: { type: 'array', items: CONSTANT, description: 'The log constants, by code.' },
    retired: { type: 'array', items: RETIRED, description: 'Constants that were withdrawn.' },
    legends: {
      type: 'object',
      description: 'Closed vocabularies that stand in log text or in arguments.',
      additionalProperties: LEGEND,
    },
    destinations: {
      type: 'object',
      description: 'Places that records go to, and the levels that each keeps.',
      additionalProperties: DESTINATION,
    },
  },
  patternProperties: { '^x-': { description: 'Anything of your own: it is kept and not read.' } },
  additionalProperties: false,
} as const satisfies Schema;
