// @ts-check
/** Newer, rarer and broken Python, with the calls that a parser must see in it; written by hand from the language's reference. */

/** @type {readonly { name: string, text: string, valid: boolean, calls: readonly string[] }[]} */
export const CASES = [
  valid('3.8 walrus', 'if (n := f(a)) > 1: log.info(n)\n', ['f(a)', 'log.info(n)']),
  valid('3.8 positional-only parameters', 'def g(a, /, b, *, c=f(1)):\n    log.info(a)\n', [
    'f(1)',
    'log.info(a)',
  ]),
  valid('3.8 f-string `=`', 'log.info(f"{x=!r:>10}")\n', ['log.info(f"{x=!r:>10}")']),
  valid('3.9 decorators of any expression', '@buttons[0].on(f(1))\ndef g():\n    log.info("x")\n', [
    'f(1)',
    'log.info("x")',
  ]),
  valid(
    '3.10 match',
    'match p:\n    case {"k": [1, *_], **rest} if ok(rest):\n        log.info("a")\n    case C(x=0) | None:\n        log.info("b")\n',
    ['ok(rest)', 'log.info("a")', 'log.info("b")'],
  ),
  valid(
    '`match` and `type` as names',
    'match = re.match(p, s)\ntype = match(1)\nprint(type (x))\nlog.info(match.group(1))\n',
    [
      're.match(p, s)',
      'match(1)',
      'print(type (x))',
      'type (x)',
      'match.group(1)',
      'log.info(match.group(1))',
    ],
  ),
  valid(
    '3.10 `with` in parentheses',
    'with (\n    open(a) as b,\n    lock(),\n):\n    log.info("x")\n',
    ['open(a)', 'lock()', 'log.info("x")'],
  ),
  valid('3.11 except*', 'try:\n    f()\nexcept* (A, B) as e:\n    log.error(e)\n', [
    'f()',
    'log.error(e)',
  ]),
  valid('3.11 star in an index', 'x = a[*f(b), 1]\nlog.info("x")\n', ['f(b)', 'log.info("x")']),
  valid(
    '3.12 type parameters',
    'class A[T: int, *Ts, **P](B):\n    def g[U](self, u: U) -> U:\n        log.info(u)\n',
    ['log.info(u)'],
  ),
  valid('3.12 type statement', 'type X[T] = dict[str, T]\nlog.info("x")\n', ['log.info("x")']),
  valid(
    '3.12 f-string with its own quotes',
    'log.info(f"{a["k"]} {f"{g(1)}"}")\nlog.info("after")\n',
    ['log.info(f"{a["k"]} {f"{g(1)}"}")', 'log.info("after")'],
  ),
  valid(
    '3.12 f-string over lines, with a comment',
    'log.info(f"{\n    a  # why\n}")\nlog.info("after")\n',
    ['log.info(f"{\n    a  # why\n}")', 'log.info("after")'],
  ),
  valid('3.13 default of a type parameter', 'def g[T = int](x: T):\n    log.info(x)\n', [
    'log.info(x)',
  ]),
  valid('3.14 t-string', 'log.info(t"{a} b")\nlog.info("after")\n', ['log.info("after")']),
  valid(
    'async comprehension',
    'async def g():\n    return [h(x) async for x in y() if await z(x)]\n',
    ['h(x)', 'y()', 'z(x)'],
  ),
  valid('lambda with defaults and stars', 'g = lambda *a, k=f(1), **kw: log.info(k)\n', [
    'f(1)',
    'log.info(k)',
  ]),
  valid('nested f-string format', 'log.info(f"{x!r:>{w(1)}} {{y}}")\n', [
    'log.info(f"{x!r:>{w(1)}} {{y}}")',
  ]),
  valid('continued lines', 'log.info("a" \\\n    "b", \\\n    x)\n', [
    'log.info("a" \\\n    "b", \\\n    x)',
  ]),
  valid('no line end at the end', 'def f():\n    log.info("x")', ['log.info("x")']),
  valid('byte order mark and CRLF', '\uFEFFdef f():\r\n    log.info("é😀")\r\n', [
    'log.info("é😀")',
  ]),
  valid('form feed and tabs', 'x = 1\n\x0c\ndef f():\n\tif x:\n\t\tlog.info("x")\n', [
    'log.info("x")',
  ]),
  broken('2.7 print >>', 'def f():\n    print >>sys.stderr, "x"\n    log.info("after")\n', [
    'log.info("after")',
  ]),
  broken(
    '2.7 except with comma',
    'try:\n    f()\nexcept E, e:\n    log.error(e)\nlog.info("after")\n',
    ['f()', 'log.info("after")'],
  ),
  broken(
    '2.7 raise with comma',
    'def f():\n    raise E, "x"\n\ndef g():\n    log.info("after")\n',
    ['log.info("after")'],
  ),
  broken('2.7 backquotes, exec', 'exec "x" in d\ny = `x`\nlog.info("after")\n', [
    'log.info("after")',
  ]),
  broken(
    'missing bracket',
    'def f():\n    x = g(1, [2\n    log.info("x")\n\ndef h():\n    log.info("after")\n',
    ['log.info("after")'],
  ),
  broken('missing colon', 'if x\n    log.info("in")\nlog.info("after")\n', ['log.info("after")']),
  broken(
    'call being typed',
    'def f():\n    log.info("before")\n    log.\n    log.info("after")\n',
    ['log.info("before")', 'log.info("after")'],
  ),
  broken('string without end', 'log.info("before")\nx = "abc\nlog.info("after")\n', [
    'log.info("before")',
    'log.info("after")',
  ]),
  broken(
    'conflict markers',
    'log.info("a")\n<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\nlog.info("b")\n',
    ['log.info("a")', 'log.info("b")'],
  ),
  broken('template holes', 'import {{ name }}\nlog.info("after")\n', ['log.info("after")']),
  broken('bad indentation', 'def f():\n    log.info("a")\n  log.info("b")\nlog.info("c")\n', [
    'log.info("a")',
    'log.info("b")',
    'log.info("c")',
  ]),
];

/** @param {string} name @param {string} text @param {string[]} calls */
function valid(name, text, calls) {
  return { name, text, valid: true, calls };
}

/** @param {string} name @param {string} text @param {string[]} calls */
function broken(name, text, calls) {
  return { name, text, valid: false, calls };
}
