import { readdirSync, readFileSync } from 'node:fs';
import { CATALOG_PROBLEMS, exampleFiles, parseCatalog } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

const problems = Object.entries(CATALOG_PROBLEMS);

describe.each(problems)('%s', (id, kind) => {
  it('is what its incorrect example has, and nothing else', () => {
    const found = parseCatalog(exampleFiles(kind.incorrect)).problems;
    expect(found.map((problem) => [problem.id, problem.severity])).toEqual([[id, kind.severity]]);
  });

  it('is not what its correct example has', () => {
    expect(parseCatalog(exampleFiles(kind.correct)).problems).toEqual([]);
  });

  it('has words', () => {
    expect(kind.description).toMatch(/^(?:Disallow|Require|Limit) .*[^.]$/);
    expect(kind.what).toMatch(/\.$/);
    expect(kind.why).toMatch(/\.$/);
  });
});

describe('the table', () => {
  it('names every id that the sources use', () => {
    const folder = new URL('../../src/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('problems'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const used = sources.flatMap((source) =>
      Array.from(
        source.matchAll(/\bid: '([a-z0-9-]+)'|problem\(\s*'([a-z0-9-]+)'/g),
        (match) => match[1] ?? match[2],
      ),
    );
    expect(new Set(used)).toEqual(new Set(problems.map(([id]) => id)));
  });
});
