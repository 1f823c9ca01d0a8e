/** Paths as the engine knows them: POSIX, relative to the project's root, or URIs. No Node builtin needed. */

/** The folder of a path, without trailing slash; `''` at the root. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension with its dot, `''` where there is none; a leading dot opens a name, not an extension. */
export function extname(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** Without `.`, `..` and doubled slashes. A `..` that leaves the root stays; a URI's authority is kept. */
export function normalize(path: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\/?|^\//i.exec(path)?.[0] ?? '';
  const segments: string[] = [];
  for (const segment of path.slice(authority.length).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '..' || authority === '') segments.push(segment);
  }
  return authority + segments.join('/');
}

/** `folder` and `path` as one; an absolute `path` or a URI stands for itself. */
export function join(folder: string, path: string): string {
  if (isAbsolute(path)) return normalize(path);
  return normalize(folder === '' ? path : `${folder}/${path}`);
}

/** The way from a folder to a path; both relative to one root, or both absolute. */
export function relative(folder: string, path: string): string {
  const from = segmentsOf(normalize(folder));
  const to = segmentsOf(normalize(path));
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Whether a path starts at a root of its own. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || isUri(path);
}

/** Whether a text is a URI (`file:///a.ts`, `untitled:one`); a Windows drive is none. */
export function isUri(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(path);
}

/** A path of any platform, as the engine writes it. */
export function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
