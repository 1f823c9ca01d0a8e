/** The one schema of a plan file: the reader checks by it, and the shipped JSON Schema derives from it. */
import { CATALOG_SCHEMA, type Schema } from '@loglex/catalog';

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: TEXT } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;

const CONSTANT = {
  type: 'object',
  description:
    'A constant that the migration adds to the catalog, if a row that is migrated has its code.',
  required: ['code', 'name', 'level', 'message', 'component', 'catalog', 'keys'],
  properties: {
    ...CATALOG_SCHEMA.properties.constants.items.properties,
    code: { ...TEXT, description: 'Its code. Rows name it: change both, or neither.' },
    name: { ...TEXT, description: 'Its name in source: yours to edit.' },
    level: { ...TEXT, description: 'Its level: yours to edit. Its records then change theirs.' },
    message: {
      ...TEXT,
      description:
        'Its template: yours to edit, with the same placeholders. Its records then change their text.',
    },
    keys: { ...TEXTS, description: 'The field of each value of its calls, in their order.' },
    catalog: { ...TEXT, description: 'The catalog file that declares its component.' },
  },
  additionalProperties: false,
} as const;

const ROW = {
  type: 'object',
  description: 'A log call without a constant.',
  required: ['line', 'column', 'start', 'end', 'tier', 'decision', 'before', 'seal'],
  properties: {
    line: { ...COUNT, description: 'Where the call stands, from 1.' },
    column: { ...COUNT, description: 'The same within the line, from 1.' },
    start: { ...COUNT, description: 'The same in UTF-16 units from the start of the file.' },
    end: { ...COUNT, description: 'Where it ends.' },
    tier: {
      enum: ['safe', 'review', 'refused'],
      description: 'safe: the record stays as it is. review: look first. refused: as it stands.',
    },
    decision: { enum: ['migrate', 'skip'], description: 'What `apply` does: yours to edit.' },
    reasons: {
      type: 'array',
      description: 'Why it is not safe.',
      items: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: TEXT, text: TEXT },
        additionalProperties: false,
      },
    },
    confidence: {
      enum: ['certain', 'likely'],
      description: 'How sure it is that this is a log call.',
    },
    advice: {
      type: 'array',
      description: 'What to do with the call, and why.',
      items: {
        type: 'object',
        required: ['action', 'id', 'why'],
        properties: {
          action: { enum: ['migrate', 'demote', 'promote', 'remove'] },
          id: TEXT,
          why: TEXT,
        },
        additionalProperties: false,
      },
    },
    before: { ...TEXT, description: 'The call as it stands.' },
    after: { ...TEXT, description: 'The call as it will be: made anew from the constant.' },
    constant: {
      ...TEXT,
      description: 'The code of its constant: yours to edit, to merge events into one.',
    },
    component: { ...TEXT, description: 'The component of a call that has no constant.' },
    seal: { ...TEXT, description: 'Shows edits of what is derived.' },
    reviewed: {
      type: 'boolean',
      description: 'Whether a person decided, so that a review does not ask again: yours to edit.',
    },
  },
  additionalProperties: false,
} as const;

export const PLAN_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:loglex:plan:1',
  title: 'Loglex migration plan',
  description: 'What becomes of the log calls of a project that carry no constant.',
  type: 'object',
  required: ['loglexPlan', 'constants', 'files'],
  properties: {
    $schema: { type: 'string', description: 'The JSON Schema of this file, for editors.' },
    loglexPlan: { type: 'integer', enum: [1], description: 'The version of the format.' },
    types: {
      type: 'boolean',
      description: 'Whether TypeScript was asked about loggers: it is asked again by `apply`.',
    },
    without: {
      type: 'object',
      description: 'Log calls that have no row.',
      properties: {
        coded: { ...COUNT, description: 'They carry a constant already.' },
        dynamic: { ...COUNT, description: 'They carry one that only the run knows.' },
        tests: { ...COUNT, description: 'They stand in tests.' },
      },
      additionalProperties: false,
    },
    constants: { type: 'array', items: CONSTANT, description: 'New constants, by code.' },
    files: {
      type: 'array',
      description: 'Files with calls, by path.',
      items: {
        type: 'object',
        required: ['file', 'hash', 'rows'],
        properties: {
          file: { ...TEXT, description: 'POSIX path from the root of the project.' },
          hash: { ...TEXT, description: 'SHA-256 of the file that was planned on.' },
          rows: { type: 'array', items: ROW, description: 'Its calls, in their order.' },
        },
        additionalProperties: false,
      },
    },
    similar: {
      type: 'array',
      description: 'Events that may be one. To merge them, give their rows one constant.',
      items: {
        type: 'object',
        required: ['codes', 'similarity'],
        properties: { codes: TEXTS, similarity: { type: 'number' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const satisfies Schema;
