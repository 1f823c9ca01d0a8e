import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { folderLabel, foldersOf, holds } from '../../src/audit/folders.ts';

/** Each folder as `label calls`. */
function divide(calls: Record<string, number>): string[] {
  return foldersOf(new Map(Object.entries(calls))).map(
    (folder) => `${folderLabel(folder)} ${folder.calls}`,
  );
}

describe('foldersOf', () => {
  it('goes past folders that only say where code stands', () => {
    expect(
      divide({ 'src/db/a.ts': 2, 'src/http/b.ts': 2, 'src/jobs/c.ts': 2, 'src/d.ts': 1 }),
    ).toEqual(['src/db/ 2', 'src/http/ 2', 'src/jobs/ 2', 'src/* 1']);
  });

  it('gives each workspace package a folder', () => {
    expect(
      divide({
        'packages/a/src/x.ts': 3,
        'packages/b/x.ts': 3,
        'packages/c/x.ts': 3,
        'cli/x.ts': 3,
      }),
    ).toEqual(['cli/ 3', 'packages/a/ 3', 'packages/b/ 3', 'packages/c/ 3']);
  });

  it('cuts a folder that holds most of the calls', () => {
    expect(
      divide({
        'server/jobs/a.js': 40,
        'server/http/b.js': 30,
        'server/c.js': 20,
        'tools/d.js': 10,
      }),
    ).toEqual(['server/jobs/ 40', 'server/http/ 30', 'server/* 20', 'tools/ 10']);
  });

  it('leaves out folders without a call', () => {
    expect(divide({ 'src/a/x.ts': 1, 'src/b/x.ts': 0 })).toEqual(['src/a/ 1']);
    expect(divide({})).toEqual([]);
  });

  it('puts every file into exactly one folder', () => {
    const segment = fc.constantFrom('src', 'lib', 'packages', 'a', 'b', 'a b', '[id]', 'x.ts');
    const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.dictionary(path, fc.integer({ min: 1, max: 50 })), (record) => {
        const calls = new Map(Object.entries(record));
        const folders = foldersOf(calls);
        for (const file of calls.keys()) {
          expect(folders.filter((folder) => holds(folder, file))).toHaveLength(1);
        }
      }),
    );
  });
});
