/** Pieces of option schemas that several checks share. */
import { RUNGS } from '@loglex/catalog';

export const MIN_LEVEL = { type: 'string', enum: [...RUNGS] } as const;

export const NAMES = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
