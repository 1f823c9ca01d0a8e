/** A plan written by hand: what a review is about, without a project. */
import type { MigrationPlan, PlannedConstant, PlannedRow } from '@loglex/engine';

export function constant(code: string, name: string, message: string): PlannedConstant {
  return { code, name, level: 'warn', message, component: 'shop', catalog: 'c.yaml', keys: [] };
}

export function row(start: number, code: string, more: Partial<PlannedRow> = {}): PlannedRow {
  return {
    line: start,
    column: 3,
    start,
    end: start + 5,
    tier: 'review',
    decision: 'skip',
    reasons: [{ id: 'likely-logger', text: 'only its name says that `log` is a logger' }],
    confidence: 'likely',
    advice: [],
    before: `log.warn('${code} at ${start}')`,
    after: `logConstant(log, LOG.${code})`,
    constant: code,
    seal: '00000000',
    ...more,
  };
}

/**
 * `a.ts`: SHOP1 to be reviewed at 10 and 30, SHOP2 safe at 20, a call at 40 refused. `b.ts`: SHOP1 and SHOP3 to be reviewed.
 * SHOP2 and SHOP3 may be one event. SHOP9 is in the catalog.
 */
export const PLAN: MigrationPlan = {
  loglexPlan: 1,
  without: { coded: 2, dynamic: 0, tests: 7 },
  constants: [
    constant('SHOP1', 'CART_LOST', 'Cart was lost'),
    constant('SHOP2', 'MAIL_SENT', 'Mail sent'),
    constant('SHOP3', 'SENT_MAIL', 'Sent the mail'),
  ],
  files: [
    {
      file: 'a.ts',
      hash: 'aa',
      rows: [
        row(10, 'SHOP1'),
        row(20, 'SHOP2', { tier: 'safe', decision: 'migrate', reasons: [] }),
        row(30, 'SHOP1'),
        refused(40),
      ],
    },
    { file: 'b.ts', hash: 'bb', rows: [row(10, 'SHOP1'), row(20, 'SHOP3'), row(30, 'SHOP9')] },
  ],
  similar: [{ codes: ['SHOP2', 'SHOP3'], similarity: 0.8 }],
};

function refused(start: number): PlannedRow {
  const { after: _, constant: __, ...rest } = row(start, '');
  return { ...rest, tier: 'refused', reasons: [{ id: 'comment', text: 'a comment inside' }] };
}
