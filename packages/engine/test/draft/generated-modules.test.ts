import { expect, test } from 'vitest';
import type { FileFacts } from '@loglex/engine';
import { generatedModules } from '../../src/draft/generated-modules.ts';

function modulesOf(sources: readonly string[], imports: readonly string[] = []): string[] {
  const facts = { imports: imports.map((source) => ({ kind: 'python', source })) } as unknown;
  return generatedModules(sources, [facts as FileFacts]).map(
    ({ target, out, importAs }) => `${target} ${out} ${importAs}`,
  );
}

test.each<[what: string, sources: string[], imports: string[], expected: string[]]>([
  [
    'TypeScript below src',
    ['src/a.ts', 'test/b.ts'],
    [],
    ['typescript src/log-codes.ts ./log-codes.js'],
  ],
  ['TypeScript anywhere', ['a.mts'], [], ['typescript log-codes.ts ./log-codes.js']],
  ['JavaScript', ['src/a.js'], [], ['javascript src/log-codes.js ./log-codes.js']],
  [
    'JavaScript with a line of TypeScript',
    ['a.js', 'b.ts'],
    [],
    ['typescript log-codes.ts ./log-codes.js'],
  ],
  [
    'a Python package',
    ['app/__init__.py', 'app/main.py', 'app/db/__init__.py', 'setup.py'],
    [],
    ['python app/log_codes.py app.log_codes'],
  ],
  [
    'a Python package below src',
    ['src/app/__init__.py', 'src/app/main.py'],
    [],
    ['python src/app/log_codes.py app.log_codes'],
  ],
  [
    'the package with most of the code, not that of the tests',
    [
      'tests/__init__.py',
      'tests/test_a.py',
      'tests/test_b.py',
      'a/__init__.py',
      'b/__init__.py',
      'b/c.py',
    ],
    [],
    ['python b/log_codes.py b.log_codes'],
  ],
  ['Python scripts', ['main.py', 'tool.py'], [], ['python log_codes.py log_codes']],
  [
    'a folder of scripts that import each other by their own names',
    ['bin/main.py', 'bin/tool.py'],
    ['tool'],
    ['python bin/log_codes.py log_codes'],
  ],
  [
    'a folder that is a package without saying so',
    ['app/main.py', 'app/tool.py'],
    ['app.tool'],
    ['python app/log_codes.py app.log_codes'],
  ],
  [
    'files that somebody wrote stay',
    ['src/log-codes.ts', 'app/__init__.py', 'app/log_codes.py', 'app/log_constants.py'],
    [],
    [
      'typescript src/log-constants.ts ./log-constants.js',
      'python app/log_catalog.py app.log_catalog',
    ],
  ],
  [
    'both languages',
    ['web/a.ts', 'app/__init__.py'],
    [],
    ['typescript log-codes.ts ./log-codes.js', 'python app/log_codes.py app.log_codes'],
  ],
])('%s', (_, sources, imports, expected) => {
  expect(modulesOf(sources, imports)).toEqual(expected);
});
