/** The kinds of our code actions, as `initialize` lists them. */
export const KINDS = {
  quickFix: 'quickfix',
  extract: 'refactor.extract',
  rewrite: 'refactor.rewrite',
  /** Applies all safe fixes of a file. */
  fixAll: 'source.fixAll.loglex',
  /** Gives constants to all calls of a file that can be migrated unseen. */
  migrate: 'source.migrate.loglex',
} as const;

/** Kinds are paths: whoever asks for `source` is given `source.fixAll.loglex`. */
export function isWithin(kind: string, asked: string): boolean {
  return kind === asked || asked === '' || kind.startsWith(`${asked}.`);
}
