/** The limits that make a hostile file harmless. A real catalog comes nowhere near any of them. */

/** UTF-16 units in one file. */
export const MAX_LENGTH = 16 * 1024 * 1024;

/** Collections inside collections. */
export const MAX_DEPTH = 64;

/** Values that aliases may stand for, counted as if each alias were written out. */
export const MAX_ALIASED_VALUES = 100_000;
