/** The model of a log catalog and everything that only needs the catalog. */
export * from './document/node.ts';
export * from './document/read-document.ts';
export * from './level.ts';
export * from './lookup/closest.ts';
export * from './model.ts';
export * from './parse/create-catalog.ts';
export * from './parse/parse-catalog.ts';
export * from './problems/catalog-problems.ts';
export * from './schema/catalog-schema.ts';
export * from './shape/read-shape.ts';
export * from './shape/schema.ts';
export * from './text.ts';
export * from './validate/validate-catalog.ts';
