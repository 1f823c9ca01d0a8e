/** `loglex/reference`: the pages that `loglex docs` writes, of the catalog as it is now, for a preview. */
import { type Catalog, createReference, htmlReference, type Reference } from '@loglex/catalog';
import type { TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** Without a document the first catalog that is loaded; a code leads to its page, whatever `page` says. */
export interface ReferenceParams {
  readonly textDocument?: TextDocumentIdentifier;
  readonly page?: string;
  readonly code?: string;
}

export interface ReferencePage {
  /** Path in the site: `components/checkout.html`. */
  readonly page: string;
  /** The id of the element that was asked for. */
  readonly anchor?: string;
  /** A whole document: it links to other pages relatively, and to the site's style and script. */
  readonly html: string;
  /** CSS. */
  readonly style: string;
}

/** `null` where there is no such page, or no project. */
export const referencePage: Handler<ReferenceParams, ReferencePage | null> = (
  workspace,
  { textDocument, page, code },
) => {
  const catalog = catalogFor(workspace, textDocument);
  if (catalog === undefined) return null;
  const { reference, files } = siteOf(catalog);
  const found = typeof code === 'string' ? reference.find(code) : undefined;
  const path = found ? `components/${found.group.slug}.html` : (page ?? 'index.html');
  const html = path.endsWith('.html') ? files.get(path) : undefined;
  const style = files.get('assets/reference.css');
  if (html === undefined || style === undefined) return null;
  const anchor = found && reference.anchorOf(found.entry);
  return { page: path, ...(anchor !== undefined && { anchor }), html, style };
};

function catalogFor(
  { projects }: Workspace,
  document: TextDocumentIdentifier | undefined,
): Catalog | undefined {
  const uri: unknown = document?.uri;
  const found = typeof uri === 'string' ? projects.of(uri) : undefined;
  const project = found?.project ?? projects.all()[0];
  if (project === undefined) return undefined;
  const file = found?.file ?? project.status().settingsFiles[0] ?? '';
  return project.snapshotFor(file).session.catalog;
}

interface Site {
  readonly reference: Reference;
  readonly files: ReadonlyMap<string, string>;
}

const known = new WeakMap<Catalog, Site>();

/** A page leads to the next one: all are written at once, and kept as long as the catalog says the same. */
function siteOf(catalog: Catalog): Site {
  let site = known.get(catalog);
  if (site === undefined) {
    const reference = createReference(catalog);
    const files = htmlReference(reference).map(({ path, text }) => [path, text] as const);
    known.set(catalog, (site = { reference, files: new Map(files) }));
  }
  return site;
}
