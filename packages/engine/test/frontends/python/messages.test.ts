/** Messages in Python: what each way of composing one is read as. Expected values are written by hand. */
import { describe, expect, it } from 'vitest';
import { callOf, template } from './read.ts';

const HEAD = 'import logging\nlogger = logging.getLogger(__name__)\n';

describe('a message', () => {
  it.each([
    // Literals.
    [`logger.info("plain")`, 'static', 'plain'],
    [`logger.info('it\\'s')`, 'static', "it's"],
    [`logger.info(r"C:\\new")`, 'static', 'C:\\new'],
    [`logger.info("tab\\there \\x41 \\u00e9 \\U0001F600 \\101")`, 'static', 'tab\there A é 😀 A'],
    [`logger.info("unknown \\d escape")`, 'static', 'unknown \\d escape'],
    [`logger.info("""two\nlines""")`, 'static', 'two\nlines'],
    [`logger.info("joined \\\n  here")`, 'static', 'joined   here'],
    [`logger.info("one " 'two ' """three""")`, 'static', 'one two three'],
    [`logger.info(("in " "parens"))`, 'static', 'in parens'],
    [`logger.info("")`, 'static', ''],
    [`logger.info("=" * 5)`, 'static', '====='],
    // f-strings.
    [`logger.info(f"no value")`, 'static', 'no value'],
    [`logger.info(f"user {user.id} of {name!r}")`, 'template', 'user {user_id} of {name !r}'],
    [`logger.info(f"took {seconds:.2f}s {{ok}}")`, 'template', 'took {seconds :.2f}s {ok}'],
    [`logger.info(f"{width=}")`, 'template', 'width={width !r}'],
    [`logger.info(f"{x:>{w}}")`, 'template', '{x :>{w}}'],
    [`logger.info("a " f"{b}" " c")`, 'template', 'a {b} c'],
    [`logger.info(rf"\\d {n}")`, 'template', '\\d {n}'],
    [`logger.info(f"{len(items)} items")`, 'template', '{items_count} items'],
    [`logger.info(f"{a['host']} and {b[0]}")`, 'template', '{host} and {b}'],
    [`logger.info(f"{self.name} {other.name}")`, 'template', '{name} {other_name}'],
    // Values that are put in when the record is written.
    [`logger.info("user %s has %d", user, count)`, 'printf', 'user {user} has {count d}'],
    [`logger.info("%5.1f%% of %r", share, total)`, 'printf', '{share 5.1f}% of {total r}'],
    [
      `logger.info("%(user)s did %(what)r", {"user": u, "what": w})`,
      'printf',
      '{user} did {what r}',
    ],
    [`logger.info("%(user)s", record)`, 'printf', '{user}'],
    [`logger.info("%*d wide", width, n)`, 'printf', '{n *d} wide'],
    [`logger.info("100%")`, 'static', '100%'],
    [`logger.info("50%% off, %s", x)`, 'printf', '50% off, {x}'],
    [`logger.info("a " "%s" " c", b)`, 'printf', 'a {b} c'],
    // Values that are put in at once.
    [`logger.info("user %s" % user)`, 'format', 'user {user}'],
    [`logger.info("%s/%s" % (a, b))`, 'format', '{a}/{b}'],
    [`logger.info("%(n)d" % {"n": size})`, 'format', '{n d}'],
    [`logger.info("{} of {}".format(a, b))`, 'format', '{a} of {b}'],
    [`logger.info("{1} {0!r} {n:>3}".format(a, b, n=c))`, 'format', '{b} {a !r} {n :>3}'],
    [`logger.info("{{}} {}".format(a))`, 'format', '{} {a}'],
    [`logger.info("a " + str(b) + " c")`, 'concatenation', 'a {b} c'],
    [`logger.info("a" + "b")`, 'static', 'ab'],
    // Translation and lazy values.
    [`logger.info(_("hello %s"), name)`, 'printf', 'hello {name}'],
    [`logger.info(_("hello %s") % name)`, 'format', 'hello {name}'],
    [`logger.info(_LI("hello"))`, 'static', 'hello'],
    // What cannot be read.
    [`logger.info(message)`, undefined, '<identifier>'],
    [`logger.info(build())`, undefined, '<call>'],
    [`logger.info(self.text)`, undefined, '<member>'],
    [`logger.info(a if b else c)`, undefined, '<conditional>'],
    [`logger.info(*args)`, undefined, '<spread>'],
  ])('%s', (source, form, expected) => {
    const { message } = callOf(`${HEAD}${source}\n`);
    expect(template(message)).toBe(expected);
    expect(message?.static === true ? message.form : undefined).toBe(form);
  });

  it('is followed to a constant of the module, and not to what is assigned twice', () => {
    expect(template(callOf(`${HEAD}M = "text %s"\nlogger.info(M, x)\n`).message)).toBe('text {x}');
    expect(template(callOf(`${HEAD}M = "a"\nM = "b"\nlogger.info(M)\n`).message)).toBe(
      '<identifier>',
    );
  });

  it('tells a parameter and a forwarded one from other names', () => {
    const inFunction = (call: string) => callOf(`${HEAD}def f(m, *args):\n    ${call}\n`).message;
    expect(template(inFunction('logger.info(m)'))).toBe('<parameter>');
    expect(template(inFunction('logger.info(*args)'))).toBe('<forwarded>');
  });

  it('says where each part is written', () => {
    const text = `${HEAD}logger.info("a\\t%s" f"é {b!r}😀", c)\n`;
    const { message } = callOf(text);
    const parts = message?.static === true ? message.parts : [];
    expect(parts.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'a\\t',
      '%s',
      'é ',
      '{b!r}',
      '😀',
    ]);
  });
});

describe('a name that holds a text is read only where nothing else binds it', () => {
  it.each([
    ['msg = "a"\nlogger.info(msg)', 'a'],
    ['msg = "a"\nmsg += "b"\nlogger.info(msg)', undefined],
    ['msg = "a"\nif (msg := x):\n    logger.info(msg)', undefined],
    ['msg = "a"\ndef f():\n    global msg\n    msg = x\nlogger.info(msg)', undefined],
    ['msg = "a"\nmatch x:\n    case [msg]:\n        logger.info(msg)', undefined],
    ['try:\n    f()\nexcept E as msg:\n    msg = "a"\nlogger.info(msg)', undefined],
  ])('%s', (source, expected) => {
    const { message } = callOf(`${HEAD}${source}\n`);
    expect(message?.static === true ? template(message) : undefined).toBe(expected);
  });
});

describe('a message that cannot be read tells the texts that it may be', () => {
  it.each([
    ['logger.info("a" if x else f"b {c}")', ['a', 'b {c}']],
    ['def f():\n    m = f"a {b}"\n    if b:\n        m = "c"\n    logger.info(m)', ['a {b}', 'c']],
    ['def f():\n    m = g() or "none"\n    logger.info(m)', ['none']],
    ['def f(m):\n    logger.info(m)', undefined],
    ['for m in ("a", "b"):\n    logger.info(m)', undefined],
  ])('%s', (source, expected) => {
    const { message } = callOf(`${HEAD}${source}\n`);
    expect(message?.static).toBe(false);
    const said = message?.static === false ? message.said : undefined;
    expect(
      said?.map((parts) =>
        parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`)).join(''),
      ),
    ).toEqual(expected);
  });
});
