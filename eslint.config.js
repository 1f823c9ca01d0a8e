// @ts-check
/**
 * Lint for our own code. Most of it is borrowed; what is ours are the walls of ARCHITECTURE.md, stated
 * as imports that may not exist. `scripts/walls.test.js` breaks each of them and expects to be told.
 */
import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each package may know of the others. Nothing points back. */
const ARROWS = {
  catalog: [],
  engine: ['catalog'],
  project: ['catalog', 'engine'],
  'eslint-plugin': ['catalog', 'engine', 'project'],
  lsp: ['catalog', 'engine', 'project'],
  cli: ['catalog', 'engine', 'project', 'lsp'],
  'vscode-extension': ['lsp'],
  runtime: [],
};

/** Packages that run anywhere: in a worker of the browser as well as under Node. */
const PURE = ['catalog', 'engine', 'runtime'];

const NODE_BUILTINS = {
  regex: `^(?:node:|(?:${builtinModules.join('|')})(?:/|$))`,
  message:
    'This package does no I/O, so that it runs anywhere: let @loglex/project hand the data in.',
};

const PARSERS = {
  regex:
    '^(?:typescript|ts-morph|espree|acorn|acorn-.*|esprima|meriyah|oxc-.*|@oxc-.*|@swc/.*|@babel/.*|@ast-grep/.*|@lezer/.*|@typescript-eslint/.*|.*tree-sitter.*)(?:/|$)',
  message: 'The engine is given trees and parses none: see ports.ts.',
};

const FACES = {
  regex: '^(?:eslint|eslint-.*|@eslint/.*|@eslint-community/.*|vscode|vscode-.*|estree)(?:/|$)',
  message: 'A face translates what the engine says; the engine knows no face.',
};

const INTO_ANOTHER_PACKAGE = {
  regex: `^\\.{1,2}/(?:.*/)?(?:packages/)?(?:${Object.keys(ARROWS).join('|')})/(?:src|dist|test)(?:/|$)`,
  message: 'Import another package by its name: its index is what it promises.',
};

const DEEP_IMPORT = {
  regex: '^(?!@loglex/runtime/bridge$)(?:@loglex/[^/]+|loglex|eslint-plugin-loglex|loglex-vscode)/',
  message: 'Import another package by its name: its index is what it promises.',
};

/** @param {string} name */
function arrows(name) {
  const allowed = ARROWS[/** @type {keyof typeof ARROWS} */ (name)];
  return {
    regex: `^(?:@loglex/(?!(?:${allowed.join('|')})$)|(?:eslint-plugin-)?loglex$|loglex-vscode$)`,
    message: `Arrows point one way: ${name} may import ${allowed.join(', ') || 'no other package'}.`,
  };
}

const TREES = {
  regex: '^\\.{1,2}/(?:.*/)?(?:frontends/|ports\\.ts$)',
  message: 'Here are facts and no trees: what the facts lack, a front end has to learn.',
};

const CHECKS = {
  regex: '^\\.{1,2}/(?:.*/)?checks/',
  message: 'Facts know nothing of those who judge them.',
};

const LOADING = {
  selector: 'ImportExpression',
  message: 'This package is given all it needs; loading on demand is for the faces.',
};

/** Ids of languages, as facts and settings have them. */
const LANGUAGES = '/^(?:javascript|typescript|python)$/';

/** What a language needs is asked of its front end or its writer, never decided by its name. */
const NO_LANGUAGE = [
  `Literal[value=${LANGUAGES}]`,
  'BinaryExpression[operator=/^[=!]==?$/]:has(> MemberExpression[property.name="language"])',
  'BinaryExpression[operator=/^[=!]==?$/]:has(> Identifier[name="language"])',
  'SwitchStatement[discriminant.property.name="language"]',
  'SwitchStatement[discriminant.name="language"]',
].map((selector) => ({
  selector,
  message: 'Nothing here knows one language from another: ask the front end or the writer.',
}));

/**
 * @param {string} name of a package
 * @param {...{ regex: string, message: string }} further patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
function wallsOf(name, ...further) {
  const pure = PURE.includes(name) ? [NODE_BUILTINS, PARSERS, FACES] : [];
  const patterns = [arrows(name), INTO_ANOTHER_PACKAGE, DEEP_IMPORT, ...pure, ...further];
  return {
    'no-restricted-imports': ['error', { patterns }],
    ...(PURE.includes(name) && { 'no-restricted-syntax': ['error', LOADING] }),
  };
}

/** @type {import('eslint').Linter.Config[]} */
const walls = [
  ...Object.keys(ARROWS).map((name) => ({
    name: `walls/${name}`,
    files: [`packages/${name}/src/**`],
    rules: wallsOf(name),
  })),
  {
    name: 'walls/checks-see-no-tree',
    files: [
      'packages/engine/src/{change,checks,constants,fixes,writers,audit,draft,index,editor,explain}/**',
    ],
    rules: wallsOf('engine', TREES),
  },
  {
    name: 'walls/facts-know-no-check',
    files: ['packages/engine/src/{facts,frontends,sinks}/**'],
    rules: wallsOf('engine', CHECKS),
  },
  {
    name: 'walls/no-language-outside-front-ends',
    files: ['packages/engine/src/{change,checks,constants,editor,fixes}/**'],
    rules: { 'no-restricted-syntax': ['error', LOADING, ...NO_LANGUAGE] },
  },
  {
    name: 'walls/no-language-in-the-program',
    files: ['packages/cli/src/**'],
    rules: { 'no-restricted-syntax': ['error', ...NO_LANGUAGE] },
  },
];

export default defineConfig(
  globalIgnores(['**/dist/', 'coverage/', 'test-fixtures/', '**/fixtures/', '.loglex/', '.cache/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  // Control characters and runs of spaces are what some expressions are about.
  { rules: { 'no-control-regex': 'off', 'no-regex-spaces': 'off' } },
  {
    name: 'typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    name: 'typescript/with-types',
    files: ['packages/*/src/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Methods here are functions in object literals: none has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A port may be asynchronous where today's implementation is not.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    name: 'eslint-plugin',
    files: ['packages/eslint-plugin/src/**/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
  },
  {
    name: 'typescript/any-logger',
    files: ['packages/runtime/src/loggers/**'],
    rules: {
      // A logger is what it can do: none is imported, so none has a type here.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    name: 'node',
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'URL', 'console', 'performance', 'process', 'setTimeout'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  ...walls,
  {
    name: 'walls/tests',
    files: ['packages/*/test/**', 'scripts/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [DEEP_IMPORT, INTO_ANOTHER_PACKAGE] }],
    },
  },
  {
    name: 'walls/file-names',
    files: [
      '**/{util,utils,misc,helper,helpers,common,manager}.*',
      '**/*-{utils,helpers,manager}.*',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program',
          message: 'Name a file after what it holds: this name holds anything.',
        },
      ],
    },
  },
);
