/** The bare minimum of a migration in ts-morph, a file at a time and without types: `node ts-morph.cjs <tools> <folder>`. */
const { readdirSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');

const [tools, folder] = process.argv.slice(2);
const { Project, SyntaxKind } = createRequire(join(tools, 'package.json'))('ts-morph');
const project = new Project({
  skipAddingFilesFromTsConfig: true,
  skipFileDependencyResolution: true,
});

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
  const file = project.addSourceFileAtPath(join(entry.parentPath ?? entry.path, entry.name));
  const calls = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().getText().startsWith('logger.'));
  if (calls.length > 0) {
    for (const call of calls.reverse()) call.replaceWithText('logConstant(logger, LOG.SOMETHING)');
    file.addImportDeclaration({
      moduleSpecifier: '@loglex/runtime',
      namedImports: ['logConstant'],
    });
    file.addImportDeclaration({ moduleSpecifier: '../../log-codes.js', namedImports: ['LOG'] });
    file.saveSync();
  }
  file.forget();
}
