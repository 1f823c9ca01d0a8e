import { describe, expect, it } from 'vitest';
import { wrappersIn } from '../../src/draft/wrappers.ts';
import { readFiles } from '../audit/read-files.ts';

const LOGGER = `import pino from 'pino';\nconst logger = pino();\n`;

/** Each wrapper that `code` defines as `call(roles) level`. */
function wrappers(code: string): string[] {
  const facts = readFiles(`//- src/log.ts\n${LOGGER}${code}`).map((file) => file.facts);
  return wrappersIn(facts).map(({ call, args, level }) => `${call}(${args.join(', ')}) ${level}`);
}

describe('wrappersIn', () => {
  it('finds functions that forward a message or all of their arguments', () => {
    expect(
      wrappers(`
        function reportFailure(message) { logger.error(message); }
        const logAll = (...args) => logger.info(...args);
      `),
    ).toEqual(['reportFailure(message, ...rest) error', 'logAll(message, ...rest) info']);
  });

  it('takes the level from the name where the call computes it', () => {
    expect(
      wrappers(`
        function logWarning(message, type = 'warn') { logger[type](message); }
        function logBullet(message, type = 'info') { logger[type](message); }
      `),
    ).toEqual(['logWarning(message, ...rest) warning', 'logBullet(message, ...rest) undefined']);
  });

  it('sees a label in the frame around a message, and not in a bullet', () => {
    expect(
      wrappers(`
        const BULLET = '*';
        function logLabelled(label, message) { console.log(\`[\${label}]\`, message); }
        function logItem(message) { console.log(\`\${BULLET} \`, message); }
      `),
    ).toEqual(['logLabelled(label, message, ...rest) log', 'logItem(message, ...rest) log']);
  });

  it('calls a method by any receiver', () => {
    expect(wrappers('class Job { logStep(text) { logger.debug(text); } }')).toEqual([
      '*.logStep(message, ...rest) debug',
    ]);
  });

  it('leaves out functions that say something themselves, or are not named for logging', () => {
    expect(
      wrappers(`
        function logStart(name) { logger.info(\`Starting \${name}\`); }
        function logBoth(text) { logger.info(text); logger.warn('Twice'); }
        function save(text) { logger.info(text); }
        function info(text) { logger.info(text); }
        function catalogOf(text) { logger.info(text); }
      `),
    ).toEqual([]);
  });
});
