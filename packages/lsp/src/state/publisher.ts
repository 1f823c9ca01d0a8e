/** Tells the client that there are other diagnostics now: pushed to those that do not ask, a hint to those that do. */
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Transport } from '../transport/transport.ts';
import { diagnosticsIn } from './reports.ts';
import type { Workspace } from './workspace.ts';

export interface Publisher {
  /** The text of an open document is another one. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** What is found in any document may be something else. */
  allChanged(): void;
  stop(): void;
}

/** A client that asks is told once for all that changes in a row: it then asks about all that it shows. */
const HINT_MS = 100;

export function createPublisher(workspace: Workspace, transport: Transport): Publisher {
  const { client, documents, projects } = workspace;
  const waiting = new Set<string>();
  const published = new Map<
    string,
    { readonly version: number; readonly items: readonly Diagnostic[] }
  >();
  let hint: NodeJS.Timeout | undefined;
  let next: NodeJS.Immediate | undefined;

  function publish(): void {
    next = undefined;
    for (const uri of waiting) {
      waiting.delete(uri);
      const open = documents.get(uri);
      const found = open && projects.of(uri);
      if (open === undefined || found === undefined) continue;
      const { version } = open;
      const items = diagnosticsIn(workspace, found.project, found.file);
      const before = published.get(uri);
      const isKnown = before !== undefined && before.version === version;
      if (isKnown && isSame(before.items, items)) continue;
      published.set(uri, { version, items });
      transport.notify('textDocument/publishDiagnostics', { uri, version, diagnostics: items });
    }
  }

  function push(uri: string): void {
    waiting.add(uri);
    // After all messages that have already come: of ten keystrokes the last one counts.
    next ??= setImmediate(publish);
  }

  return {
    changed(uri) {
      if (!client.pullsDiagnostics) push(uri);
    },
    closed(uri) {
      waiting.delete(uri);
      if (client.pullsDiagnostics || !published.delete(uri)) return;
      transport.notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
    },
    allChanged() {
      if (!client.pullsDiagnostics) {
        for (const { uri } of documents.all()) push(uri);
      } else if (client.refreshesDiagnostics) {
        hint ??= setTimeout(() => {
          hint = undefined;
          transport.request('workspace/diagnostic/refresh').catch(() => undefined);
        }, HINT_MS);
      }
    },
    stop() {
      clearTimeout(hint);
      clearImmediate(next);
    },
  };
}

function isSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
