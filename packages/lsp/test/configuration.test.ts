/** The settings of an editor: what the table offers is what the server reads, and whatever else comes is as by default. */
import { describe, expect, it } from 'vitest';
import { sourceChecks } from '@loglex/engine';
import { configurationSchema } from '@loglex/lsp';
import { readConfiguration } from '../src/configuration.ts';

const schema = configurationSchema(sourceChecks);
const isOf = (key: string) =>
  key.replace(/^loglex\./, '') as 'diagnostics' | 'inlayHints' | 'semanticTokens';

it('every setting that is read is offered', () => {
  const offered = Object.keys(schema).map((key) => key.replace(/^loglex\./, ''));
  expect(offered).toEqual(Object.keys(readConfiguration({})));
});

describe.each(Object.entries(schema).filter(([, { type }]) => type === 'string'))(
  '%s',
  (key, { default: standard, enum: values = [], enumDescriptions = [] }) => {
    it('is read as it is offered', () => {
      expect(readConfiguration({})[isOf(key)]).toBe(standard);
      for (const value of values) {
        expect(readConfiguration({ [isOf(key)]: value })[isOf(key)]).toBe(value);
      }
      expect(enumDescriptions).toHaveLength(values.length);
    });

    it.each([null, 1, 'nothing of the kind', [], {}])('is as by default for %j', (value) => {
      expect(readConfiguration({ [isOf(key)]: value })[isOf(key)]).toBe(standard);
    });
  },
);

describe('loglex.severities', () => {
  it('offers every check', () => {
    expect(Object.keys(schema['loglex.severities']!.properties!)).toEqual(
      sourceChecks.map(({ id }) => id),
    );
  });

  it('keeps what is a severity', () => {
    const given = {
      'loop-noise': 'hint',
      'unknown-code': 'loud',
      'ad-hoc-log': 1,
      __proto__: null,
    };
    expect([...readConfiguration({ severities: given }).severities]).toEqual([
      ['loop-noise', 'hint'],
    ]);
    expect([...readConfiguration({ severities: ['hint'] }).severities]).toEqual([]);
  });
});
