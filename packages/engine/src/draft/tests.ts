/** Globs of test files: those of the usual ones that match something here. */
import { pathMatcher } from '../text/path-glob.ts';

const FOLDERS =
  '__fixtures__ __mocks__ __tests__ cypress e2e fixture fixtures playwright spec specs test test-utils testdata tests';
const SUFFIXES = '.spec .test -spec -test';

const USUAL = [
  ...SUFFIXES.split(' ').map((suffix) => `**/*${suffix}.*`),
  ...FOLDERS.split(' ').map((folder) => `**/${folder}/**`),
];

/** What a project without any test is given, to show how it is written. */
const EXAMPLE = ['**/*.test.*'];

/** The globs by which the test code among `paths` is told. */
export function testGlobs(paths: readonly string[]): readonly string[] {
  const found = USUAL.filter((glob) => {
    const matches = pathMatcher([glob]);
    return paths.some((path) => matches(path));
  });
  return found.length > 0 ? found : EXAMPLE;
}
