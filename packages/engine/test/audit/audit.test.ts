import { describe, expect, it } from 'vitest';
import { audit, type AuditReport } from '@loglex/engine';
import { readFiles } from './read-files.ts';

const PINO = `import pino from 'pino';\nconst logger = pino();\n`;

/** The audit of one file that has a pino logger. */
function auditOf(code: string): AuditReport {
  return audit(readFiles(`//- src/app.ts\n${PINO}${code}`));
}

/** Each group of advice as `action id calls`. */
function adviceOf(code: string): string[] {
  return auditOf(code).advice.map(({ action, id, calls }) => `${action} ${id} ${calls}`);
}

const counts = (rows: readonly { name: string; calls: number }[]) =>
  rows.map(({ name, calls }) => `${name} ${calls}`);

describe('audit', () => {
  it('counts calls by logger, level and confidence, and leaves tests out', () => {
    const report = audit(
      readFiles(`
        //- src/a.ts
        import pino from 'pino';
        const logger = pino();
        logger.info('Started');
        logger.warn('Slow');
        console.error('Lost');
        //- src/b.ts
        export function f(log) { log.warn('Late'); }
        //- test/a.test.ts
        console.log('Only a test');
        //- src/silent.ts
        export const answer = 42;
      `),
    );
    expect(report.calls).toBe(4);
    expect(report.files).toBe(2);
    expect(report.testCalls).toBe(1);
    expect(counts(report.sinks)).toEqual(['pino 2', 'console 1', 'logger 1']);
    expect(counts(report.levels)).toEqual(['info 1', 'warn 2', 'error 1']);
    expect(counts(report.confidence)).toEqual(['certain 3', 'likely 1']);
    expect(report.coding).toEqual({ coded: 0, raw: 4, dynamic: 0 });
  });

  it('names native spellings behind a rung, and computed levels', () => {
    const report = audit(
      readFiles(`
        //- src/a.ts
        import winston from 'winston';
        const logger = winston.createLogger();
        logger.verbose('Loaded');
        logger.debug('Parsed');
        logger.debug('Cached');
        logger[fast ? 'info' : 'warn']('Done');
      `),
    );
    expect(report.levels).toMatchObject([
      {
        name: 'debug',
        calls: 3,
        natives: [
          { name: 'debug', calls: 2 },
          { name: 'verbose', calls: 1 },
        ],
      },
      { name: 'dynamic', calls: 1 },
    ]);
  });

  it('counts forms by what leads in the arguments', () => {
    const report = auditOf(`
      logger.info('Started');
      logger.info(\`Loaded \${n} rows\`);
      logger.info('Loaded ' + n + ' rows');
      logger.info('Loaded %d rows', n);
      logger.info({ n }, 'Loaded');
      logger.info({ n });
      logger.info();
      logger.info(text);
      try { f() } catch (err) { logger.error(err); logger.error(err, 'Lost'); }
    `);
    expect(counts(report.forms).sort()).toEqual([
      'concatenation 1',
      'empty 1',
      'error-first 1',
      'error-only 1',
      'no-static-message 1',
      'object-first 1',
      'object-only 1',
      'printf 1',
      'static 1',
      'template 1',
    ]);
  });

  it('tells coded calls by the catalog and gives them its level and component', () => {
    const report = audit(
      readFiles(`
        //- catalog.yaml
loglex: 1
components:
  db: { paths: [src/db/**] }
constants:
  - { code: LOG100, name: QUEUE_FULL, level: warn, message: Queue full, component: db }
        //- src/db/a.ts
        import { logConstant } from '@loglex/runtime';
        logConstant(logger, LOG.QUEUE_FULL, {});
        logConstant(logger, pick(), {});
        logger.warn('Late');
        //- src/b.ts
        console.warn('Elsewhere');
      `),
    );
    expect(report.coding).toEqual({ coded: 1, raw: 2, dynamic: 1 });
    expect(counts(report.levels)).toEqual(['warn 3', 'dynamic 1']);
    expect(report.components).toEqual([
      { name: 'db', files: 1, calls: 3, coded: 1, raw: 1, dynamic: 1 },
      { name: '(no component)', files: 1, calls: 1, coded: 0, raw: 1, dynamic: 0 },
    ]);
  });

  it('finds one text at several sites whatever its values are called, and at two levels', () => {
    const report = auditOf(`
      logger.info(\`Loaded \${rows} rows\`);
      logger.debug('Loaded %d rows', n);
      logger.info('Started');
      logger.info('Started.');
      logger.info('Stopped');
      logger.info(\`\${a}: \${b}\`);
      logger.info(\`\${c}: \${d}\`);
    `);
    expect(report.repeated.map(({ text, levels, sites }) => [text, levels, sites.length])).toEqual([
      ['Loaded {rows} rows', ['debug', 'info'], 2],
      ['Started', ['info'], 2],
    ]);
    expect(report.atTwoLevels.map(({ text }) => text)).toEqual(['Loaded {rows} rows']);
    expect(report.repeated[1]?.sites.map(({ file, line, column }) => [file, line, column])).toEqual(
      [
        ['src/app.ts', 6, 7],
        ['src/app.ts', 7, 7],
      ],
    );
  });

  it('finds noisy files, loud loops and the console beside a logger', () => {
    const report = audit(
      readFiles(`
        //- src/a.ts
        import pino from 'pino';
        const logger = pino();
        for (const row of rows) { logger.info('Row read'); logger.debug('Row kept'); }
        console.log('Here');
        //- src/b.ts
        console.log('Only the console');
      `),
    );
    expect(report.noisiest).toEqual([
      { file: 'src/a.ts', calls: 3, inLoop: 2 },
      { file: 'src/b.ts', calls: 1, inLoop: 0 },
    ]);
    expect(report.inLoops).toMatchObject([{ file: 'src/a.ts', line: 3, text: 'Row read' }]);
    expect(report.consoleBeside).toEqual([{ file: 'src/a.ts', console: 1, logger: 2 }]);
  });

  it('finds catch clauses that warn and drop the error, once each', () => {
    const report = auditOf(`
      try { f() } catch (error) { logger.info('Trying'); logger.warn('Lost'); logger.error('Really'); }
      try { f() } catch { logger.error('Unbound'); }
      try { f() } catch (error) { logger.error({ err: error }, 'Logged'); logger.warn('Retrying'); }
      try { f() } catch (error) { logger.warn('Passed on'); throw error; }
      try { f() } catch (error) { logger.warn('Shown'); show(error); }
      try { f() } catch (error) { logger.debug('Expected'); }
    `);
    expect(report.lostErrors).toMatchObject([
      { line: 5, level: 'error', text: 'Unbound', calls: 1 },
      { line: 4, level: 'warn', text: 'Lost', calls: 3 },
    ]);
  });
});

describe('advice', () => {
  it('removes separators and blank lines', () => {
    expect(adviceOf(`logger.info('====='); logger.info(''); logger.info();`)).toEqual([
      'remove separator 3',
    ]);
  });

  it('removes traces of entry and exit, and nothing that tells of the process', () => {
    expect(
      adviceOf(`
        function load() {
          logger.debug('load - start');
          logger.debug('Entering load');
          logger.debug('exit');
          logger.info('load called');
          logger.info('Exiting');
          logger.debug('Starting the server');
        }
      `),
    ).toEqual(['remove entry-exit 4', 'migrate event 2']);
  });

  it('removes console output where the file has a logger, errors apart', () => {
    expect(adviceOf(`logger.info('Up'); console.log('Got here'); console.error('Down');`)).toEqual([
      'remove console-leftover 1',
      'migrate failure 1',
      'migrate event 1',
    ]);
    expect(
      audit(readFiles(`//- src/a.ts\nconsole.log('Listening');`)).advice.map(({ id }) => id),
    ).toEqual(['event']);
  });

  it('demotes payloads and routine in loops, from info only', () => {
    expect(
      adviceOf(`
        logger.info(\`Got \${JSON.stringify(body)}\`);
        logger.info(JSON.stringify(body));
        logger.debug(\`Sent \${JSON.stringify(body)}\`);
        for (const row of rows) { logger.info('Row read'); logger.warn('Row skipped'); }
      `),
    ).toEqual(['demote payload 2', 'demote loop 1', 'migrate failure 1', 'migrate event 1']);
  });

  it('puts every raw call into one group', () => {
    const report = auditOf(`
      logger.error('Twice'); logger.error('Twice'); logger.error('Once');
      logger.info(text); logger.info('Event'); logger.info('-----');
    `);
    expect(report.advice.map(({ id, calls }) => `${id} ${calls}`)).toEqual([
      'separator 1',
      'no-message 1',
      'repeated 2',
      'failure 1',
      'event 1',
    ]);
    expect(report.advice.reduce((sum, { calls }) => sum + calls, 0)).toBe(report.coding.raw);
    expect(report.outlook).toEqual({ calls: 4, constants: 3 });
  });
});
