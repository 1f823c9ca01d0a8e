import { explainTag, explainWord, parseCatalog, suggestWord } from '@loglex/catalog';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FILE = new URL('../../../../test-fixtures/catalogs/good/telemetry.yaml', import.meta.url);
const { catalog } = parseCatalog([{ file: 'c.yaml', text: readFileSync(FILE, 'utf8') }]);

describe('explainTag', () => {
  it.each([
    ['(config:init.model)', ['provenance:0']],
    ['(cli; runtime)', ['provenance:0']],
    ['(cli; runtme)', ['provenance:1']],
    ['QUIET', ['verbosity:0']],
    ['Root CREATED Worker', ['actions:CREATED']],
    ['nothing at all', []],
  ])('%s', (text, expected) => {
    const readings = explainTag(catalog, text).map((reading) =>
      reading.kind === 'tag'
        ? `${reading.legend.name}:${reading.tag.problems.length}`
        : `${reading.legend.name}:${reading.match.term.name}`,
    );
    expect(readings).toEqual(expected);
  });
});

describe('explainWord', () => {
  it.each([
    ['VERBOSE', ['term']],
    ['SILENT', ['term']],
    ['source', ['group']],
    ['model', ['scope', 'section-key']],
    ['health', ['legend']],
    ['training_run', ['section']],
    ['epochs', ['section-key']],
    ['logging.level', ['setting']],
    ['APP_LOG_LEVEL', ['setting']],
    ['stage', ['destination']],
    ['email', ['alert']],
    ['verbose', []],
    ['__proto__', []],
  ])('%s', (word, expected) => {
    expect(explainWord(catalog, word).map(({ kind }) => kind)).toEqual(expected);
  });

  it('has a word for one that is mistyped', () => {
    expect(suggestWord(catalog, 'VERBOS')).toBe('VERBOSE');
    expect(suggestWord(catalog, 'traning_run')).toBe('training_run');
    expect(suggestWord(catalog, 'something else')).toBeUndefined();
  });
});
