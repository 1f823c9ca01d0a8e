/** The small schemas that the larger ones of a catalog file are made of. */

/** Codes, names and versions are text, whatever YAML takes them for: `0123` stays `0123`. */
export const IDENTITY = { type: ['string', 'number'] } as const;

/** Words and values: `true` and `5` are text as well. */
export const SCALAR = { type: ['string', 'number', 'boolean'] } as const;

export const TEXT = { type: 'string' } as const;

export const TEXTS = { type: 'array', items: TEXT } as const;

export const LEVEL = {
  type: 'string',
  examples: ['debug', 'info', 'warn', 'error', 'fatal'],
} as const;

export const LEVELS = {
  type: 'array',
  items: { type: 'string', examples: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] },
} as const;
