/** What holds where a project says nothing. */
import type { Settings } from './settings.ts';

/** Settings of a project without `loglex.yaml`. Globs are relative to the project's root. */
export const defaultSettings: Settings = {
  catalogs: [],
  include: ['**'],
  exclude: [
    ...[
      '.git',
      '.hg',
      '.svn',
      '.yarn',
      '.pnpm-store',
      '.cache',
      '.next',
      '.nuxt',
      '.svelte-kit',
      '.turbo',
      '.loglex',
      'node_modules',
      'bower_components',
      'dist',
      'build',
      'coverage',
      'public',
      'vendor',
      'third_party',
      '.venv',
      'venv',
      '.tox',
      '.nox',
      '.eggs',
      '__pycache__',
      'site-packages',
    ].map((folder) => `**/${folder}/**`),
    ...['.min.js', '.min.cjs', '.min.mjs', '.d.ts', '.d.mts', '.d.cts'].map(
      (suffix) => `**/*${suffix}`,
    ),
  ],
  tests: [
    '**/{test,tests,__tests__,spec,specs,e2e,__mocks__,__fixtures__,fixture,fixtures,testdata,test-utils,cypress,playwright}/**',
    '**/*{.test,.spec,-test,-spec}.*',
    '**/{test_*,*_test,conftest}.py',
  ],
  references: new Map([['javascript', 'LOG.{name}']]),
  sinks: [],
  legends: [],
  emit: new Map(),
  generate: [],
  checks: new Map(),
  confidence: 'likely',
  lines: [],
};
