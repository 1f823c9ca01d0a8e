/** The page of a webview: a frame that its script fills. Nothing of a log or a catalog stands in it, and nothing inline is run. */
import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';

/** `name`: of the script and the style that are bundled for it. */
export function scriptPage(webview: Webview, extension: Uri, name: string): string {
  const nonce = randomBytes(18).toString('base64');
  const uri = (file: string) =>
    webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${uri(`${name}.css`)}">
<title>Loglex</title>
</head>
<body>
<script nonce="${nonce}" src="${uri(`${name}.js`)}"></script>
</body>
</html>
`;
}
