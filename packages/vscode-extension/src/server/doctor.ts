/** The doctor: what is loaded, from where, and why a file is not covered, as a document that can be read and copied. */
import { type Disposable, EventEmitter, languages, Uri, window, workspace } from 'vscode';
import { STATUS, type Status } from '@loglex/lsp';
import type { Connection } from './connection.ts';

export interface Doctor extends Disposable {
  show(): Promise<void>;
}

const PAGE = Uri.parse('loglex-doctor:/Loglex Doctor.yaml');

export function createDoctor(connection: Connection): Doctor {
  const changed = new EventEmitter<Uri>();
  let text = '';
  const provider = workspace.registerTextDocumentContentProvider(PAGE.scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return {
    async show() {
      const uri = window.activeTextEditor?.document.uri;
      const asked = uri?.scheme === 'file' ? { uri: uri.toString() } : {};
      const status = await connection.request<Status>(STATUS, asked);
      text = doctorPage(connection.phase, status);
      changed.fire(PAGE);
      const document = await workspace.openTextDocument(PAGE);
      await languages.setTextDocumentLanguage(document, 'yaml');
      await window.showTextDocument(document, { preview: true });
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

/** In YAML's form, since people paste it where others read it. */
export function doctorPage(phase: string, status: Status | undefined): string {
  if (status === undefined) return `server: ${phase}\n`;
  const { projects, file, diagnostics, positionEncoding } = status;
  const lines = [
    `server: ${phase}`,
    `diagnostics: ${diagnostics}`,
    `positions: ${positionEncoding}`,
  ];
  if (file !== undefined) {
    lines.push('', 'this file:', `  uri: ${quoted(file.uri)}`);
    if (file.root !== undefined) lines.push(`  project: ${quoted(file.root)}`);
    lines.push(`  covered: ${file.covered ? 'yes' : 'no'}`);
    if (file.reason !== undefined) lines.push(`  because: ${quoted(file.reason)}`);
  }
  lines.push('', projects.length === 0 ? 'projects: []' : 'projects:');
  for (const project of projects) {
    lines.push(
      `  - root: ${quoted(project.root)}`,
      `    phase: ${project.phase}`,
      `    constants: ${project.constants}`,
      `    files with log calls: ${project.files}`,
      ...list('settings', project.settingsFiles),
      ...list('catalogs', project.catalogFiles),
      ...list('other linters', project.linters),
      ...list('problems', project.problems),
    );
  }
  return `${lines.join('\n')}\n`;
}

function list(key: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [`    ${key}:`, ...items.map((item) => `      - ${quoted(item)}`)];
}

/** Names of files come from the workspace, and may hold anything. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}
