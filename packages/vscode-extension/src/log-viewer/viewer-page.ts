/** The page of the log viewer: a frame that the script fills. Nothing of a log stands in it, and nothing inline is run. */
import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';

export function viewerPage(webview: Webview, extension: Uri): string {
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
<link rel="stylesheet" href="${uri('log-viewer.css')}">
<title>Loglex</title>
</head>
<body>
<script nonce="${nonce}" src="${uri('log-viewer.js')}"></script>
</body>
</html>
`;
}
