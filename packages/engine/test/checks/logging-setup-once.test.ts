/** Logging that is set up twice, on import, and outside the entry points. */
import type { Finding } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { checkFixture, createProject } from '../harness.ts';

const project = {
  kinds: ['project'],
  only: ['logging-setup-once'],
} as const;

const options = (entryPoints: readonly string[]) => ({
  ...project,
  options: { 'logging-setup-once': { entryPoints } },
});

describe('twice', () => {
  it('finds a setup that runs after another wherever it runs', () => {
    const { findings } = checkFixture(
      `
      import log4js from 'log4js';
      export function start(verbose) {
        log4js.configure('a');
        if (verbose) {
          log4js.configure('b');
          ^^^^^^^^^^^^^^^^ logging-setup-once:twice
        }
      }
      export function restart(verbose) {
        try {
          log4js.configure('a');
          log4js.configure('b');
          ^^^^^^^^^^^^^^^^ logging-setup-once:twice
        } finally {
          log4js.shutdown();
        }
      }
      `,
      project,
    );
    expect(findings[0]?.message).toBe(
      '`log4js.configure` sets logging up a second time: `log4js.configure` has run before it, so one of the two is lost. Set logging up once.',
    );
  });

  it('leaves alone what runs one way or the other, and in two functions', () => {
    checkFixture(
      `
      import log4js from 'log4js';
      export function start(verbose) {
        if (verbose) log4js.configure('a');
        else log4js.configure('b');
      }
      export function early(verbose) {
        if (verbose) {
          log4js.configure('a');
          return;
        }
        log4js.configure('b');
      }
      export function fallback() {
        try { log4js.configure('a'); } catch { log4js.configure('b'); }
        return () => log4js.configure('c');
      }
      export const level = (word) => {
        switch (word) {
          case 'a': return log4js.configure('a');
          default: return log4js.configure('b');
        }
      };
      `,
      project,
    );
  });
});

describe('on import', () => {
  it('finds a setup in a file that another one imports and then sets logging up', () => {
    const { findings } = checkFixture(
      `
      //- src/bank/logging.ts
      import { configure } from '@logtape/logtape';
      await configure({ sinks: {}, loggers: [] });
            ^^^^^^^^^ logging-setup-once:imported
      //- src/bank/index.ts
      import './logging.js';
      logger.info('Bank reached');
      //- src/main.ts
      import { configure } from '@logtape/logtape';
      import { reach } from './bank';
      export async function main() {
        await configure({ sinks: {}, loggers: [] });
      }
      `,
      project,
    );
    expect(findings[0]?.related.map(({ file }) => file)).toEqual(['src/main.ts']);
  });

  it('leaves alone files that do not import each other, types, and what runs in a branch or on call', () => {
    checkFixture(
      `
      //- src/a/logging.ts
      import log4js from 'log4js';
      log4js.configure('a');
      //- src/b/logging.ts
      import log4js from 'log4js';
      log4js.configure('b');
      //- src/b/main.ts
      import type { Settings } from '../a/logging.js';
      import log4js from 'log4js';
      import { start } from './start.js';
      import { lazy } from './lazy.js';
      log4js.configure('main');
      //- src/b/start.ts
      import log4js from 'log4js';
      export function start() {
        log4js.configure('start');
      }
      //- src/b/lazy.ts
      import log4js from 'log4js';
      if (!log4js.isConfigured()) log4js.configure('lazy');
      `,
      project,
    );
  });
});

describe('outside the entry points', () => {
  it('finds every setup elsewhere, but not the body of the function that sets up', () => {
    checkFixture(
      `
      //- $settings
      loglex: 1
      setup: [{ call: startLogging }]
      tests: ['**/*.test.ts']
      //- src/main.ts
      import { startLogging } from './logging.js';
      startLogging();
      //- src/logging.ts
      import log4js from 'log4js';
      export function startLogging() {
        log4js.configure('a');
      }
      export function other() {
        log4js.configure('b');
        ^^^^^^^^^^^^^^^^ logging-setup-once:outside
      }
      //- src/bank.ts
      import { startLogging as go } from './logging.js';
      go();
      ^^ logging-setup-once:outside
      //- src/bank.test.ts
      import { startLogging } from './logging.js';
      startLogging();
      `,
      options(['src/main.ts']),
    );
  });
});

describe('in Python', () => {
  const SETUP = 'import logging\nlogging.basicConfig()\n';

  it.each<[string, Record<string, string>, string[]]>([
    [
      'twice in a function',
      {
        'app/main.py':
          'import logging\ndef main():\n    logging.basicConfig()\n    logging.basicConfig()\n',
      },
      ['app/main.py:4 twice'],
    ],
    [
      'a fallback',
      {
        'app/main.py':
          'import logging\ntry:\n    logging.config.dictConfig(x)\nexcept E:\n    logging.basicConfig()\n',
      },
      [],
    ],
    [
      'by a dotted name from the root',
      { 'app/util.py': SETUP, 'app/main.py': `from app.util import x\n${SETUP}` },
      ['app/util.py:2 imported'],
    ],
    [
      'by a dotted name from a folder that holds both',
      { 'src/app/util.py': SETUP, 'src/app/main.py': `import app.util\n${SETUP}` },
      ['src/app/util.py:2 imported'],
    ],
    [
      'by a relative name',
      { 'app/util.py': SETUP, 'app/cli/main.py': `from ..util import x\n${SETUP}` },
      ['app/util.py:2 imported'],
    ],
    [
      'a module of a package, and what the package runs',
      {
        'app/log/__init__.py': SETUP,
        'app/log/file.py': SETUP,
        'app/main.py': `from app.log import file\n${SETUP}`,
      },
      ['app/log/__init__.py:2 imported', 'app/log/file.py:2 imported'],
    ],
    [
      'a script that can be imported, and a file of the same name elsewhere',
      {
        'app/script.py': `${SETUP}if __name__ == "__main__":\n    main()\n`,
        'other/util.py': SETUP,
        'app/main.py': `import app.script\nfrom .util import x\n${SETUP}`,
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(findingsIn(files).map((one) => placeOf(one, files[one.file]))).toEqual(expected);
  });

  function findingsIn(files: Readonly<Record<string, string>>): Finding[] {
    return createProject(new Map(Object.entries(files)), project).find();
  }

  /** `app/main.py:4 twice` */
  function placeOf({ file, range, messageId }: Finding, text = ''): string {
    return `${file}:${text.slice(0, range.start).split('\n').length} ${messageId}`;
  }
});
