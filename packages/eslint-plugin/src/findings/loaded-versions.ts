/** Notices a second version of this plugin in the same process: two of them may find different things in one project. */
import { folder, name, version } from '../package-info.ts';

/** Known to every version of the plugin, and to nobody else. */
const KEY = Symbol.for(`${name}/versions`);

type Versions = Map<string, string>;

const loaded: Versions = ((globalThis as { [KEY]?: Versions })[KEY] ??= new Map());
loaded.set(version, folder);

/** A message, where there is something to say. */
export function otherVersions(): readonly string[] | undefined {
  if (loaded.size < 2) return undefined;
  const places = [...loaded].map(([each, path]) => `${each} (${path})`).join(' and ');
  return [
    `Several versions of ${name} are loaded, so that findings depend on which of them a file meets: ${places}. Install one of them only; \`npm ls ${name}\` says who asks for which.`,
  ];
}
