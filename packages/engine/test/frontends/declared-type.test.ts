/** What types change, where a compiler gives them: a likely call becomes certain or none, and nothing is added. */
import { describe, expect, it } from 'vitest';
import { createFrontEnd, type DeclaredType, defaultSettings, type EsNode } from '@loglex/engine';
import { typeScriptTree } from './both-parsers.ts';

/** Sink and confidence of each call where every expression asked about has this type. */
function calls(text: string, ...declared: readonly DeclaredType[]): string[] {
  const asked: string[] = [];
  const types = {
    declaredTypeOf({ range: [start, end] = [0, 0] }: EsNode) {
      asked.push(text.slice(start, end));
      return declared;
    },
  };
  const file = 'src/a.ts';
  const tree = { ...typeScriptTree(file, text), types };
  const { calls: found } = createFrontEnd(defaultSettings).facts({ file, text, tree });
  return [
    ...found.map(({ sink, confidence, reason }) => `${sink} ${confidence}: ${reason}`),
    `asked: ${asked.join()}`,
  ];
}

const of = (name: string, from: string): DeclaredType => ({ name, from: { package: from } });

describe('a call that only a name makes look like one', () => {
  const text = "run.log.info('Started');";

  it('is certain where a logging library declares the type', () => {
    expect(calls(text, of('Logger', 'winston'))).toEqual([
      "winston certain: `run.log` has the type `Logger` of 'winston'",
      'asked: run.log',
    ]);
  });

  it('is certain where one of the types that it is made of is one', () => {
    const declared = [{ name: 'Reporter', from: 'project' } as const, of('BaseLogger', 'pino')];
    expect(calls(text, ...declared)[0]).toContain(
      'pino certain: `run.log` has the type `BaseLogger`',
    );
  });

  it('is certain where the type is named as loggers are', () => {
    expect(calls(text, { name: 'AppLogger', from: 'project' })[0]).toBe(
      'logger certain: `run.log` has the type `AppLogger`',
    );
    expect(calls(text, { name: 'Console', from: 'environment' })[0]).toContain('console certain');
  });

  it('is none where the language declares all of the type', () => {
    const declared = [
      { name: 'HTMLElement', from: 'environment' },
      { name: 'Element', from: 'environment' },
    ] as const;
    expect(calls(text, ...declared)).toEqual(['asked: run.log']);
  });

  it('stays likely where the type says nothing', () => {
    expect(calls(text)[0]).toContain('logger likely');
    expect(calls(text, { name: 'Reporter', from: 'project' })[0]).toContain('logger likely');
    expect(calls(text, of('Signale', 'signale'))[0]).toContain('logger likely');
  });
});

it('asks nothing about what is certain, or is no call without types', () => {
  const text = "import pino from 'pino'; pino().info('a'); other.info('b'); toast.error('c');";
  expect(calls(text, of('Logger', 'pino')).at(-1)).toBe('asked: ');
});

it('adds no call: what is used as a value is none with types either', () => {
  expect(calls("const x = run.log.info('Started');", of('Logger', 'pino'))).toEqual([
    'asked: run.log',
  ]);
});
