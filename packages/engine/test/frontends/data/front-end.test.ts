import { readConfiguration, type SettingSite } from '@loglex/engine';
import { describe, expect, it } from 'vitest';

function settingsOf(text: string, file = 'config.yaml') {
  const { facts } = readConfiguration(file, text);
  return (facts?.settingSites ?? []).map(({ key, range, value }: SettingSite) => {
    const written = text.slice(range.start, range.end);
    const said = value.kind === 'scalar' ? value.text : `(${value.kind})`;
    return `${key} @${written} ${said}`;
  });
}

describe('the settings of a configuration file', () => {
  it('are its entries, the outer ones first', () => {
    expect(
      settingsOf('logging:\n  level: info\n  file: { path: a.log }\nother: [a, { b: 1 }]\n'),
    ).toEqual([
      'logging @logging (map)',
      'logging.level @level info',
      'logging.file @file (map)',
      'logging.file.path @path a.log',
      'other @other (list)',
    ]);
  });

  it('in JSON as well', () => {
    expect(settingsOf('{ "logging": { "level": "in\\u0066o", "on": true } }', 'a.json')).toEqual([
      'logging @logging (map)',
      'logging.level @level info',
      'logging.on @on true',
    ]);
  });

  it.each([
    ['a:', 'nothing'],
    ['a: ~', 'nothing'],
    ['a: ${LEVEL}', 'computed'],
    ['a: "{{ level }}"', 'computed'],
    ['a: $LEVEL', 'computed'],
    ['a: !env LEVEL', 'computed'],
    ["a: 'null'", 'scalar'],
    ['a: 5 $', 'scalar'],
    ['a: "!no tag"', 'scalar'],
  ])('%s is %s', (text, kind) => {
    const { facts } = readConfiguration('a.yaml', text);
    expect(facts?.settingSites?.map(({ value }) => value.kind)).toEqual([kind]);
  });

  it('are none in an empty file, and a problem in one that cannot be read', () => {
    expect(settingsOf('')).toEqual([]);
    const { facts, problem } = readConfiguration('a.json', '{ "a": ');
    expect(facts).toBeUndefined();
    expect(problem?.message).toContain('not valid JSON');
  });

  it('comes with the comments that excuse', () => {
    const { facts } = readConfiguration(
      'a.yaml',
      '# loglex-disable-next-line unknown-setting -- old\na: 1\n',
    );
    expect(facts?.directives.map(({ scope, reason }) => [scope, reason])).toEqual([
      ['next-line', 'old'],
    ]);
  });
});
