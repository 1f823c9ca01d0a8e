/** What `__name__` is in a file, as far as its path tells. */

/**
 * The dotted name of a module by its path from the project's root, without a folder of sources before it: `src/app/db.py` is
 * `app.db`. `undefined` where it cannot be imported by a name. Where packages begin further below, an ending of it is the name.
 */
export function moduleNameOf(file: string): string | undefined {
  const segments = file.replace(/\.pyi?$/, '').split('/');
  if (segments.at(-1) === '__init__') segments.pop();
  const source = segments.lastIndexOf('src');
  const from = source >= 0 ? source + 1 : /^(?:lib|python)$/.test(segments[0] ?? '') ? 1 : 0;
  const names = segments.slice(from);
  // A folder whose name is none, such as `my-app`, is above all packages.
  const odd = names.findLastIndex((name) => !/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name));
  const packages = names.slice(odd + 1);
  return packages.length === 0 || packages.at(-1) === '__main__' ? undefined : packages.join('.');
}
