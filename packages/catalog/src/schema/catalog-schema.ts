/** The one schema of a catalog file: the reader checks by it, the shipped JSON Schema and the docs derive from it. */
import type { Schema } from '../shape/schema.ts';
import { MANIFEST } from './manifest-schema.ts';
import { IDENTITY, LEVEL, LEVELS, TEXTS } from './scalars.ts';
import { ALERT, DESTINATION, LEGEND, SECTION, SETTINGS } from './vocabulary-schema.ts';

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
      pattern: '^(?:string|json|repr|hex|percent|text|inspect|number|integer|fixed:[0-9]{1,2})$',
      description:
        'How its value is shown: string, json, repr, hex, percent, fixed:<digits>, integer (without its fraction), or as printf does: text (%s), number (%d), inspect (without a verb).',
      default: 'string',
    },
    enum: { type: 'array', items: IDENTITY, description: 'The only values it may have.' },
    legend: { type: 'string', description: 'The legend whose terms are its values.' },
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
    destinations: {
      type: 'array',
      items: IDENTITY,
      description: 'The destinations that its records go to.',
    },
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
    level: { ...LEVEL, description: 'Its level, as the ecosystem spells it.' },
    may: { ...LEVELS, description: 'Further levels that a call may use.' },
    message: {
      type: 'string',
      description: 'The template: text and {placeholders}; {{ and }} stand for braces.',
    },
    component: { ...IDENTITY, description: 'The component that owns it.' },
    subcomponent: { ...IDENTITY, description: 'The part of the component that emits it.' },
    tags: { type: 'array', items: IDENTITY, description: 'Words to find it by.' },
    fields: { ...FIELDS, description: 'The fields that its calls supply.' },
    alerts: {
      type: 'array',
      items: IDENTITY,
      description: 'The alert routes that its records reach: whom it wakes.',
    },
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
    sections: {
      type: 'object',
      description: 'Summaries that are logged as a block, by title.',
      additionalProperties: SECTION,
    },
    settings: {
      type: 'object',
      description: 'Trees of settings that are read from files and from the environment.',
      additionalProperties: SETTINGS,
    },
    destinations: {
      type: 'object',
      description: 'Places that records go to, and the levels that each keeps.',
      additionalProperties: DESTINATION,
    },
    alerts: {
      type: 'object',
      description: 'Whom records of which levels reach at once.',
      additionalProperties: ALERT,
    },
    manifests: {
      type: 'object',
      description: 'How the manifests of a pipeline are written, by kind.',
      additionalProperties: MANIFEST,
    },
  },
  patternProperties: { '^x-': { description: 'Anything of your own: it is kept and not read.' } },
  additionalProperties: false,
} as const satisfies Schema;
