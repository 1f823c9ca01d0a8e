import { describe, expect, it } from 'vitest';
import { example, SETTINGS } from './example.ts';

/** Tier and gravest reason of the only row, with these sinks declared. */
function verdict(sinks: string, code: string, settings = SETTINGS): string | undefined {
  const { plan } = example({ 'src/orders/a.ts': code }, { settings: `${settings}${sinks}` });
  const [row] = plan.files.flatMap(({ rows }) => rows);
  return row && [row.tier, row.reasons[0]?.id].filter(Boolean).join(' ');
}

describe('functions that a project declares', () => {
  it('takes no module for a logger because one of its functions logs', () => {
    const code = `import * as utils from './utils.js';\nutils.logBullet('Cart is saved');\n`;
    const sinks = `sinks: [{ call: '*.logBullet', args: [message], level: info }]\n`;
    expect(verdict(sinks, code)).toBe('refused no-logger');
  });

  it('trusts a logger that the runtime does not know where the project vouches for it', () => {
    const code = `import { logger } from './logger.js';\nlogger.info('Cart is saved');\n`;
    const sinks = `sinks: [{ call: 'logger.{level}', args: [message] }]\n`;
    expect(verdict(sinks, code)).toBe('review unproven-logger');
    const vouched = SETTINGS.replace('"@loglex/runtime" }', '"@loglex/runtime", keeps: true }');
    expect(verdict(sinks, code, vouched)).toBe('safe');
  });
});
