// @ts-check
/**
 * Writes `l10n/bundle.l10n.json` of the extension of VS Code, which translators copy: every text that its sources give to
 * `l10n.t`. `--check` writes nothing and fails where the file is not what it would write, or a text is no literal.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const FOLDER = fileURLToPath(new URL('../packages/vscode-extension/', import.meta.url));
const BUNDLE = join(FOLDER, 'l10n/bundle.l10n.json');

const texts = /** @type {Set<string>} */ (new Set());
for (const file of readdirSync(join(FOLDER, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue;
  const text = readFileSync(join(FOLDER, 'src', file), 'utf8');
  collect(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true));
}
const sorted = [...texts].sort();
const next = `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
if (readFileSync(BUNDLE, 'utf8') !== next) {
  if (process.argv.includes('--check')) {
    console.error(
      'packages/vscode-extension/l10n/bundle.l10n.json is not up to date: run `node scripts/generate-vscode-strings.js`.',
    );
    process.exitCode = 1;
  } else {
    writeFileSync(BUNDLE, next);
    console.error('packages/vscode-extension/l10n/bundle.l10n.json written');
  }
}

/** @param {ts.Node} node */
function collect(node) {
  if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
    const [text] = node.arguments;
    if (text && ts.isStringLiteralLike(text)) texts.add(text.text);
    else {
      console.error(`${node.getSourceFile().fileName}: l10n.t takes a literal: ${node.getText()}`);
      process.exitCode = 1;
    }
  }
  ts.forEachChild(node, collect);
}
