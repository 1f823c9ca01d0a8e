/** The language-neutral heart of Loglex. No I/O, no parser, no LSP, no ESLint, no VS Code. */
export * from './checks/check.ts';
export * from './checks/index.ts';
export * from './checks/run.ts';
export * from './checks/session.ts';
export * from './constants/resolve.ts';
export * from './facts/file-facts.ts';
export * from './facts/log-call.ts';
export * from './fixes/fix-all.ts';
export * from './fixes/fix.ts';
export * from './fixes/select-fixes.ts';
export * from './ports.ts';
export * from './settings/default-settings.ts';
export * from './settings/read-settings.ts';
export * from './settings/schema.ts';
export * from './settings/settings.ts';
export * from './text/line-index.ts';
