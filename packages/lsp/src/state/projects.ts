/** The projects that documents belong to: one for each root, found by the nearest `loglex.yaml` above a file. */
import { dirname, relative, sep } from 'node:path';
import { type LiveProject, openLiveProject } from '@loglex/project';
import { pathOf, realPathOf, uriOf } from '../convert/uri.ts';

export interface FileOfProject {
  readonly project: LiveProject;
  /** POSIX path from the project's root. */
  readonly file: string;
}

export interface Projects {
  /** The project of a file, opened where it is met for the first time; `undefined` where none governs it. */
  of(uri: string): FileOfProject | undefined;
  /** The project at or above a folder. */
  at(folder: string): LiveProject | undefined;
  all(): readonly LiveProject[];
  /** As the client spells it, where it has told: it may have come to the root by a link. */
  uriOf(project: LiveProject, file: string): string;
  /** A settings file came or went: what governs a folder is to be asked again. */
  forgetFolders(): void;
}

/** `onOpen` is told of each project once. */
export function createProjects(onOpen: (project: LiveProject) => void): Projects {
  const byRoot = new Map<string, LiveProject>();
  const byFolder = new Map<string, LiveProject | undefined>();
  const files = new Map<
    string,
    { readonly found: FileOfProject | undefined; readonly at: number }
  >();
  const uris = new Map<LiveProject, Map<string, string>>();

  function at(folder: string): LiveProject | undefined {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const opened = openLiveProject(folder);
    const known = opened && byRoot.get(opened.root);
    const project = known ?? opened;
    byFolder.set(folder, project);
    if (project !== undefined && known === undefined) {
      byRoot.set(project.root, project);
      onOpen(project);
    }
    return project;
  }

  return {
    at: (folder) => at(folder),
    of(uri) {
      const known = files.get(uri);
      if (known?.found !== undefined) return known.found;
      if (known !== undefined) {
        if (Date.now() - known.at < ASK_AGAIN_MS) return undefined;
        // Somebody may have written settings since, and not every client watches files.
        byFolder.clear();
      }
      const path = pathOf(uri);
      const real = path === undefined ? undefined : realPathOf(path);
      const project = real === undefined ? undefined : at(dirname(real));
      let found: FileOfProject | undefined;
      if (project !== undefined && real !== undefined) {
        const file = relative(project.root, real).split(sep).join('/');
        found = { project, file };
        let named = uris.get(project);
        if (named === undefined) uris.set(project, (named = new Map<string, string>()));
        named.set(file, uri);
      }
      if (files.size >= MOST_KNOWN) files.clear();
      files.set(uri, { found, at: Date.now() });
      return found;
    },
    all: () => [...byRoot.values()],
    uriOf: (project, file) => uris.get(project)?.get(file) ?? uriOf(`${project.root}/${file}`),
    forgetFolders() {
      byFolder.clear();
      files.clear();
    },
  };
}

/** Names that were asked about are kept, since most are asked again; but not forever. */
const MOST_KNOWN = 5_000;

/** So long a file is taken to be in no project. */
const ASK_AGAIN_MS = 2_000;
