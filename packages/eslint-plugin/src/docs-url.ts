/** Where the page of a check is: it travels with this package, so the link fits the installed version. */
const DOCS = new URL('../docs/', import.meta.url);

export function docsUrl(id: string): string {
  return new URL(`${id}.md`, DOCS).href;
}
