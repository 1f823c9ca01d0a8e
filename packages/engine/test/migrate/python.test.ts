/** Calls of Python by hand, and what they become: every form, in files of every kind of line end. */
import { applyEdits } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';
import { compilesLater } from '../cpython.ts';
import { example } from './example.ts';

const HEAD = `import logging

LOG = logging.getLogger(__name__)
`;
const OSLO = `from oslo_log import log as logging

LOG = logging.getLogger(__name__)
`;

/** The first row of a file with this call, and what the file has in its place. */
function migrate(call: string, head = HEAD, settings?: string) {
  const file = 'src/orders/cart.py';
  const text = `${head}${call}\n`;
  const { plan, migrated } = example({ [file]: text }, settings === undefined ? {} : { settings });
  const [row] = plan.files[0]?.rows ?? [];
  if (row === undefined) throw new Error(`no row: ${call}`);
  const decided = {
    ...plan,
    files: plan.files.map((one) => ({
      ...one,
      rows: one.rows.map((each) => ({ ...each, decision: 'migrate' as const })),
    })),
  };
  if (row.tier !== 'refused') compilesLater(migrated(file, decided));
  const [constant] = plan.constants;
  return {
    tier: row.tier,
    reasons: row.reasons.map(({ id }) => id),
    after: row.after?.replace(/LOG_[A-Z0-9_]+/, 'X'),
    message: constant?.message,
    level: constant?.level,
    formats: Object.fromEntries(
      Object.entries(constant?.fields ?? {}).flatMap(([key, { format }]) =>
        format === undefined ? [] : [[key, format]],
      ),
    ),
  };
}

describe('a call that is proven', () => {
  it.each([
    ['LOG.info("Started")', 'log_constant(LOG, X)', 'Started'],
    ['LOG.info("100% {done}")', 'log_constant(LOG, X)', '100% {{done}}'],
    [
      'LOG.info("Sent %s to %s", mail.id, user)',
      'log_constant(LOG, X, extra={"mail_id": mail.id, "user": user})',
      'Sent {mail_id} to {user}',
    ],
    [
      'LOG.info("%d%% of %s", n, name)',
      'log_constant(LOG, X, extra={"n": n, "name_value": name})',
      '{n}% of {name_value}',
    ],
    [
      'LOG.info("Got %(b)s, %(a)s", {"a": f(), "b": g()})',
      'log_constant(LOG, X, extra={"a": f(), "b": g()})',
      'Got {b}, {a}',
    ],
    ['LOG.info("Got %(a)s", dict(a=x))', 'log_constant(LOG, X, extra={"a": x})', 'Got {a}'],
    [
      'LOG.info(f"Sent {mail.id!r} at {ratio:.2f}")',
      'log_constant(LOG, X, extra={"mail_id": mail.id, "ratio": ratio})',
      'Sent {mail_id} at {ratio}',
    ],
    [
      'LOG.info(f"Sent {count:>5}")',
      'log_constant(LOG, X, extra={"count": f"{count:>5}"})',
      'Sent {count}',
    ],
    [
      `LOG.info(f"Sent {a['x']:,}")`,
      `log_constant(LOG, X, extra={"x": f"{a['x']:,}"})`,
      'Sent {x}',
    ],
    [
      'LOG.info("Sent {} of {total}".format(count, total=all_of))',
      'log_constant(LOG, X, extra={"count": count, "total": all_of})',
      'Sent {count} of {total}',
    ],
    [
      'LOG.info("Sent %5s" % (count,))',
      'log_constant(LOG, X, extra={"count": "%5s" % (count,)})',
      'Sent {count}',
    ],
    [
      'LOG.info("Sent " + str(count) + " mails")',
      'log_constant(LOG, X, extra={"count": str(count)})',
      'Sent {count} mails',
    ],
    [
      'LOG.info("Sent %s", count, extra={"to": user})',
      'log_constant(LOG, X, extra={"count": count, "to": user})',
      'Sent {count}',
    ],
    ['LOG.info("Sent", extra={"to": user})', 'log_constant(LOG, X, extra={"to": user})', 'Sent'],
    [
      'LOG.info("Sent %s", user, extra={"user": user})',
      'log_constant(LOG, X, extra={"user": user})',
      'Sent {user}',
    ],
    [
      'LOG.error("Lost %s", mail, exc_info=error)',
      'log_constant(LOG, X, extra={"mail": mail}, exc_info=error)',
      'Lost {mail}',
    ],
    [
      'LOG.error("Lost %s", mail, exc_info=(a, b, c))',
      'log_constant(LOG, X, extra={"mail": mail}, exc_info=(a, b, c))',
      'Lost {mail}',
    ],
    [
      'LOG.exception("Lost %s", mail)',
      'log_constant(LOG, X, extra={"mail": mail}, exc_info=True)',
      'Lost {mail}',
    ],
    [
      'LOG.exception("Lost %s", mail, exc_info=False)',
      'log_constant(LOG, X, extra={"mail": mail}, exc_info=False)',
      'Lost {mail}',
    ],
    [
      'LOG.info("Sent %s", x, stack_info=True)',
      'log_constant(LOG, X, extra={"x": x}, stack_info=True)',
      'Sent {x}',
    ],
    ['LOG.log(logging.WARNING, "Sent %s", x)', 'log_constant(LOG, X, extra={"x": x})', 'Sent {x}'],
    [
      'LOG.info("Sent %s", (a, b))',
      'log_constant(LOG, X, extra={"value": (a, b)})',
      'Sent {value}',
    ],
    [
      'LOG.info("Sent %s", a if b else c)',
      'log_constant(LOG, X, extra={"a": a if b else c})',
      'Sent {a}',
    ],
    [
      'LOG.info("Sent %s", f(a, b)[1:2])',
      'log_constant(LOG, X, extra={"f": f(a, b)[1:2]})',
      'Sent {f}',
    ],
  ])('%s', (before, after, message) => {
    const row = migrate(before);
    expect(row).toMatchObject({ tier: 'safe', reasons: [], message });
    // What the values are called is told elsewhere.
    expect(row.after).toBe(after);
  });

  it.each([
    [
      'LOG.info("At %d of %i, %r: %.2f, %f, %#x", a, b, c, d, k, f)',
      { a: 'integer', b: 'integer', c: 'repr', d: 'fixed:2', k: 'fixed:6', f: 'hex' },
    ],
    [
      'LOG.info(f"At {a:d}, {c!r}: {d:.2f}, {f:#x}, {g!s}")',
      { a: 'integer', c: 'repr', d: 'fixed:2', f: 'hex' },
    ],
    ['LOG.info(f"At {a=}")', { a: 'repr' }],
    ['LOG.info("At {!r} {:.1f}".format(a, b))', { a: 'repr', b: 'fixed:1' }],
  ])('%s', (before, formats) => {
    expect(migrate(before)).toMatchObject({ tier: 'safe', formats });
  });

  it('keeps the keywords of oslo.log, which are no fields of the template', () => {
    expect(
      migrate('LOG.info("Sent %s", instance, instance=instance, exc_info=e)', OSLO),
    ).toMatchObject({
      tier: 'safe',
      after:
        'log_constant(LOG, X, extra={"instance_value": instance}, instance=instance, exc_info=e)',
      message: 'Sent {instance_value}',
    });
  });

  it('leaves fields alone that oslo.log shows in places of their own', () => {
    const row = migrate('LOG.info("Sent %(resource)s", {"resource": mail})', OSLO);
    expect(row).toMatchObject({ tier: 'safe', message: 'Sent {resource_value}' });
    expect(migrate('LOG.info("Sent %(resource)s", {"resource": mail})').message).toBe(
      'Sent {resource}',
    );
  });

  it.each([
    ['LOG.exception("Order placed")', 'error'],
    ['LOG.warn("Order placed")', 'warning'],
    ['LOG.fatal("Order placed")', 'critical'],
    // As the catalog spells it.
    ['LOG.log(logging.INFO, "Order placed")', 'info'],
  ])('%s is logged at the level of its record', (before, level) => {
    expect(migrate(before)).toMatchObject({ tier: 'safe', level });
  });
});

describe('a call that took several lines', () => {
  it('takes one where it fits there', () => {
    const call = 'LOG.info("Sent the mail of %s "\n         "to %s", a,\n         b)';
    expect(migrate(call).after).toBe('log_constant(LOG, X, extra={"a": a, "b": b})');
  });

  it('takes a line for each argument, and for each field where they are many', () => {
    const call = `LOG.exception("Sent %s to %s and %s",
              first_name_of_the_user,
              last_name_of_the_user,
              the_address_of_the_user)`;
    expect(migrate(call).after).toBe(`log_constant(
    LOG,
    X,
    extra={
        "first_name_of_the_user": first_name_of_the_user,
        "last_name_of_the_user": last_name_of_the_user,
        "the_address_of_the_user": the_address_of_the_user,
    },
    exc_info=True,
)`);
  });
});

describe('a call that wants a look', () => {
  it.each([
    ['LOG.info("Sent %5s", x)', 'format'],
    ['LOG.info(f"Sent {items} {items.pop()}")', 'order'],
    ['LOG.info("Sent {} {}".format(items, items.pop()))', undefined],
    ['LOG.info("Sent %s" % x)', 'taken-apart'],
    ['LOG.info("Sent %(a)s", values)', 'taken-apart'],
    ['LOG.info("Sent", stacklevel=2)', undefined],
    ['LOG.warn("Sent", stacklevel=2)', 'stacklevel'],
    ['LOG.exception("Sent", stacklevel=2)', 'stacklevel'],
    ['LOG.info("Sent %(a)s", {"a": x, "b": y})', 'unread'],
    ['LOG.info(_("Sent %s"), x)', 'translated'],
    ['LOG.info("Sent", extra={"name": x})', 'reserved-field'],
    ['LOG.info("Sent", extra={"code": x})', 'reserved-field'],
    ['LOG.info("Sent", extra={**x})', 'open-fields'],
    ['LOG.info("Sent %s", f(), exc_info=e, extra={"a": g()})', 'order'],
    ['LOG.info("Sent %s", f(), exc_info=True, extra={"a": g()})', undefined],
    ['LOG.info("Sent", exc_info=f(), extra={"a": g()})', undefined],
    ['LOG.info("Sent %s", f(), exc_info=h(), extra={"a": g()})', 'order'],
    ['logging.info("Sent %s", x)', 'sets-up-logging'],
    ['logger.info("Sent %s", x)', 'likely-logger'],
  ])('%s', (before, reason) => {
    const { tier, reasons } = migrate(before);
    expect(reasons).toEqual(reason === undefined ? [] : [reason]);
    expect(tier).toBe(reason === undefined ? 'safe' : 'review');
  });

  it('through an adapter that drops what it keeps', () => {
    const head = `${HEAD}log = logging.LoggerAdapter(LOG, {"run": 1})\n`;
    expect(migrate('log.info("Sent", extra={"a": 1})', head).reasons).toEqual(['adapter-extra']);
    expect(migrate('log.info("Sent %s", run)', head).reasons).toEqual(['field-key']);
    expect(migrate('log.info("Sent %s", a)', head).reasons).toEqual([]);
    expect(migrate('log.info("Sent %s", a, stacklevel=2)', head).reasons).toEqual(['stacklevel']);
  });

  it('which shows parts of a mapping or an object', () => {
    expect(migrate('LOG.info("Sent %(id)s", mail)').after).toBe(
      'log_constant(LOG, X, extra={"id": mail["id"]})',
    );
    expect(migrate('LOG.info("Sent {0.id} {0[key]}".format(mail))').after).toBe(
      'log_constant(LOG, X, extra={"mail_id": mail.id, "mail_key": mail["key"]})',
    );
  });
});

describe('a call that cannot be written', () => {
  it.each([
    ['LOG.info("Sent %s %s", x)', 'verbs'],
    ['LOG.info("100% of %s", x)', 'verbs'],
    ['LOG.info(f"{x} %s", y)', 'verbs'],
    ['LOG.info("Sent {} {}".format(x))', 'verbs'],
    ['LOG.info("Sent", x)', 'arguments'],
    ['LOG.info("Sent %s", *x)', 'arguments'],
    ['LOG.info("Sent", **x)', 'arguments'],
    ['LOG.info("\\N{BULLET} Sent")', 'unwritable'],
    ['LOG.info("Sent %s",  # why\n         x)', 'comment'],
    ['log = LOG.info\nlog("Sent")', 'no-logger'],
    ['print("Sent the mail")', 'no-logger'],
    ['from loguru import logger as other\nother.info("Sent {}", x)', 'no-logger'],
    ['import structlog\nother = structlog.get_logger()\nother.info("Sent", a=x)', 'no-logger'],
    ['from absl import logging as other\nother.info("Sent %s", x)', 'no-logger'],
  ])('%s', (before, reason) => {
    expect(migrate(before)).toMatchObject({ tier: 'refused', reasons: [reason] });
  });
});

describe('other functions than ours', () => {
  const settings = (sink: string, declared: string) => `loglex: 1
catalogs: [log-catalog.yaml]
references: { python: "LOG_{name}" }
sinks: [${declared}]
emit: { python: { sink: "${sink}" } }
generate: [{ target: python, out: shop/log_codes.py, importAs: shop.log_codes }]
`;

  it('as a method of the class', () => {
    const declared =
      '{ call: "*.log_constant", language: python, args: [constant], keywords: { extra: fields, exc_info: error } }';
    const head = `import logging
class Cart(Mixin):
    def __init__(self):
        self.log = logging.getLogger(__name__)
    def add(self, item):
        `;
    const row = migrate(
      'self.log.exception("Lost %s", item)',
      head,
      settings('self.log_constant', declared),
    );
    expect(row).toMatchObject({
      tier: 'review',
      reasons: ['own-function'],
      after: 'self.log_constant(X, extra={"item": item}, exc_info=True)',
    });
    const other = migrate('LOG.info("Sent")', HEAD, settings('self.log_constant', declared));
    expect(other.reasons).toEqual(['no-place']);
  });

  it('as a method of the logger', () => {
    const row = migrate(
      'LOG.exception("Lost %s", item, stacklevel=2)',
      HEAD,
      settings('{logger}.{level}', ''),
    );
    expect(row).toMatchObject({
      tier: 'review',
      after: 'LOG.exception(X, extra={"item": item}, stacklevel=2)',
    });
  });
});

describe('what is outside of the edits stays', () => {
  const FILE = `"""Orders 😀 of a shop."""
from __future__ import annotations

import logging
from shop.cart import Cart

LOG = logging.getLogger(__name__)
\f
class Orders:
\tdef place(self, cart, total):
\t\tx = "😀\tü"; LOG.info("Placed %s 😀", cart.id); y = 1
\t\ttry:
\t\t\tcart.pay(total)
\t\texcept ValueError as error:
\t\t\tLOG.exception(
\t\t\t\t"No money for %s: %s",
\t\t\t\tcart.id,
\t\t\t\terror,
\t\t\t)
\t\treturn x, y  # trailing \u2028 line
LOG.debug(f"Loaded {__name__}")
`;
  const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
    ['LF', (text) => text],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    [
      'mixed',
      (text) =>
        text
          .split('\n')
          .map((line, at) => line + (at % 3 === 1 ? '\r\n' : '\n'))
          .join('')
          .replace(/\r?\n$/, ''),
    ],
    ['BOM', (text) => `\uFEFF${text}`],
    ['BOM and CRLF', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no final newline', (text) => text.trimEnd()],
    ['an emoji before everything', (text) => `# 😀😀\n${text}`],
    ['no imports of the package', (text) => text.replace('from shop.cart import Cart\n', '')],
  ];

  it.each(VARIANTS)('%s', (_, make) => {
    const file = 'src/orders/orders.py';
    const text = make(FILE);
    const project = example({ [file]: text });
    const { edits, rows, problems } = project.edits(file);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(3);
    // Only calls are taken away, each whole, and one import is put in.
    const taken = edits
      .filter(({ start, end }) => end > start)
      .map(({ start, end }) => text.slice(start, end));
    expect(taken.map((one) => /^LOG\.(\w+)\([^]*\)$/.exec(one)?.[1])).toEqual([
      'info',
      'exception',
      'debug',
    ]);
    const [inserted, ...more] = edits.filter(({ start, end }) => end === start);
    expect(more).toEqual([]);
    expect(inserted?.text).toMatch(
      /^from shop\.log_codes import (?:.|\n)*log_constant.*\r?\n$|^from shop\.log_codes import \(\r?\n[^]*\)\r?\n$/,
    );
    const after = applyEdits(text, edits);
    let outside = after;
    for (const { start, end, text: put } of edits.toReversed()) {
      const shift = edits
        .filter((one) => one.start < start)
        .reduce((sum, one) => sum + one.text.length - (one.end - one.start), 0);
      expect(outside.slice(start + shift, start + shift + put.length)).toBe(put);
      outside =
        outside.slice(0, start + shift) +
        text.slice(start, end) +
        outside.slice(start + shift + put.length);
    }
    expect(outside).toBe(text);
    compilesLater(after);
    // A second run has nothing to do.
    expect(project.applied().plan.files).toEqual([]);
    // A file with one kind of line end keeps it.
    const kinds = new Set(after.match(/\r?\n/g));
    if (!text.includes('\r\n') || !/[^\r]\n/.test(text)) expect(kinds.size).toBe(1);
  });
});
