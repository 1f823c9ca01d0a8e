import { expect, it } from 'vitest';
import { checkFixture } from '../harness.ts';

it('tells titles, keys and levels that the catalog does not have', () => {
  checkFixture(`
    logSection(logger, 'day-summary', { orders: 1 });
                        ^^^^^^^^^^^ section-keys:title
    logSection(logger, 'other', {});
                        ^^^^^ section-keys:title
    logSection(logger, 'day_summary', { orders: 1, trnover: 2, colour: 3 });
                                                   ^^^^^^^ section-keys:key
                                                               ^^^^^^ section-keys:key
    logSection(logger, 'day_summary', { turnover: 1 });
                        ^^^^^^^^^^^ section-keys:missing
    logSection(logger, 'day_summary', { orders: 1 }, 'warn');
                                                     ^^^^^^ section-keys:level
    logSection(logger, 'day_summary', rows, loud ? 'warn' : 'error');
                                            ^^^^^^^^^^^^^^^^^^^^^^^ section-keys:level
    logSection(logger, 'day_summary', { orders: 1 }, LogLevel.INFO);
    logSection(logger, 'day_summary', { orders: 1 }, loud ? 'warn' : 'info');
    logSection(logger, 'day_summary', { orders: 1 }, level);
    logSection(logger, 'day_summary', rows);
    logSection(logger, 'day_summary', { ...rows, turnover: 1 });
    logSection(logger, 'stock', {});
    logSection(logger, title, { any: 1 });
  `);
});

it('tells the level of the function where nothing else is said', () => {
  checkFixture(`
    //- $catalog
    loglex: 1
    sections: { quiet: { level: debug }, open: { open: true, keys: { a: { required: true } } } }
    //- src/a.ts
    logSection(logger, 'quiet', {});
    ^^^^^^^^^^ section-keys:level
    logSection(logger, 'quiet', {}, 'debug');
    logSection(logger, 'open', { a: 1, b: 2 });
  `);
});

it('in Python', () => {
  checkFixture(`
    #- src/checkout/summary.py
    log_section(log, "day_summary", [("order", 1), ("turnover", 2)])
                                       ^^^^^ section-keys:key
    log_section(log, "day_summary", [("colour", 1), ("turnover", 2)])
                      ^^^^^^^^^^^ section-keys:missing
                                       ^^^^^^ section-keys:key
    log_section(log, "stocks", {"shelf": 1})
                      ^^^^^^ section-keys:title
    log_section(log, "stock", {"shelf": 1}, level=logging.ERROR)
                                                  ^^^^^^^^^^^^^ section-keys:level
    log_section(log, "stock", {"shelf": 1}, level=logging.DEBUG)
    log_section(log, "day_summary", [("orders", 1), *more])
    log_section(log, "day_summary", summary())
  `);
});

it('offers the title and the key that are likely meant', () => {
  const { applied } = checkFixture(`
    logSection(logger, 'stok', { shelf: 1 });
                        ^^^^ section-keys:title
    logSection(logger, 'stock', { 'shelv': 1 });
                                   ^^^^^ section-keys:key
  `);
  expect(applied(0)).toContain("logSection(logger, 'stock', { shelf: 1 });");
  expect(applied(1)).toContain("logSection(logger, 'stock', { 'shelf': 1 });");
});
