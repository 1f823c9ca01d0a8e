/** A page of the reference made fit for a webview: a policy that lets nothing run but our script, and the colours of the theme. */
import type { ReferencePage } from '@loglex/lsp';

/** `nonce`: new for each page, so that nothing that stood in the catalog could know it. */
export function previewPage({ page, anchor, html, style }: ReferencePage, nonce: string): string {
  const body = /<body>([^]*)<\/body>/.exec(html)?.[1] ?? '';
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en" data-page="${escaped(page)}" data-anchor="${escaped(anchor ?? '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${style}${COLOURS}</style>
</head>
<body>${body}<script nonce="${nonce}">${SCRIPT}</script></body>
</html>
`;
}

/** The style's own colours follow the system, not the theme. */
const COLOURS = `
:root {
  --ground: var(--vscode-editor-background);
  --raised: var(--vscode-editorWidget-background);
  --ink: var(--vscode-editor-foreground);
  --soft: var(--vscode-descriptionForeground);
  --line: var(--vscode-contrastBorder, var(--vscode-editorWidget-border, var(--vscode-panel-border)));
  --link: var(--vscode-textLink-foreground);
  --focus: var(--vscode-focusBorder);
  --calm: var(--vscode-badge-background);
  --calm-ink: var(--vscode-badge-foreground);
  --warn: var(--vscode-inputValidation-warningBackground);
  --warn-ink: var(--vscode-inputValidation-warningForeground, var(--vscode-editor-foreground));
  --error: var(--vscode-inputValidation-errorBackground);
  --error-ink: var(--vscode-inputValidation-errorForeground, var(--vscode-editor-foreground));
  --do: var(--vscode-textBlockQuote-background);
  --do-line: var(--vscode-testing-iconPassed, var(--vscode-focusBorder));
  --mono: var(--vscode-editor-font-family);
}
html { font-size: var(--vscode-font-size); scroll-padding-top: 4rem; }
body { padding: 0; font-family: var(--vscode-font-family); }
.vscode-high-contrast .chip, .vscode-high-contrast-light .chip { border: 1px solid currentcolor; }
`;

/** Links inside the site ask for their page; the place on a page is kept while the catalog is edited. */
const SCRIPT = `
const vscode = acquireVsCodeApi();
const { page, anchor } = document.documentElement.dataset;
const kept = vscode.getState();
const show = (id) => document.getElementById(id)?.scrollIntoView();
if (anchor) show(anchor);
else if (kept && kept.page === page) scrollTo(0, kept.top);
addEventListener('scroll', () => vscode.setState({ page, top: scrollY }));
addEventListener('click', (event) => {
  const href = event.target.closest?.('a')?.getAttribute('href');
  if (href == null || /^[a-z][a-z+.-]*:/i.test(href)) return;
  event.preventDefault();
  if (href.startsWith('#')) show(decodeURIComponent(href.slice(1)));
  else vscode.postMessage({ page, href });
});
`;

/** Where a link on a page leads: a path in the site and an anchor. */
export function followed(page: string, href: string): { page: string; anchor?: string } {
  const { pathname, hash } = new URL(href, `site:///${page}`);
  const anchor = decodeURIComponent(hash.slice(1));
  return { page: pathname.replace(/^\/+/, ''), ...(anchor !== '' && { anchor }) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
