/** The language-neutral heart of Loglex. No I/O, no parser, no LSP, no ESLint, no VS Code. */
export * from './checks/check.ts';
export * from './facts/file-facts.ts';
export * from './facts/log-call.ts';
export * from './fixes/fix.ts';
export * from './ports.ts';
export * from './settings/default-settings.ts';
export * from './settings/read-settings.ts';
export * from './settings/schema.ts';
export * from './settings/settings.ts';
export * from './text/line-index.ts';
