/** The model of a log catalog and everything that only needs the catalog. */
export * from './level.ts';
export * from './model.ts';
export * from './text.ts';
