import { describe, expect, it } from 'vitest';
import { example } from './example.ts';

function tiers(code: string): readonly string[] {
  const { plan } = example({ 'src/orders/a.js': code });
  return plan.files.flatMap(({ rows }) => rows.map(({ tier, reasons }) => reasons[0]?.id ?? tier));
}

describe('a call before the imports', () => {
  const PINO = `const log = require('pino')();\n`;

  it('is refused where imports run one after the other', () => {
    const code = `${PINO}log.info('Cart is saved');\nconst fs = require('fs');\nlog.info('Cart is gone');\n`;
    expect(tiers(code)).toEqual(['no-import', 'safe']);
  });

  it('stays refused when a later call has brought the imports in', () => {
    const { plan } = example({
      'src/orders/a.js': `${PINO}log.info('Cart is saved');\nconst fs = require('fs');\nlog.info('Cart is gone');\n`,
    }).applied();
    expect(plan.files.flatMap(({ rows }) => rows.map(({ tier }) => tier))).toEqual(['refused']);
  });

  it('is migrated where imports count in the whole file', () => {
    const code = `import pino from 'pino';\nconst log = pino();\nlog.info('Cart is saved');\nimport fs from 'node:fs';\n`;
    expect(tiers(code)).toEqual(['safe']);
  });
});
