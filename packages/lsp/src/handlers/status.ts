/** `loglex/status` and the command `loglex.status`: what is loaded, from where, and why a file is not covered. */
import { pathOf } from '../convert/uri.ts';
import { otherLinters } from '../state/shown-findings.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export interface Status {
  readonly diagnostics: string;
  readonly positionEncoding: string;
  readonly projects: readonly ProjectStatus[];
  /** Of the file that was asked about. */
  readonly file?: {
    readonly uri: string;
    readonly root?: string;
    readonly covered: boolean;
    readonly reason?: string;
  };
}

interface ProjectStatus {
  /** Absolute path. */
  readonly root: string;
  readonly phase: string;
  readonly settingsFiles: readonly string[];
  readonly catalogFiles: readonly string[];
  readonly constants: number;
  readonly files: number;
  readonly problems: readonly string[];
  /** Configurations of linters that run the same rules: with `diagnostics: auto` they have the word. */
  readonly linters: readonly string[];
}

export const status: Handler<{ readonly uri?: string } | null, Status> = (workspace, params) => {
  const uri = params?.uri;
  return typeof uri === 'string'
    ? { ...statusOf(workspace), file: { uri, ...coverageOf(workspace, uri) } }
    : statusOf(workspace);
};

export function statusOf({ client, configuration, projects }: Workspace): Status {
  return {
    diagnostics: configuration.diagnostics,
    positionEncoding: client.encoding,
    projects: projects.all().map((project): ProjectStatus => {
      const { problems, ...rest } = project.status();
      return {
        root: project.root,
        ...rest,
        problems: problems.map(({ file, message }) => `${file}: ${message}`),
        linters: otherLinters(project.root).map(({ configuration }) => configuration),
      };
    }),
  };
}

function coverageOf(
  { projects }: Workspace,
  uri: string,
): { readonly covered: boolean; readonly reason?: string; readonly root?: string } {
  if (pathOf(uri) === undefined) {
    return { covered: false, reason: 'It is no file on this machine, so no project governs it.' };
  }
  const found = projects.of(uri);
  if (found === undefined) {
    const reason = 'No loglex.yaml stands in its folder or above it. `loglex init` writes one.';
    return { covered: false, reason };
  }
  const { project, file } = found;
  return { root: project.root, ...project.coverageOf(file) };
}
