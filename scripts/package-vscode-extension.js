// @ts-check
/**
 * Packs the extension of VS Code as a `.vsix`, which VS Code installs without a network:
 * `packages/vscode-extension/loglex-<version>-<platform>.vsix`, or with `--target` that of another platform.
 *
 * A `.vsix` is a zip with a manifest beside the files. Microsoft's own tool would bring two hundred packages along, most of
 * them for a marketplace.
 *
 *     npm run package -- [--target darwin-arm64 | --all]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { ROOT } from './bundle/bundle.js';
import { TARGETS, thisTarget } from './bundle/parser-binary.js';

const EXTENSION = join(ROOT, 'packages/vscode-extension');
const BUNDLE = fileURLToPath(new URL('bundle-vscode-extension.js', import.meta.url));

const { values } = parseArgs({
  options: { target: { type: 'string' }, all: { type: 'boolean', default: false } },
});
// What is left in `dist` runs here.
const others = values.all ? Object.keys(TARGETS).filter((target) => target !== thisTarget()) : [];
for (const target of [...others, values.target ?? thisTarget()]) {
  try {
    execFileSync(process.execPath, [BUNDLE, '--target', target], { stdio: ['ignore', 1, 'pipe'] });
  } catch (error) {
    // A registry need not have the binaries of all platforms: the others are packed.
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    console.error(`${target}: ${/^Error: (.*)$/m.exec(said)?.[1] ?? said}`);
    process.exitCode = 1;
    continue;
  }
  const packed = pack(target);
  const file = join(EXTENSION, `loglex-${packed.version}-${target}.vsix`);
  writeFileSync(file, packed.bytes);
  console.log(`${file} ${(packed.bytes.length / 1e6).toFixed(2)} MB, ${packed.files} files`);
}

/** @param {string} target */
function pack(target) {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, 'package.json'), 'utf8'));
  const strings = JSON.parse(readFileSync(join(EXTENSION, 'package.nls.json'), 'utf8'));
  delete manifest.devDependencies;
  delete manifest.private;
  /** @type {import('fflate').Zippable} */
  const files = {
    'extension.vsixmanifest': bytes(vsixManifest(manifest, strings, target)),
    'extension/package.json': bytes(`${JSON.stringify(manifest, null, 2)}\n`),
  };
  for (const path of shipped()) files[`extension/${path}`] = readFileSync(join(EXTENSION, path));
  files['[Content_Types].xml'] = bytes(contentTypes(Object.keys(files)));
  // The same sources give the same bytes, whenever they are packed.
  const zipped = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
  return { bytes: zipped, files: Object.keys(files).length, version: manifest.version };
}

/** What travels, as paths from the extension's folder. */
function shipped() {
  const files = ['README.md', 'CHANGELOG.md', 'LICENSE', 'package.nls.json'];
  for (const folder of ['l10n', 'media', 'pictures', 'walkthrough', 'dist']) {
    if (!existsSync(join(EXTENSION, folder))) continue;
    const found = readdirSync(join(EXTENSION, folder), { recursive: true, encoding: 'utf8' });
    files.push(...found.sort().map((file) => join(folder, file).replaceAll('\\', '/')));
  }
  return files.filter(
    (file) =>
      statSync(join(EXTENSION, file)).isFile() &&
      !/^dist\/(?:types\/|\.tsbuildinfo$|target$|index\.js$)|^media\/icon\.svg$/.test(file),
  );
}

/**
 * @param {Record<string, any>} manifest
 * @param {Record<string, string>} strings
 * @param {string} target
 */
function vsixManifest(manifest, strings, target) {
  const said = manifest.description.replace(
    /^%(.*)%$/,
    (/** @type {string} */ _, /** @type {string} */ key) => strings[key] ?? '',
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(manifest.name)}" Version="${escaped(manifest.version)}" Publisher="${escaped(manifest.publisher)}" TargetPlatform="${target}"/>
    <DisplayName>${escaped(manifest.displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(said)}</Description>
    <Tags>${escaped(manifest.keywords.join(','))}</Tags>
    <Categories>${escaped(manifest.categories.join(','))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(manifest.engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="${manifest.extensionKind.join(',')}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExecutesCode" Value="true"/>
    </Properties>
    <License>extension/LICENSE</License>
    <Icon>extension/${manifest.icon}</Icon>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Changelog" Path="extension/CHANGELOG.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Icons.Default" Path="extension/${manifest.icon}" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

/** @param {readonly string[]} paths */
function contentTypes(paths) {
  const known = new Map([
    ['.json', 'application/json'],
    ['.vsixmanifest', 'text/xml'],
    ['.md', 'text/markdown'],
    ['.js', 'application/javascript'],
    ['.cjs', 'application/javascript'],
    ['.css', 'text/css'],
    ['.svg', 'image/svg+xml'],
    ['.png', 'image/png'],
    ['.webp', 'image/webp'],
    ['.txt', 'text/plain'],
  ]);
  const endings = new Set(paths.map((path) => extname(path)).filter((ending) => ending !== ''));
  const defaults = [...endings].sort().map((ending) => {
    const type = known.get(ending) ?? 'application/octet-stream';
    return `<Default Extension="${ending}" ContentType="${type}"/>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** @param {string} text */
function bytes(text) {
  return Buffer.from(text, 'utf8');
}
