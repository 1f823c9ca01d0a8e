/** Real loggers, given generated calls as they are and as a migration writes them. `npm run migrate-equivalence` runs many more. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIALECTS, loadPackage, verifyDialect } from '../../src/migrate/verify/index.ts';

const RUNTIME = fileURLToPath(new URL('../../../runtime', import.meta.url));

const load = (name: string) => loadPackage(name, RUNTIME);

type LogConstant = (logger: object, constant: { readonly message: string }, fields: object) => void;

describe.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))('%s', (_, dialect) => {
  it('is given the same record by a coded call that is written without asking', async () => {
    const report = await verifyDialect(dialect, { calls: 400, seed: 20, load });
    expect(report.differences).toEqual([]);
    // Most calls are taken, and most of those log something that can be compared.
    expect(report.safe - report.threw).toBeGreaterThan(150);
  });

  it('is seen to be given another record, where there is one', async () => {
    const { logConstant } = (await load('@loglex/runtime')) as unknown as {
      logConstant: LogConstant;
    };
    const broken = {
      logConstant: ((logger, constant, fields) => {
        logConstant(logger, { ...constant, message: `${constant.message}!` }, fields);
      }) satisfies LogConstant,
    };
    const report = await verifyDialect(dialect, {
      calls: 60,
      seed: 20,
      load: (name) => (name === '@loglex/runtime' ? Promise.resolve(broken) : load(name)),
    });
    expect(report.differences.length).toBeGreaterThan(20);
  });
});
