import { describe, expect, it } from 'vitest';
import { checkFixture } from '../harness.ts';

const CATALOG = `
    //- $catalog
    loglex: 1
    legends: { loudness: { terms: { loud: {}, quiet: {} } } }
    settings:
      app:
        keys:
          logging.level: { type: level, environment: APP_LOG_LEVEL }
          logging.rate: { type: number, minimum: 0, maximum: 1, environment: APP_LOG_RATE }
          logging.on: { type: boolean, environment: APP_LOG_ON }
          logging.file.path: { type: path }
          logging.file.keep: { type: integer }
          logging.sinks: { type: list }
          logging.extra: { type: map }
          logging.loudness: { legend: loudness, type: string }
    //- $settings
    loglex: 1
    configuration: [{ settings: app, files: [config/*], environment: [APP_LOG_*] }]`;

describe('in a configuration file', () => {
  it('tells keys that the tree does not have, the outermost of each', () => {
    const { findings, applied } = checkFixture(`${CATALOG}
    //- config/app.yaml
    loging: { level: info }
    logging:
      levle: info
      ^^^^^ unknown-setting:key
      file:
        kep: 3
        ^^^ unknown-setting:key
      keep: 3
      ^^^^ unknown-setting:key
      colours: { a: { b: 1 } }
      ^^^^^^^ unknown-setting:key
      extra: { anything: { goes: 1 } }
    other: { level: loud }
    //- elsewhere/app.yaml
    logging: { levle: info }
  `);
    const advice = findings.map(({ message }) => /(?:Did|Correct).*$/.exec(message)?.[0]);
    expect(advice).toEqual([
      'Did you mean level?',
      'Did you mean keep?',
      'Did you mean logging.file.keep?',
      'Correct it, or declare it in the catalog.',
    ]);
    expect(applied(0)).toContain('  level: info');
  });

  it('tells values that the setting does not take', () => {
    checkFixture(`${CATALOG}
    //- config/app.yaml
    logging:
      level: loud
             ^^^^ unknown-setting:value
      rate: 1.5
            ^^^ unknown-setting:value
      on: sometimes
          ^^^^^^^^^ unknown-setting:value
      file: a.log
            ^^^^^ unknown-setting:value
      sinks: console
             ^^^^^^^ unknown-setting:value
      extra: [a]
             ^^^ unknown-setting:value
      loudness: "lout"
                 ^^^^ unknown-setting:value
    //- config/right.yaml
    logging:
      level: WARNING
      rate: 0.5
      on: yes
      file: { path: a.log, keep: ~ }
      sinks: [a, b]
      extra: { a: 1 }
      loudness: \${LOUDNESS}
    //- config/right.json
    { "logging": { "on": true, "rate": 1, "sinks": [] } }
  `);
  });

  it('offers a term that is likely meant, in its quotes', () => {
    const { applied } = checkFixture(`${CATALOG}
    //- config/app.json
    { "logging": { "loudness": "quite", "rat": 1 } }
                                ^^^^^ unknown-setting:value
                                         ^^^ unknown-setting:key
  `);
    expect(applied(0)).toContain('"loudness": "quiet"');
    expect(applied(1)).toContain('"rate": 1');
  });

  it('judges all of a file whose tree begins at its top', () => {
    checkFixture(`
    //- $catalog
    loglex: 1
    settings: { app: { keys: { level: { type: level }, file.path: {} } } }
    //- $settings
    loglex: 1
    configuration: [{ settings: app, files: [app.yaml] }]
    //- app.yaml
    levle: info
    ^^^^^ unknown-setting:key
    level: info
  `);
  });

  it('lets a comment excuse one place', () => {
    checkFixture(
      `${CATALOG}
    //- config/app.yaml
    logging:
      # loglex-disable-next-line unknown-setting -- read by an older version
      levle: info
      rat: 1
      ^^^ unknown-setting:key
  `,
    );
  });

  it('says once that a tree is in no catalog', () => {
    checkFixture(`
    //- $catalog
    loglex: 1
    //- $settings
    loglex: 1
    configuration: [{ settings: ap, files: [app.yaml], environment: [APP_*] }]
    //- app.yaml
    level: info
    ^^^^^ unknown-setting:undeclared
    other: 1
    //- src/a.ts
    process.env.APP_LEVEL;
                ^^^^^^^^^ unknown-setting:undeclared
  `);
  });
});

describe('in the environment', () => {
  it('tells names and values, in JavaScript', () => {
    const { applied } = checkFixture(`${CATALOG}
    //- src/a.ts
    const level = process.env.APP_LOG_LEVLE;
                              ^^^^^^^^^^^^^ unknown-setting:variable
    const rate = process.env['APP_LOG_RATE'] ?? 'fast';
                                                 ^^^^ unknown-setting:value
    const { APP_LOG_NO, APP_LOG_ON } = process.env;
            ^^^^^^^^^^ unknown-setting:variable
    const on = process.env.APP_LOG_ON || '1';
    const none = process.env.APP_LOG_RATE ?? '';
    const other = process.env.APP_LEVEL;
    const named = process.env[name];
  `);
    expect(applied(0)).toContain('process.env.APP_LOG_LEVEL;');
  });

  it('tells names and values, in Python', () => {
    checkFixture(`${CATALOG}
    #- src/a.py
    import os
    level = os.environ.get("APP_LOG_LEVEL", "loud")
                                             ^^^^ unknown-setting:value
    os.environ["APP_LOG_PATH"] = "a.log"
                ^^^^^^^^^^^^ unknown-setting:variable
    on = os.getenv("APP_LOG_ON", "0")
    other = os.getenv("APP_PATH")
  `);
  });
});
