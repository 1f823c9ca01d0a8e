/** The order in which the keys of an entry are written, whatever theirs is. */

export const CONSTANT_KEYS = [
  'code',
  'name',
  'aliases',
  'level',
  'may',
  'message',
  'component',
  'subcomponent',
  'tags',
  'fields',
  'description',
  'action',
  'runbook',
  'since',
  'deprecated',
] as const;

export const FIELD_KEYS = [
  'type',
  'required',
  'from',
  'format',
  'enum',
  'legend',
  'sensitive',
  'description',
] as const;
