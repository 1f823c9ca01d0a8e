/** Whether there is anything for a server to do: a `loglex.yaml` in the workspace, above it, or above a file that is open. */
import { Disposable, type TextDocument, Uri, workspace } from 'vscode';

const NAMES = ['loglex.yaml', 'loglex.yml', 'loglex.json'];
const ANYWHERE = '**/loglex.{yaml,yml,json}';

/** Calls `found` once: now, or as soon as such a file comes to be, or a file below one is opened. */
export function whenProjectIsHere(found: () => void): Disposable {
  let isOver = false;
  const listening: Disposable[] = [];

  function end(): void {
    isOver = true;
    Disposable.from(...listening.splice(0)).dispose();
  }

  function tell(isHere: boolean): void {
    if (!isHere || isOver) return;
    end();
    found();
  }

  const lookIn = async (folders: readonly Uri[]) => tell(await isAbove(folders));
  const lookAbove = ({ uri }: TextDocument) => {
    if (uri.scheme === 'file') void lookIn([Uri.joinPath(uri, '..')]);
  };
  async function lookAround(): Promise<void> {
    // Above is known at once; below, VS Code has to search.
    await lookIn((workspace.workspaceFolders ?? []).map(({ uri }) => uri));
    if (!isOver) tell((await workspace.findFiles(ANYWHERE, undefined, 1)).length > 0);
  }

  const watcher = workspace.createFileSystemWatcher(ANYWHERE, false, true, true);
  listening.push(
    watcher,
    watcher.onDidCreate(() => tell(true)),
    workspace.onDidOpenTextDocument(lookAbove),
    workspace.onDidChangeWorkspaceFolders(() => void lookAround()),
  );
  workspace.textDocuments.forEach(lookAbove);
  void lookAround();
  return new Disposable(end);
}

async function isAbove(folders: readonly Uri[]): Promise<boolean> {
  const asked = folders.flatMap(withParents).flatMap((folder) =>
    NAMES.map(async (name) => {
      try {
        await workspace.fs.stat(Uri.joinPath(folder, name));
        return true;
      } catch {
        return false;
      }
    }),
  );
  return (await Promise.all(asked)).includes(true);
}

/** Nearest first, and the folder itself. */
function withParents(folder: Uri): readonly Uri[] {
  const parent = Uri.joinPath(folder, '..');
  return parent.path === folder.path ? [folder] : [folder, ...withParents(parent)];
}
