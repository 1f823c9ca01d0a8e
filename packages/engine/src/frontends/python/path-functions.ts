/** Functions of Python that take paths, by the dotted names under which they are imported. */
import type { PathFunction } from '../path-text.ts';

const ALL = Number.POSITIVE_INFINITY;

/** `undefined` for what takes none. A builtin has no module before its name. */
export function pathFunction(name: string): PathFunction | undefined {
  const known = FUNCTIONS.get(name);
  if (known !== undefined) return known;
  return name.startsWith('os.path.') ? { takes: 1, gives: false } : undefined;
}

/** Methods of paths that give a path of their arguments. */
export const JOINING_METHODS: ReadonlySet<string> = new Set(['joinpath']);

const FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map([
  ...each('', ['open'], 1),
  ...each('io.', ['open', 'open_code', 'FileIO'], 1),
  ...each('codecs.', ['open'], 1),
  ...each('gzip.', ['open'], 1),
  ...each('pathlib.', ['Path', 'PosixPath', 'WindowsPath'], ALL, true),
  ...each('pathlib.', ['PurePath', 'PurePosixPath', 'PureWindowsPath'], ALL, true),
  ...each('os.path.', ['join', 'abspath', 'normpath', 'realpath', 'expanduser'], ALL, true),
  ...each('os.', ['fspath'], 1, true),
  ...each('os.', ['open', 'stat', 'lstat', 'access', 'chmod', 'chown', 'utime', 'truncate'], 1),
  ...each('os.', ['listdir', 'scandir', 'walk', 'chdir', 'mkdir', 'makedirs'], 1),
  ...each('os.', ['remove', 'unlink', 'rmdir', 'removedirs'], 1),
  ...each('os.', ['rename', 'renames', 'replace', 'link', 'symlink'], 2),
  ...each('shutil.', ['copy', 'copy2', 'copyfile', 'copytree', 'move'], 2),
  ...each('shutil.', ['rmtree', 'make_archive', 'unpack_archive'], 1),
  ...each('glob.', ['glob', 'iglob'], 1),
]);

function each(
  module: string,
  names: readonly string[],
  takes: number,
  gives = false,
): [string, PathFunction][] {
  return names.map((name) => [`${module}${name}`, { takes, gives }]);
}
