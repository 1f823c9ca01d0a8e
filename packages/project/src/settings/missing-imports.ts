/**
 * What a rewritten call would import and nobody could resolve: the generated constants, the log function's
 * module. A fix that writes such an import would break the program, so it is not offered until they are there.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Emit, emitOf, type Language, type Settings } from '@loglex/engine';

export interface MissingImport {
  /** The key of the settings that names it. */
  readonly key: 'generate' | 'emit';
  /** What is missing, in the settings' words: `src/log-codes.ts`, `logConstant from @loglex/runtime`. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

/** What JavaScript written by `emit` would import in vain, for a project at the absolute path `root`. */
export function missingImports(root: string, settings: Settings): MissingImport[] {
  return [
    ...missingModules(root, settings, 'javascript'),
    ...missingSink(root, settings.emit.get('javascript')),
  ];
}

/**
 * The same for calls in `language` that are written whether or not settings say how: by the function of ours where they do
 * not. A Python function that is not generated is not looked for: only the interpreter knows where.
 */
export function missingFor(root: string, settings: Settings, language: Language): MissingImport[] {
  const sink = language === 'javascript' ? missingSink(root, emitOf(language, settings)) : [];
  return [...missingModules(root, settings, language), ...sink];
}

function missingModules(root: string, settings: Settings, language: Language): MissingImport[] {
  return settings.generate
    .filter(
      ({ target, out }) =>
        MODULES[language]?.includes(target) === true && !existsSync(join(root, out)),
    )
    .map(({ out }) => ({
      key: 'generate',
      what: out,
      advice: 'Run `loglex generate`, or take its lines out of `generate`.',
    }));
}

/** The targets of the modules that code of a language imports. */
const MODULES: Readonly<Partial<Record<Language, readonly string[]>>> = {
  javascript: ['typescript', 'javascript'],
  python: ['python'],
};

function missingSink(root: string, emit: Emit | undefined): MissingImport[] {
  if (emit?.from === undefined || resolves(root, emit.from)) return [];
  const advice = emit.from.startsWith('.')
    ? 'Write it, or change `emit`.'
    : `npm install ${emit.from}, or change \`emit\`.`;
  return [{ key: 'emit', what: `${emit.sink} from ${emit.from}`, advice }];
}

/** The settings as fixes may use them: without an `emit` whose imports are `missing`. */
export function withoutMissing(settings: Settings, missing: readonly MissingImport[]): Settings {
  if (missing.length === 0) return settings;
  const emit = new Map([...settings.emit].filter(([language]) => language !== 'javascript'));
  return { ...settings, emit };
}

function resolves(root: string, specifier: string): boolean {
  if (specifier.startsWith('.'))
    return sourcesOf(specifier).some((file) => existsSync(join(root, file)));
  try {
    createRequire(join(root, 'package.json')).resolve(specifier);
    return true;
  } catch (error) {
    // A package may refuse to name its entry to `require` and be there all the same.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

/** The files that a relative import may mean: `./a.js` is written for `a.ts` as well. */
function sourcesOf(specifier: string): readonly string[] {
  const stem = specifier.replace(/\.[cm]?[jt]sx?$/, '');
  return [
    specifier,
    ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((ending) => `${stem}.${ending}`),
  ];
}
