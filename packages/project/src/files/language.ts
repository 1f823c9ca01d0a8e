/** Which files are source, by extension: the first and cheapest question about a file. */
import type { Language } from '@loglex/engine';

/** The language of a path, or `undefined` where it is not source that Loglex reads. */
export function languageOf(path: string): Language | undefined {
  return LANGUAGES.get(extensionOf(path));
}

/** Whether a path is that of YAML or JSON: what a configuration file may be. */
export function isData(path: string): boolean {
  return /\.(?:ya?ml|jsonc?)$/.test(path);
}

/** The extension without its dot (`ts` of `a.test.ts`); empty where there is none. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot === -1 || path.indexOf('/', dot) !== -1 ? '' : path.slice(dot + 1);
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'].map(
    (name) => [name, 'javascript'] as const,
  ),
  ...['py', 'pyw'].map((name) => [name, 'python'] as const),
]);
