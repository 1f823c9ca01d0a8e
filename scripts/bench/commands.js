// @ts-check
/** The commands that are measured, each as its users would run it. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @returns {readonly import('./measure.js').Command[]}
 */
export function commands(workspace) {
  const { folder, repository, cache, corpora } = workspace;
  const node = process.execPath;
  const program = join(repository, 'packages/cli/dist/loglex.js');
  if (!existsSync(program)) throw new Error('Build first: npm run build');
  const bin = (/** @type {string} */ path) => join(repository, 'node_modules', path);
  const script = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
  const emptyCache = () => rmSync(cache, { recursive: true, force: true });
  const loglex = {
    argv: [node, program, 'check'],
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
    exits: [0, 1],
  };
  const here = { cwd: folder, exits: [0] };
  writeFileSync(join(folder, 'eslint.config.mjs'), eslintConfig(repository));
  return [
    { id: 'cold', title: '`loglex check`, own cache empty', ...loglex, before: emptyCache },
    { id: 'warm', title: '`loglex check`, second run', ...loglex },
    {
      id: 'oxlint',
      title: 'oxlint, `no-console` only (native)',
      argv: [
        node,
        bin('oxlint/bin/oxlint'),
        '-A',
        'all',
        '-W',
        'no-console',
        '--silent',
        ...corpora,
      ],
      ...here,
    },
    {
      id: 'walk',
      title: 'node, and walking the tree',
      argv: [node, script('./walk-only.js'), ...corpora],
      ...here,
    },
    {
      id: 'oxc',
      title: 'oxc-parser on every file, one thread',
      argv: [node, script('./parse-only.js'), ...corpora],
      ...here,
    },
    {
      id: 'eslint',
      title: 'ESLint, typescript-eslint’s parser, `no-console`',
      argv: [
        node,
        '--max-old-space-size=8192',
        bin('eslint/bin/eslint.js'),
        '--config',
        'eslint.config.mjs',
        '--quiet',
        '--no-warn-ignored',
        ...corpora,
      ],
      slow: true,
      ...here,
      exits: [0, 1], // Files that are broken on purpose are errors.
    },
  ];
}

/** @param {string} repository */
function eslintConfig(repository) {
  const parser = join(repository, 'node_modules/@typescript-eslint/parser/dist/index.js');
  return `import parser from ${JSON.stringify(parser)};
export default [
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  { ignores: ['**/*.d.ts', '**/*.d.mts', '**/*.d.cts', '**/*.min.js'] },
  {
    files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { 'no-console': 'warn' },
  },
];
`;
}
