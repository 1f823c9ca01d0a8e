import {
  type Check,
  defaultSettings,
  defineCheck,
  extendsOf,
  readSettings,
  type Settings,
  type SettingsProblem,
} from '@loglex/engine';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const CHECKS: readonly Check[] = [
  defineCheck({
    kind: 'file',
    id: 'quiet-please',
    description: 'Disallow noise',
    defaultSeverity: 'warning',
    testSeverity: 'off',
    messages: {},
    options: {
      type: 'object',
      additionalProperties: false,
      properties: {
        most: { type: 'integer', minimum: 0 },
        names: { type: 'array', items: { type: 'string' } },
        aliases: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
    docs: { what: '', why: '', incorrect: [], correct: [] },
    *run() {},
  }),
];

function read(...texts: (string | readonly [file: string, text: string])[]) {
  return readSettings(
    texts.map((text) =>
      typeof text === 'string' ? { file: 'loglex.yaml', text } : { file: text[0], text: text[1] },
    ),
    CHECKS,
  );
}

function settingsOf(...texts: Parameters<typeof read>): Settings {
  const { settings, problems } = read(...texts);
  expect(problems).toEqual([]);
  return settings;
}

/** Each problem as the text it points at, and its words. */
function problemsOf(text: string): string[] {
  return read(text).problems.map(
    ({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`,
  );
}

describe('docs', () => {
  it('are a site in a folder, and one page of Markdown where the path says so', () => {
    expect(read('loglex: 1\ndocs: { out: docs/logs }').settings.docs).toEqual({
      out: 'docs/logs',
      format: 'html',
      sites: false,
    });
    expect(read('loglex: 1\ndocs: { out: LOGS.md }').settings.docs?.format).toBe('markdown');
  });

  it('are written below the folder of the settings file, and replace those of an outer one', () => {
    const { settings } = read('loglex: 1\ndocs: { out: docs, title: Outer }', [
      'api/loglex.yaml',
      'loglex: 1\nextends: ../loglex.yaml\ndocs: { out: ./pages, sites: true }',
    ]);
    expect(settings.docs).toEqual({ out: 'api/pages', format: 'html', sites: true });
  });

  it('link to http and https alone', () => {
    const { settings, problems } = read('loglex: 1\ndocs: { out: a, sources: "javascript:1" }');
    expect(settings.docs).toEqual({ out: 'a', format: 'html', sites: false });
    expect(problems).toHaveLength(1);
  });
});

describe('readSettings', () => {
  it('reads where a legend holds, the first argument where nothing more is said', () => {
    const text = `loglex: 1
legends:
  - { legend: verbosity, call: ExecutorConfig, from: railtracks, language: python, keyword: logging }
  - { legend: status, call: '*.finalize', position: 1, language: typescript }
  - { legend: status, call: close }
  - { call: lost }
`;
    expect(read(text).settings.legends).toEqual([
      {
        legend: 'verbosity',
        call: 'ExecutorConfig',
        from: 'railtracks',
        language: 'python',
        keyword: 'logging',
      },
      { legend: 'status', call: '*.finalize', language: 'javascript', position: 1 },
      { legend: 'status', call: 'close', position: 0 },
    ]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it.each([
    ['language: python, ', 0],
    ['language: typescript, ', 1],
    ['', 1],
  ])('takes a maker of loggers for Python alone: %j', (language, problems) => {
    const text = `loglex: 1\nsinks: [{ call: get_log, ${language}makes: logger }]\n`;
    expect(problemsOf(text)).toHaveLength(problems);
    if (problems > 0) {
      const [{ message, range }] = read(text).problems as [SettingsProblem];
      expect(text.slice(range.start, range.end)).toBe('makes');
      expect(message).toContain('for Python only');
    }
  });

  it('reads which calls write sections, and what an entry is where nothing is said', () => {
    const text = `loglex: 1
sections:
  - { call: log_section, language: python, args: [logger, title, entries, level], keywords: { level: level }, level: info }
  - { call: build, from: ./summary.js, args: [title, entries], entry: { call: Item, args: [rest, key], keywords: { label: key } } }
  - { call: lost }
`;
    expect(read(text).settings.sections).toEqual([
      {
        call: 'log_section',
        language: 'python',
        args: ['logger', 'title', 'entries', 'level'],
        keywords: new Map([['level', 'level']]),
        level: 'info',
        entry: { args: ['key', 'value', 'tag'], keywords: new Map() },
      },
      {
        call: 'build',
        from: './summary.js',
        args: ['title', 'entries'],
        keywords: new Map(),
        entry: { call: 'Item', args: ['rest', 'key'], keywords: new Map([['label', 'key']]) },
      },
    ]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('reads where settings are made, with paths from the root', () => {
    const text = `loglex: 1
configuration:
  - { settings: logging, files: [config/*.yaml], environment: [APP_LOG_*] }
  - { files: [lost.yaml] }
`;
    expect(read(text).settings.configuration).toEqual([
      { settings: 'logging', files: ['config/*.yaml'], environment: ['APP_LOG_*'] },
    ]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('reads what sets logging up', () => {
    const text = `loglex: 1
setup:
  - { call: setup_logging, from: app.logs, language: python }
  - { call: '*.startLogging', language: typescript }
  - { from: lost }
`;
    expect(read(text).settings.setup).toEqual([
      { call: 'setup_logging', from: 'app.logs', language: 'python' },
      { call: '*.startLogging', language: 'javascript' },
    ]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('keeps the defaults where nothing is said', () => {
    expect(settingsOf('loglex: 1')).toEqual(defaultSettings);
    expect(readSettings([], CHECKS)).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('reads every key', () => {
    const settings = settingsOf(`
loglex: 1
catalogs: [log-catalog/*.yaml, { python: app/log_constants.py, preset: constant-calls }, { typescript: src/codes.ts, preset: object-members, call: make, args: [code, level], keys: { id: code }, levels: { result: info } }]
files: { include: ["src/**"], exclude: ["src/old/**", "!vendor/ours/**"] }
tests: ["checks/**"]
references: { typescript: "LOG.{name}", python: "LOG_{name}" }
knownSinks: { click: on, print: off }
sinks:
  - { call: log_constant, language: python, args: [logger, constant], keywords: { message: detail, exc_info: error } }
  - { call: "log.{level}", from: ./logger.js, language: typescript, args: [label, message, ...rest], level: info }
legends: [{ legend: verbosity, call: ExecutorConfig, keyword: logging }]
setup: [{ call: start_logging }]
protocols: [{ open: StageIO, from: app.stages, language: python, close: [finalize], record: [add_error] }, { open: openStage, close: [finish], outputs: { get: [path], track: [keep, list] } }]
paths: [{ folders: [outputs], use: [path], except: [src/stage.ts], language: typescript }, { folders: ['0*'], use: [a, b] }]
emit: { typescript: { sink: logConstant, from: "@loglex/runtime", prefix: true }, python: { sink: log_constant } }
generate: [{ target: typescript, out: src/log-codes.ts, importAs: ./log-codes.js }]
checks: { quiet-please: { severity: error, testSeverity: info, most: 3, names: [a, b] } }
confidence: certain
lines: ["{code} | {message}"]
`);
    expect(settings).toEqual({
      catalogs: [
        { kind: 'data', glob: 'log-catalog/*.yaml' },
        {
          kind: 'code',
          language: 'python',
          path: 'app/log_constants.py',
          preset: 'constant-calls',
          said: {},
        },
        {
          kind: 'code',
          language: 'javascript',
          path: 'src/codes.ts',
          preset: 'object-members',
          said: {
            call: 'make',
            args: ['code', 'level'],
            keys: new Map([['id', 'code']]),
            levels: new Map([['result', 'info']]),
          },
        },
      ],
      include: ['src/**'],
      exclude: [...defaultSettings.exclude, 'src/old/**', '!vendor/ours/**'],
      tests: ['checks/**'],
      references: new Map([
        ['javascript', 'LOG.{name}'],
        ['python', 'LOG_{name}'],
      ]),
      protocols: [
        {
          open: 'StageIO',
          from: 'app.stages',
          language: 'python',
          close: ['finalize'],
          record: ['add_error'],
        },
        {
          open: 'openStage',
          close: ['finish'],
          record: [],
          outputs: { get: ['path'], track: ['keep', 'list'] },
        },
      ],
      paths: [
        { folders: ['outputs'], use: ['path'], except: ['src/stage.ts'], language: 'javascript' },
        { folders: ['0*'], use: ['a', 'b'], except: [] },
      ],
      legends: [{ legend: 'verbosity', call: 'ExecutorConfig', keyword: 'logging' }],
      sections: [],
      configuration: [],
      setup: [{ call: 'start_logging' }],
      sinks: [
        {
          call: 'log_constant',
          language: 'python',
          args: ['logger', 'constant'],
          keywords: new Map([
            ['message', 'detail'],
            ['exc_info', 'error'],
          ]),
        },
        {
          call: 'log.{level}',
          from: './logger.js',
          language: 'javascript',
          args: ['label', 'message', '...rest'],
          keywords: new Map(),
          level: 'info',
        },
      ],
      knownSinks: new Map([
        ['click', true],
        ['print', false],
      ]),
      emit: new Map([
        ['javascript', { sink: 'logConstant', from: '@loglex/runtime', prefix: true }],
        ['python', { sink: 'log_constant', prefix: false }],
      ]),
      generate: [{ target: 'typescript', out: 'src/log-codes.ts', importAs: './log-codes.js' }],
      checks: new Map([
        [
          'quiet-please',
          { severity: 'error', testSeverity: 'info', options: { most: 3, names: ['a', 'b'] } },
        ],
      ]),
      confidence: 'certain',
      lines: ['{code} | {message}'],
    });
  });

  it('takes YAML that reads as a boolean elsewhere for the severity that is meant', () => {
    const { checks } = settingsOf('loglex: 1\nchecks: { quiet-please: off }');
    expect(checks.get('quiet-please')).toEqual({ severity: 'off', options: {} });
  });

  it('reads JSON too', () => {
    expect(settingsOf(['loglex.json', '{ "loglex": 1, "lines": ["{code}"] }']).lines).toEqual([
      '{code}',
    ]);
  });

  it.each([
    [
      'loglex: 1\nconfidnce: likely',
      'confidnce: "confidnce" is no key that is read here. Did you mean "confidence"?',
    ],
    [
      'loglex: 1\nchecks: { quiet-plase: off }',
      'quiet-plase: "quiet-plase" is no key that is read here. Did you mean "quiet-please"?',
    ],
    [
      'loglex: 1\nconfidence: likly',
      'likly: "confidence" cannot be "likly". Did you mean "likely"?',
    ],
  ])('says what was meant: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('says which option a check does not have, and what one may be', () => {
    expect(problemsOf('loglex: 1\nchecks: { quiet-please: { mst: 3 } }')).toEqual([
      expect.stringMatching(/^mst: .*Did you mean "most"\?$/),
    ]);
    expect(problemsOf('loglex: 1\nchecks: { quiet-please: { most: many } }')).toEqual([
      expect.stringMatching(/^many: "most" must be a whole number/),
    ]);
  });

  it('tells of layouts that no line can be read by', () => {
    expect(
      problemsOf(
        'loglex: 1\nlines: ["{level} {message}", pino, pinot, "{level}{message}", { json: { message: text } }, { json: { text: message } }]\n',
      ),
    ).toEqual([
      'pinot: No line can be read by this: it has no {message}, and is no name of a layout: those are otlp, bunyan, pino, ecs, structlog, python-json-logger, winston.',
      '"{level}{message}": No line can be read by this: nothing stands between {level} and {message}, so nobody can tell where one ends.',
      '{ json: { text: message } }: No line can be read by this: "text" is nothing that a record has.',
    ]);
  });

  it('leaves out what is wrong and keeps the rest', () => {
    const { settings, problems } = read('loglex: 1\nconfidence: sure\nlines: ["{code}"]\n');
    expect(problems).toHaveLength(1);
    expect(settings.lines).toEqual(['{code}']);
    expect(settings.confidence).toBe(defaultSettings.confidence);
  });

  it.each([
    '',
    '# nothing\n',
    '[]',
    'text',
    'loglex: 1\n\tlines: []',
    '<<<<<<< a\nloglex: 1\n>>>>>>> b\n',
    '{',
  ])('tells of %j in one problem and keeps the defaults', (text) => {
    const { settings, problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(settings.exclude).toEqual(defaultSettings.exclude);
  });

  it('reads keys of the user without reaching a prototype', () => {
    const { checks } = settingsOf(
      'loglex: 1\nchecks: { quiet-please: { aliases: { __proto__: x, toString: y } } }',
    );
    const aliases = checks.get('quiet-please')?.options['aliases'] as object;
    expect(Object.entries(aliases)).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'loglex',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '*',
      '&a',
      '"',
      'checks',
      'quiet-please',
      '\t',
      'é',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => read(pieces.join(''))).not.toThrow();
      }),
    );
  });
});

describe('settings that extend others', () => {
  const outer: readonly [string, string] = [
    'loglex.yaml',
    `loglex: 1
catalogs: [logs.yaml]
files: { include: ["src/**"], exclude: ["old/**"] }
tests: ["t/**"]
sinks: [{ call: a, args: [message] }]
checks: { quiet-please: { severity: error, most: 1, names: [x] } }
`,
  ];

  it('add to its lists, from their own folder', () => {
    const settings = settingsOf(outer, [
      'packages/web/loglex.yaml',
      `loglex: 1
extends: ../../loglex.yaml
catalogs: [logs/*.yaml, ../shared.yaml]
files: { exclude: [gen/**, "!gen/kept/**"] }
sinks: [{ call: b, args: [message] }]
`,
    ]);
    expect(settings.catalogs.map((one) => one.kind === 'data' && one.glob)).toEqual([
      'logs.yaml',
      'packages/web/logs/*.yaml',
      'packages/shared.yaml',
    ]);
    expect(settings.exclude.slice(-3)).toEqual([
      'old/**',
      'packages/web/gen/**',
      '!packages/web/gen/kept/**',
    ]);
    expect(settings.sinks.map(({ call }) => call)).toEqual(['a', 'b']);
    expect(settings.include).toEqual(['src/**']);
    expect(settings.tests).toEqual(['t/**']);
  });

  it('replace what is one value, and of a check only what they say', () => {
    const settings = settingsOf(outer, [
      'web/loglex.yaml',
      'loglex: 1\nfiles: { include: [lib/**] }\ntests: []\nchecks: { quiet-please: { most: 2 } }\n',
    ]);
    expect(settings.include).toEqual(['web/lib/**']);
    expect(settings.tests).toEqual([]);
    expect(settings.checks.get('quiet-please')).toEqual({
      severity: 'error',
      options: { most: 2, names: ['x'] },
    });
  });

  it('name the file that they extend', () => {
    const of = (text: string) => extendsOf({ file: 'loglex.yaml', text });
    expect(of('loglex: 1\nextends: ../loglex.yaml\n')).toBe('../loglex.yaml');
    expect(of('loglex: 1\n')).toBeUndefined();
    expect(of('{')).toBeUndefined();
    expect(of('extends: []')).toBeUndefined();
  });
});
