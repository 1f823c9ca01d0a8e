/** The functions of ours are recognised as they are declared: the runtime's, and the one of a generated module. */
import { readFileSync } from 'node:fs';
import { GENERATORS, parseCatalog } from '@loglex/catalog';
import {
  checks,
  defaultSettings,
  generatedSpelling,
  readSettings,
  type Settings,
} from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { loglexSink, ownSinks } from '../../src/sinks/loglex.ts';
import { factsOf } from '../frontends/python/read.ts';

const { settings } = readSettings(
  [
    {
      file: 'loglex.yaml',
      text: 'loglex: 1\ngenerate: [{ target: python, out: app/log_codes.py, importAs: app.log_codes }]\n',
    },
  ],
  checks,
);

const callsOf = (text: string, given: Settings = settings) => factsOf(text, given).calls;

describe('log_constant of a generated module', () => {
  it('has a logger, a constant, more text, fields and an error', () => {
    const [call] = callsOf(
      'from app.log_codes import LOG_UP, log_constant\nlog_constant(logger, LOG_UP, "more", extra={"a": 1}, exc_info=error)\n',
    );
    expect(call).toMatchObject({
      sink: 'loglex:0',
      logger: { text: 'logger' },
      constant: { kind: 'static', candidates: [{ text: 'UP' }] },
      detail: { static: true, form: 'static' },
      fields: [{ key: 'a' }],
      error: { text: 'error' },
    });
  });

  it('is that of the module and no other, nor any where none is generated', () => {
    const text = 'from other import log_constant\nlog_constant(logger, 1)\n';
    expect(callsOf(text)).toEqual([]);
    const own = 'from app.log_codes import log_constant\nlog_constant(logger, 1)\n';
    expect(callsOf(own)).toHaveLength(1);
    expect(callsOf(own, defaultSettings)).toEqual([]);
  });

  it('has the parameters that the module declares', () => {
    const { text } = GENERATORS.get('python')!(parseCatalog([]).catalog, { from: [] });
    const [, parameters] = /^def log_constant\(([^)]*)\)/m.exec(text)!;
    const names = [...parameters!.matchAll(/^ {4}(\w+)/gm)].map(([, name]) => name!);
    const sink = ownSinks(settings).get('loglex:0')!;
    expect(names).toEqual(['logger', 'constant', ...sink.keywords.keys()]);
  });
});

it('the runtime declares the arguments that its sink has', () => {
  const source = readFileSync(
    new URL('../../../runtime/src/log-constant.ts', import.meta.url),
    'utf8',
  );
  const [, parameters] = /logConstant\(\n([^)]*)\): void \{/.exec(source)!;
  const names = [...parameters!.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual(loglexSink.args);
});

describe('the spelling of generated constants', () => {
  it('is that of the references', () => {
    expect(generatedSpelling('typescript', defaultSettings)).toMatchObject({
      by: 'name',
      owner: 'LOG',
    });
    expect(generatedSpelling('python', defaultSettings)).toBeUndefined();
    expect(generatedSpelling('json', settings)).toBeUndefined();
  });

  it('is LOG_{name} in Python where nothing else is said, for reading as well', () => {
    expect(settings.references.get('python')).toBe('LOG_{name}');
    const other = readSettings(
      [
        {
          file: 'loglex.yaml',
          text: 'loglex: 1\nreferences: { python: "codes.{name}" }\ngenerate: [{ target: python, out: a.py }]\n',
        },
      ],
      checks,
    );
    expect(other.settings.references.get('python')).toBe('codes.{name}');
  });
});
