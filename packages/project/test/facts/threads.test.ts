import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from '../folder.ts';

const DIST = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

// Worker threads run compiled code, so this tests the build.
describe.skipIf(!existsSync(DIST))('threads', () => {
  it('give the same results in the same order, however many they are', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `src/${index % 7}/file-${index}.ts`,
        index % 3 === 0
          ? `console.log('message ${index % 5} of a file', ${index});\n`
          : 'export {};\n',
      ]),
    );
    const root = folder({ ...files, 'src/bad.ts': 'console.log(' });
    const runs = [1, 2, 4].map((threads) => {
      const script = `
        import { openProject } from ${JSON.stringify(DIST)};
        const project = await openProject({ cwd: ${JSON.stringify(root)}, cache: false, threads: ${threads} });
        const { findings, problems, stats } = await project.check();
        console.log(JSON.stringify({ findings, problems, parsed: stats.parsed }));`;
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', script],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      return stdout;
    });
    const [one] = runs;
    expect(JSON.parse(one!)).toMatchObject({ parsed: 100, problems: [{ file: 'src/bad.ts' }] });
    expect(runs).toEqual([one, one, one]);
  });
});
