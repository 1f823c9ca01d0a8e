/** What a catalog file may say of legends, sections, settings, destinations and alert routes. */
import { IDENTITY, LEVEL, LEVELS, SCALAR, TEXT } from './scalars.ts';

const WORDS = { type: 'array', items: SCALAR } as const;

const ARGUMENT = {
  type: 'object',
  description: 'What follows the term after a colon: config:<section>.',
  properties: {
    name: { ...TEXT, description: 'What the argument is called.' },
    description: { ...TEXT, description: 'What it says.' },
    required: { type: 'boolean', description: 'Whether the term needs it.', default: false },
    type: {
      enum: ['word', 'dotted', 'number', 'text'],
      description: 'What it looks like: a word, words joined by dots, a number, or any text.',
      default: 'text',
    },
    enum: { ...WORDS, description: 'The only values that it may have.' },
  },
  additionalProperties: false,
} as const;

const TERM = {
  type: 'object',
  description: 'A term of the legend.',
  properties: {
    description: { ...TEXT, description: 'What the term says.' },
    group: { ...TEXT, description: 'The group that it belongs to.' },
    argument: ARGUMENT,
    scoped: { type: 'boolean', description: 'Whether a scope may follow it: cli:model.' },
    shown: {
      enum: ['always', 'optional', 'never-alone'],
      description: 'When it must be shown: always, at will, or only beside another term.',
      default: 'always',
    },
    aliases: { ...WORDS, description: 'Other spellings that mean the same.' },
    level: { ...LEVEL, description: 'The level of records that say it.' },
    may: { ...LEVELS, description: 'Further levels that such records may have.' },
    message: {
      ...TEXT,
      description: 'The whole message that says it, as a template: {parent} CREATED {child}.',
    },
  },
  additionalProperties: false,
} as const;

const GROUP = {
  type: 'object',
  description: 'A group of terms.',
  properties: {
    description: { ...TEXT, description: 'What its terms have in common.' },
    terms: { ...WORDS, description: 'Its terms, where they do not name the group.' },
    required: { type: 'boolean', description: 'Whether a tag needs a term of it.' },
    many: { type: 'boolean', description: 'Whether a tag may carry several of it.' },
    precedence: {
      ...WORDS,
      description: 'Where several of its terms hold, which one a tag shows: highest first.',
    },
  },
  additionalProperties: false,
} as const;

export const LEGEND = {
  type: 'object',
  description: 'A legend: a closed vocabulary that stands in log text or in arguments.',
  properties: {
    description: { ...TEXT, description: 'What the legend is about.' },
    terms: { type: 'object', additionalProperties: TERM, description: 'Its terms.' },
    groups: {
      type: 'object',
      description: 'Groups of terms, and how many terms of each a tag may carry.',
      additionalProperties: GROUP,
    },
    scopes: { ...WORDS, description: 'The scopes that a scoped term may carry. None: any.' },
    order: { ...WORDS, description: 'Groups or terms in the order in which a tag shows them.' },
    separator: {
      type: 'string',
      minLength: 1,
      description: 'What stands between two terms. Without it a tag is a single term.',
      examples: ['; '],
    },
    brackets: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 2,
      maxItems: 2,
      description: 'What opens and what closes a tag.',
      examples: [['(', ')']],
    },
    suffix: {
      type: 'boolean',
      description: 'Whether messages may end with a tag of it, which takes brackets.',
      default: false,
    },
    'shown-when': {
      enum: ['always', 'not-default', 'optional'],
      description: 'When a tag must be shown.',
      default: 'optional',
    },
    default: { ...SCALAR, description: 'The term that a tag left out stands for.' },
    examples: { ...WORDS, description: 'Tags that the legend allows.' },
  },
  additionalProperties: false,
} as const;

export const SECTION = {
  type: 'object',
  description: 'A summary that is logged as a block: a title, and below it keys with their values.',
  properties: {
    description: { ...TEXT, description: 'What it tells.' },
    level: { ...LEVEL, description: 'The level that it is logged at.' },
    may: { ...LEVELS, description: 'Further levels that it may be logged at.' },
    keys: {
      type: 'object',
      description: 'What it shows.',
      additionalProperties: {
        type: 'object',
        description: 'A line of the section.',
        properties: {
          description: { ...TEXT, description: 'What its value says.' },
          required: { type: 'boolean', description: 'Whether it is always shown.' },
          legend: { ...TEXT, description: 'The legend of the tag beside its value.' },
        },
        additionalProperties: false,
      },
    },
    open: {
      type: 'boolean',
      description: 'Whether it may show keys that are not declared.',
      default: false,
    },
  },
  additionalProperties: false,
} as const;

const SETTING = {
  type: 'object',
  description: 'A setting.',
  properties: {
    description: { ...TEXT, description: 'What it does.' },
    type: {
      enum: ['boolean', 'integer', 'number', 'string', 'path', 'level', 'list', 'map', 'any'],
      description: 'What its values are.',
      default: 'any',
    },
    enum: { ...WORDS, description: 'The only values that it may have.' },
    legend: { ...TEXT, description: 'The legend whose terms are its values.' },
    minimum: { type: 'number', description: 'The least that it may be.' },
    maximum: { type: 'number', description: 'The most that it may be.' },
    default: { ...SCALAR, description: 'What holds where nothing is said.' },
    environment: { ...TEXT, description: 'The environment variable that overrides it.' },
  },
  additionalProperties: false,
} as const;

export const SETTINGS = {
  type: 'object',
  description: 'A tree of settings.',
  properties: {
    description: { ...TEXT, description: 'What it sets.' },
    keys: {
      type: 'object',
      description: 'The settings by dotted path: logging.file.level.',
      additionalProperties: SETTING,
    },
  },
  additionalProperties: false,
} as const;

export const DESTINATION = {
  type: 'object',
  description: 'A destination: a place that records go to.',
  properties: {
    description: { ...TEXT, description: 'Who reads it and what for.' },
    file: { ...TEXT, description: 'Glob of the files that it is written to.' },
    levels: { ...LEVELS, description: 'The levels that it keeps. None: all.' },
  },
  additionalProperties: false,
} as const;

export const ALERT = {
  type: 'object',
  description: 'An alert route: whom records reach at once.',
  required: ['from'],
  properties: {
    description: { ...TEXT, description: 'Whom it reaches.' },
    from: { ...LEVEL, description: 'The lowest level that it sends.' },
    components: {
      type: 'array',
      items: IDENTITY,
      description: 'The components whose records it sends. None: all.',
    },
  },
  additionalProperties: false,
} as const;
