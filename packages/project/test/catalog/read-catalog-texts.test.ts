import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogTexts } from '../../src/catalog/read-catalog-texts.ts';
import { folder } from '../folder.ts';

const read = (root: string, ...globs: string[]) => {
  const references = globs.map((glob) => ({ kind: 'data', glob }) as const);
  const { texts, problems } = readCatalogTexts(root, references, 'loglex.yaml');
  return {
    files: texts.map(({ file }) => file),
    problems: problems.map((one) => `${one.file}: ${one.message}`),
  };
};

describe('readCatalogTexts', () => {
  it('reads paths and globs, each file once, globs in the order of names', () => {
    const root = folder({
      'z.yaml': '',
      'logs/b.yaml': '',
      'logs/a.json': '',
      'logs/deep/c.yaml': '',
    });
    expect(read(root, 'z.yaml', 'logs/**/*.{yaml,json}', 'logs/b.yaml')).toEqual({
      files: ['z.yaml', 'logs/a.json', 'logs/b.yaml', 'logs/deep/c.yaml'],
      problems: [],
    });
  });

  it('blames the settings for what leads nowhere or outside', () => {
    const root = folder({ 'in/': '', 'out.yaml': '' });
    expect(read(join(root, 'in'), 'logs/*.yaml', '../out.yaml', '/etc/passwd')).toEqual({
      files: [],
      problems: [
        expect.stringMatching(/^loglex.yaml: No file matches the catalog "logs\/\*.yaml"/),
        expect.stringMatching(/^loglex.yaml: The catalog "..\/out.yaml" lies outside the project/),
        expect.stringMatching(/^loglex.yaml: The catalog "\/etc\/passwd" lies outside the project/),
      ],
    });
  });

  it('tells of files that cannot be read, and reads the others', () => {
    const root = folder({
      'in/a.yaml': 'x',
      'in/folder.yaml/': '',
      'in/bytes.yaml': Buffer.from([0xe9]),
      'out.yaml': '',
    });
    const inside = join(root, 'in');
    symlinkSync('../out.yaml', join(inside, 'link.yaml'));
    symlinkSync('loop.yaml', join(inside, 'loop.yaml'));
    expect(
      read(inside, 'a.yaml', 'folder.yaml', 'bytes.yaml', 'link.yaml', 'loop.yaml', 'gone.yaml'),
    ).toEqual({
      files: ['a.yaml'],
      problems: [
        expect.stringMatching(/^folder.yaml: .*EISDIR/),
        expect.stringMatching(/^bytes.yaml: .*not valid UTF-8/),
        expect.stringMatching(/^link.yaml: It leads out of the project by a symbolic link/),
        expect.stringMatching(/^loop.yaml: .*ELOOP/),
        expect.stringMatching(/^gone.yaml: .*ENOENT/),
      ],
    });
  });
});
