/** Ways out of Python functions: by hand, and beside CPython, which runs the same programs in every world. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defaultSettings, type Settings } from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waysOut } from '../../src/protocol/ways-out.ts';
import { factsOf } from '../frontends/python/read.ts';

const SETTINGS: Settings = {
  ...defaultSettings,
  protocols: [
    {
      open: 'StageIO',
      close: ['finalize', 'abort'],
      record: ['add_error'],
      outputs: { get: ['get_output'], track: ['track_output'] },
    },
  ],
};

/** `return 4`: the way and its line; `unrecorded 5`: a logged error without a record. Objects in source order. */
function ways(source: string): string[] {
  const facts = factsOf(source, SETTINGS);
  const lineOf = ({ start }: { start: number }) => source.slice(0, start).split('\n').length;
  const errors = facts.calls.filter(
    ({ level }) => level?.dynamic !== true && level?.rung === 'error',
  );
  return (facts.protocolSites ?? []).flatMap((site) => {
    const { open, unrecorded } = waysOut(site, (at) =>
      errors.some(({ range }) => range.start === at.start && range.end === at.end),
    );
    return [
      ...open.map(({ by, at }) => `${by} ${lineOf(at)}`),
      ...unrecorded.map((at) => `unrecorded ${lineOf(at)}`),
    ];
  });
}

/** A function with these lines: the first of them stands in line 2. */
function f(...lines: string[]): string {
  return ['def f(p):', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

const OPEN = 'io = StageIO(p)';
const CLOSE = 'io.finalize()';

describe('ways out', () => {
  test.each([
    ['closed at once', [OPEN, CLOSE], []],
    ['never closed', [OPEN], ['end 2']],
    ['closed by another of its calls', [OPEN, 'io.abort()'], []],
    ['an early return', [OPEN, 'if p:', '    return', CLOSE], ['return 4']],
    ['a return after it', [OPEN, CLOSE, 'return 1'], []],
    ['a return before it is opened', ['if p:', '    return', OPEN, CLOSE], []],
    ['a call that may raise', [OPEN, 'work()', CLOSE], ['call 3']],
    ['a call among the arguments of the close', [OPEN, 'io.finalize(work())'], ['call 3']],
    ['a call that may raise before', ['work()', OPEN, CLOSE], []],
    ['finally', [OPEN, 'try:', '    work()', '    return 1', 'finally:', `    ${CLOSE}`], []],
    [
      'between opening and try',
      [OPEN, 'work()', 'try:', '    work()', 'finally:', `    ${CLOSE}`],
      ['call 3'],
    ],
    ['all errors caught', [OPEN, 'try:', '    work()', 'except Exception:', '    pass', CLOSE], []],
    [
      'some errors caught',
      [OPEN, 'try:', '    work()', 'except (KeyError, OSError):', '    pass', CLOSE],
      ['call 4'],
    ],
    [
      'raised again without it',
      [OPEN, 'try:', '    work()', 'except Exception:', '    raise', CLOSE],
      ['raise 6'],
    ],
    [
      'raised again after it',
      [OPEN, 'try:', '    work()', 'except Exception as e:', `    ${CLOSE}`, '    raise', CLOSE],
      [],
    ],
    [
      'another error inside except',
      [OPEN, 'try:', '    work()', 'except:', '    raise RuntimeError(1)', CLOSE],
      ['raise 6'],
    ],
    [
      'raised and caught by name',
      [OPEN, 'try:', '    raise Bad()', 'except Bad:', '    pass', CLOSE],
      [],
    ],
    [
      'an exit is no Exception',
      [OPEN, 'try:', '    sys.exit(1)', 'except Exception:', '    pass', CLOSE],
      ['raise 4'],
    ],
    [
      'closed in else of try only',
      [OPEN, 'try:', '    work()', 'except Exception:', '    pass', 'else:', `    ${CLOSE}`],
      ['end 2'],
    ],
    [
      'a return in finally swallows',
      [OPEN, 'try:', '    work()', 'finally:', '    return 1'],
      ['return 6'],
    ],
    ['used by with', [OPEN, 'with io:', '    work()', '    return 1'], []],
    ['opened by with', ['with StageIO(p) as io:', '    work()'], []],
    ['inside another with', [OPEN, 'with lock:', '    return 1'], ['return 4']],
    [
      'errors suppressed',
      [OPEN, 'with suppress(Exception):', '    work()', CLOSE],
      // The call that makes the manager is not covered by it.
      ['call 3'],
    ],
    [
      'break before the close',
      [OPEN, 'while True:', '    if p:', '        break', `    ${CLOSE}`],
      ['end 2'],
    ],
    [
      'an endless loop is left by break alone',
      [OPEN, 'while True:', '    if p:', `        ${CLOSE}`, '        break'],
      [],
    ],
    [
      'opened anew each turn',
      ['for x in p:', '    io = StageIO(x)', '    if x:', '        continue', `    ${CLOSE}`],
      ['rebind 3', 'call 3', 'end 3'],
    ],
    [
      'closed each turn',
      [
        'for x in p:',
        '    io = StageIO(x)',
        '    if x:',
        `        ${CLOSE}`,
        '        continue',
        `    ${CLOSE}`,
      ],
      [],
    ],
    ['closed in a loop that may not turn', [OPEN, 'for x in p:', `    ${CLOSE}`], ['end 2']],
    [
      'else of a loop',
      [OPEN, 'for x in p:', '    if x:', '        break', 'else:', `    ${CLOSE}`],
      ['end 2'],
    ],
    ['match without a rest', [OPEN, 'match p:', '    case 1:', `        ${CLOSE}`], ['end 2']],
    [
      'match with a rest',
      [OPEN, 'match p:', '    case 1:', `        ${CLOSE}`, '    case _:', `        ${CLOSE}`],
      [],
    ],
    [
      'all branches',
      [OPEN, 'if p:', `    ${CLOSE}`, 'elif p > 1:', `    ${CLOSE}`, 'else:', `    ${CLOSE}`],
      [],
    ],
    [
      'a branch without',
      [OPEN, 'if p:', `    ${CLOSE}`, 'elif p > 1:', '    pass', 'else:', `    ${CLOSE}`],
      ['end 2'],
    ],
    [
      'opened on a condition',
      ['io = None', 'if p:', `    ${OPEN}`, 'if io is not None:', `    ${CLOSE}`],
      [],
    ],
    [
      'tested as a truth',
      ['io = None', 'if p:', `    ${OPEN}`, 'if not io:', '    return', CLOSE],
      [],
    ],
    ['closed by and', [OPEN, 'io and io.finalize()'], []],
    ['closed on another condition', [OPEN, 'if p and io:', `    ${CLOSE}`], ['end 2']],
    ['given another value', [OPEN, 'io = None'], ['rebind 3']],
    ['returned', [OPEN, 'return io'], []],
    [
      'a way out before it is returned',
      [OPEN, 'if p:', '    return None', 'return io'],
      ['return 4'],
    ],
    ['passed to others', [OPEN, 'register(io)'], []],
    ['stored', [OPEN, 'p.io = io'], []],
    ['its close is passed', [OPEN, 'atexit.register(io.finalize)'], []],
    ['used by an inner function', [OPEN, 'def g():', '    io.finalize()', 'g()'], []],
    [
      'an inner function of its own',
      ['def g():', `    ${OPEN}`, '    if p:', '        return', `    ${CLOSE}`, 'g()'],
      ['return 5'],
    ],
    ['an inner return is not ours', [OPEN, 'def g():', '    return 1', CLOSE], []],
    ['a method of it may raise', [OPEN, 'io.track(p)', CLOSE], ['call 3']],
    [
      'log calls do not raise',
      ['logger = logging.getLogger("a")', OPEN, 'logger.info("x %s", io)', CLOSE],
      [],
    ],
    ['stored where it is made', ['self.io = StageIO(p)'], []],
    ['assert', [OPEN, 'assert p', CLOSE], ['call 3']],
    ['another is awaited', [OPEN, 'await p', CLOSE], ['call 3']],
    ['yielded', [OPEN, 'yield io'], []],
    [
      'either of two tests',
      ['io = None', 'if p:', `    ${OPEN}`, 'if io is None or p > 1:', '    return', CLOSE],
      ['return 6'],
    ],
    ['a member is set', [OPEN, 'io.verbose = True', CLOSE], []],
    ['await and yield', [OPEN, 'yield 1', CLOSE], ['call 3']],
  ])('%s', (_, lines, expected) => {
    expect(ways(f(...lines))).toEqual(expected);
  });

  test.each([
    ['not recorded', [], ['unrecorded 7']],
    ['recorded beside it', ['io.add_error("x")'], []],
    ['recorded where there is a reason', ['if p:', '    io.add_error("x")'], []],
    ['with a warning beside it', ['logger.warning("y")'], ['unrecorded 7']],
  ])('a logged error, %s', (_, lines, expected) => {
    const handler = ['logger.error("x")', ...lines].map((line) => `    ${line}`);
    const body = ['logger = logging.getLogger("a")', OPEN, 'try:', '    work()'];
    const source = f(...body, 'except Exception:', ...handler, CLOSE);
    expect(ways(source)).toEqual(expected);
  });
});

describe('errors that are logged', () => {
  const LOG = 'logger.error("x")';
  test.each([
    ['in a branch, and recorded after it', [OPEN, 'if p:', `    ${LOG}`, 'io.add_error("x")'], []],
    [
      'in a branch, and recorded in another one',
      [OPEN, 'if p:', `    ${LOG}`, 'if not p:', '    io.add_error("x")'],
      ['unrecorded 4'],
    ],
    [
      'in a loop, and recorded after it',
      [OPEN, 'for x in p:', `    ${LOG}`, 'io.add_error("x")'],
      ['unrecorded 4'],
    ],
    ['after it is closed', [OPEN, CLOSE, LOG], []],
    ['before it is opened', [LOG, OPEN, CLOSE], []],
    [
      'where it holds nothing',
      ['io = None', `if p: ${OPEN}`, 'if not io:', `    ${LOG}`, CLOSE],
      [],
    ],
    ['in finally', [OPEN, 'try:', '    pass', 'finally:', `    ${LOG}`, CLOSE], ['unrecorded 6']],
    ['in a with', [OPEN, 'with lock:', `    ${LOG}`], ['unrecorded 4']],
    ['and returned from', [OPEN, 'if p:', `    ${LOG}`, '    return io', CLOSE], ['unrecorded 4']],
  ])('%s', (_, lines, expected) => {
    const told = ways(f('logger = logging.getLogger("a")', ...lines));
    const unrecorded = expected.map((each) => each.replace(/\d+/, (line) => `${Number(line) + 1}`));
    expect(told.filter((way) => way.startsWith('unrecorded'))).toEqual(unrecorded);
  });
});

describe('outputs', () => {
  const GET = 't = io.get_output("a")';
  const USE = 't.write_text(p)';
  const TRACK = 'io.track_output(t, "text")';
  /** Errors that leave are nobody's business here: the check does not ask for them. */
  const leaving = (source: string) => ways(source).filter((way) => !/^(?:raise|call)/.test(way));

  test.each([
    ['used and tracked', [GET, USE, TRACK], []],
    ['used and not tracked', [GET, USE], ['end 2']],
    ['got by a function', ['t = get_output(p)', USE], ['end 2']],
    ['used without a name', ['io.get_output("a").write_text(p)'], ['end 2']],
    ['used without a name by others', ['save(p, to=io.get_output("a"))'], ['end 2']],
    [
      'opened without a name',
      ['with open(io.get_output("a"), "w") as f:', '    f.write(p)'],
      ['end 2'],
    ],
    ['without a name, by a return', ['io.get_output("a").touch()', 'return 1'], ['return 3']],
    ['tracked without a name', ['io.track_output(io.get_output("a"))'], []],
    [
      'tracked by the same call again',
      ['io.get_output("a").touch()', 'io.track_output(io.get_output("a"))'],
      [],
    ],
    [
      'tracked by another call',
      ['io.get_output("a").touch()', 'io.track_output(io.get_output("b"))'],
      ['end 2'],
    ],
    [
      'asked for without a name',
      ['if p: io.get_output("a").exists()', 'io.get_output("a").parent.mkdir()'],
      [],
    ],
    ['logged without a name', ['logging.info("%s", io.get_output("a"))'], []],
    ['given to its owner without a name', ['io.save(io.get_output("a"))'], []],
    ['returned without a name', ['return io.get_output("a").resolve()'], []],
    ['kept without a name', ['self.path = io.get_output("a")', 'self.path.touch()'], []],
    ['named as it is resolved', ['t = io.get_output("a").resolve()', USE, 'return t'], []],
    ['resolved, used and not tracked', ['t = Path(io.get_output("a")).resolve()', USE], ['end 2']],
    ['resolved, used and tracked', ['t = str(io.get_output("a").resolve())', 'run(t)', TRACK], []],
    ['below a folder that is one', ['t = io.get_output("a") / "b.txt"', USE], ['end 2']],
    ['not used', [GET, 'log(io)', 'pass'], []],
    ['only asked for', [GET, 'if t.exists() or os.path.exists(t):', '    return', USE, TRACK], []],
    ['only its folder made', [GET, 't.parent.mkdir()', 'if p:', '    return', USE, TRACK], []],
    ['tracked before it is used', [GET, TRACK, USE], []],
    ['tracked as another thing', [GET, USE, 'io.track_output(str(t))'], []],
    ['tracked by a keyword', [GET, USE, 'io.track_output(kind="text", path=t)'], []],
    ['something else is tracked', [GET, USE, 'io.track_output(p, "t")'], ['end 2']],
    ['passed', [GET, 'p.save(t)'], ['end 2']],
    ['passed as text', [GET, 'run(["ffmpeg", str(t)])'], ['end 2']],
    ['opened', [GET, 'with open(t, "w") as f:', '    f.write(p)'], ['end 2']],
    ['logged alone', [GET, 'logging.info("to %s", t)', 'print(t)'], []],
    ['an early return before it is used', [GET, 'if p:', '    return', USE, TRACK], []],
    ['an early return after it', [GET, USE, 'if p:', '    return', TRACK], ['return 5']],
    ['tracked on one branch', [GET, USE, 'if p:', `    ${TRACK}`], ['end 2']],
    [
      'tracked in finally',
      [GET, 'try:', `    ${USE}`, '    return', 'finally:', `    ${TRACK}`],
      [],
    ],
    ['raised', [GET, USE, 'if p:', '    raise ValueError()', TRACK], []],
    ['an exit', [GET, USE, 'if p:', '    sys.exit(1)', TRACK], []],
    [
      'an error that is caught',
      [GET, 'try:', `    ${USE}`, 'except OSError:', '    return', TRACK],
      [],
    ],
    [
      'an error that is caught, and the way without one',
      [GET, 'try:', `    ${USE}`, 'except OSError:', '    pass'],
      ['end 2'],
    ],
    [
      'an error that is recorded',
      [GET, USE, 'if p:', '    io.add_error(p)', '    return', TRACK],
      [],
    ],
    [
      'an error that is logged',
      [GET, USE, 'if p:', '    logging.error("x")', '    return', TRACK],
      [],
    ],
    [
      'a warning that is logged',
      [GET, USE, 'if p:', '    logging.warning("x")', '    return', TRACK],
      ['return 6'],
    ],
    [
      'each turn',
      ['for x in p:', '    t = io.get_output(x)', '    write(t)', '    io.track_output(t)'],
      [],
    ],
    ['no turn', ['for x in p:', '    t = io.get_output(x)', '    write(t)'], ['rebind 3', 'end 3']],
    ['tracked where a loop may not turn', [GET, USE, 'for x in p:', `    ${TRACK}`], ['end 2']],
    [
      'a turn that goes on early',
      [
        'for x in p:',
        '    t = io.get_output(x)',
        '    write(t)',
        '    if x: continue',
        '    io.track_output(t)',
      ],
      ['rebind 3', 'end 3'],
    ],
    ['another path made of it', [GET, 't = t.resolve()', USE, TRACK], []],
    ['another value', [GET, USE, 't = p', TRACK], ['rebind 4']],
    [
      'got on a condition',
      ['t = None', 'if p:', `    ${GET}`, `    ${USE}`, 'if t:', `    ${TRACK}`],
      [],
    ],
    ['returned', [GET, USE, 'return t'], []],
    ['stored', [GET, USE, 'p.path = t'], []],
    ['in a list', [GET, USE, 'all = [t]'], []],
    ['the owner is passed', [GET, USE, 'finish(io)'], []],
    ['the owner is given it', [GET, 'io.write_json(t, p)'], []],
    ['of a part of self', ['t = self.io.get_output(p)', 'self.write(t)'], []],
    ['of a part of self, given to others', ['t = self.io.get_output(p)', 'write(t)'], ['end 2']],
    ['used by an inner function', [GET, USE, 'def g():', '    io.track_output(t)', 'g()'], []],
    ['awaited', ['t = await io.get_output(p)', 'await t.write(p)'], ['end 2']],
  ])('%s', (_, lines, expected) => {
    expect(leaving(f(...lines))).toEqual(expected);
  });
});

describe('beside CPython', () => {
  test('programs made at random leave their object open on the same ways', () => {
    const programs = fc.sample(program, { numRuns: 400, seed: 20261121 });
    const script = fileURLToPath(new URL('python-worlds.py', import.meta.url));
    const answer = execFileSync('python3', ['-W', 'ignore', script], {
      input: JSON.stringify(programs),
      encoding: 'utf8',
    });
    const told = JSON.parse(answer) as (string[] | null)[];
    const compared = programs.flatMap((source, index) => {
      const expected = told[index];
      return expected ? [{ source, expected }] : [];
    });
    // Most programs are small enough, and of either kind there are many.
    expect(compared.length).toBeGreaterThan(250);
    expect(compared.filter(({ expected }) => expected.length === 0).length).toBeGreaterThan(40);
    for (const { source, expected } of compared) {
      const kinds = ways(source).map((way) => (/^(?:raise|call)/.test(way) ? 'error' : 'normal'));
      expect([...new Set(kinds)].sort(), source).toEqual(expected);
    }
  });
});

/** Lines of a block, relative to it. */
type Block = string[];

const indent = (block: Block): Block => block.map((line) => `    ${line}`);

const { block } = fc.letrec<{ block: Block; statement: Block }>((tie) => ({
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 2 }).map((parts) => parts.flat()),
  statement: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      ...['act()', 'io.finalize()', 'io.finalize()', 'return', 'raise ValueError()', 'pass'].map(
        (line) => [line],
      ),
    ),
    fc
      .tuple(tie('block'), tie('block'))
      .map(([yes, no]) => ['if world.flag:', ...indent(yes), 'else:', ...indent(no)]),
    tie('block').map((yes) => ['if world.flag:', ...indent(yes)]),
    tie('block').map((body) => [
      'try:',
      '    act()',
      ...indent(body),
      'finally:',
      '    io.finalize()',
    ]),
    fc
      .tuple(fc.constantFrom('ValueError', 'Exception'), tie('block'), tie('block'), tie('block'))
      .map(([name, body, handler, last]) => [
        ...['try:', ...indent(body), `except ${name}:`, ...indent(handler)],
        ...['finally:', ...indent(last)],
      ]),
    fc
      .tuple(fc.constantFrom('ValueError', 'Exception'), tie('block'), tie('block'), tie('block'))
      .map(([name, body, handler, orelse]) => [
        ...['try:', ...indent(body), `except ${name}:`, ...indent(handler)],
        ...['else:', ...indent(orelse)],
      ]),
    fc
      .tuple(tie('block'), fc.constantFrom('break', 'continue'), tie('block'))
      .map(([body, leave, orelse]) => [
        ...['for _ in world.turns:', ...indent(body), '    if world.flag:', `        ${leave}`],
        ...['    act()', 'else:', ...indent(orelse)],
      ]),
    tie('block').map((body) => ['with io:', ...indent(body)]),
  ),
}));

const program = fc
  .tuple(fc.boolean(), block, block)
  .map(([always, first, second]) =>
    [
      'def f(world, act, StageIO):',
      ...indent(
        always
          ? ['io = StageIO()', ...first, ...second]
          : [
              ...['io = None', 'if world.flag:', '    io = StageIO()', 'if io is None:'],
              ...['    return', ...first, ...second],
            ],
      ),
      '',
    ].join('\n'),
  );
