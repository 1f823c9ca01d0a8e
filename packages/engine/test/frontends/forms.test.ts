/** Every form that real code writes log calls in; expectations by hand. */
import { describe, expect, it } from 'vitest';
import { calls, facts, onlyCall } from './both-parsers.ts';

const declared = {
  settings: {
    sinks: [
      { call: 'logLabeledBullet', args: ['label', 'message'], keywords: new Map(), level: 'info' },
      {
        call: 'this.log.{level}',
        args: ['label', 'code', 'context', 'message', 'fields'],
        keywords: new Map(),
      },
    ],
  },
} as const;

describe('where the message stands', () => {
  it.each([
    ["logger.info('Started')", 'logger.info "Started"'],
    ["log.info({ a }, 'Started')", 'logger.info "Started" fields=a'],
    ["logger.log('WARN', 'Disk low')", 'logger.WARN "Disk low"'],
    ["logger.error(err, 'Could not save')", 'logger.error "Could not save" error=err'],
    ["logger.info('auth', 'User logged in')", 'logger.info "User logged in" label=\'auth\''],
    ["logger.info('Saved the user', { id })", 'logger.info "Saved the user" fields=id'],
    [
      "logger.error('Could not save', { id }, e as Error)",
      'logger.error "Could not save" fields=id error=e as Error',
    ],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });

  it('is at index 1 of a declared helper', () => {
    expect(calls("logLabeledBullet('functions', 'Deploying')", declared)).toEqual([
      'project:0.info "Deploying" label=\'functions\'',
    ]);
  });

  it('is at index 3 of a sink with an id', () => {
    const source =
      "class A { m() { this.log.info('MONGOSH', mongoLogId(1_000_000_045), 'repl', 'Started', ev) } }";
    expect(calls(source, declared)).toEqual([
      "project:1.info \"Started\" label='MONGOSH' context='repl' opaque constant=1000000045",
    ]);
  });
});

describe('strings that are no message', () => {
  it.each([
    ["Logger.error(ex, 'BrowseRepo')", "logger.error context='BrowseRepo' error=ex"],
    [
      "Logger.error(e.message, e.stack, 'ctx')",
      "logger.error <error-message> context='ctx' error=e.stack",
    ],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });

  it('are contexts where Nest is imported', () => {
    const source = `import { Logger } from '@nestjs/common';
      Logger.log('Ready', 'Bootstrap'); Logger.error(e, LOG_CONTEXT); Logger.warn(\`No \${x.id}\`, x, 'Jobs');`;
    expect(calls(source)).toEqual([
      'nestjs.log "Ready" context=\'Bootstrap\'',
      'nestjs.error context=LOG_CONTEXT error=e',
      'nestjs.warn "No {xId}" context=\'Jobs\'',
    ]);
  });
});

describe('records without a message of their own', () => {
  it.each([
    ["logger.info({ message: 'Ready', prefix })", 'logger.info "Ready" fields=message,prefix'],
    ['logger.info({ prefix, payload })', 'logger.info fields=prefix,payload'],
    ['logger.error({ err }, err.message)', 'logger.error <error-message> fields=err error=err'],
    ['logger.error(err)', 'logger.error error=err'],
    ['logger.info()', 'logger.info'],
    ['logger.info(text)', 'logger.info <identifier>'],
    ['logger.info(JSON.stringify(x))', 'logger.info <call>'],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });
});

describe('computed levels', () => {
  it.each([
    ["log[e.code === 'ENOENT' ? 'info' : 'warn']('Gone')", 'logger.[info|warn] "Gone"'],
    ["logger[cfg.level]('Gone')", 'logger.[] "Gone"'],
    ['(log as Logger)[lvl as keyof Logger](msg)', 'logger.[] <identifier>'],
    ["logger['warn']('Gone')", 'logger.warn "Gone"'],
    ["logger.log(ok ? 'info' : 'error', 'Gone')", 'logger.[info|error] "Gone"'],
    ["logger.log(level, 'Gone')", 'logger.[] "Gone"'],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });

  it('is no level where every string is another method', () => {
    expect(calls("logger[old ? 'child' : 'flush']('x')")).toEqual([]);
  });
});

describe('chains and odd receivers', () => {
  it.each([
    "logger.once.debug('x')",
    "logger?.log?.info('x')",
    "getLogger(['a', 'b']).warn('x')",
    "new Logger({ name: 'a' }).info('x')",
    "(a.logger || console).warn('x')",
    "class A { #logger: any; m() { this.#logger.info('x') } }",
    "logger?.info?.('x')",
    "logger!.info!('x')",
    "(logger).info('x')",
    "await logger.info('x')",
    "(await getLogger()).info('x')",
    "(0, logger.info)('x')",
    "void logger.info('x')",
    "ok && logger.info('x')",
    "exports.logger.info('x')",
    "this.modules.logger.info('x')",
  ])('%s', (source) => {
    expect(onlyCall(source).message).toMatchObject({ form: 'static', parts: [{ text: 'x' }] });
  });
});

describe('what is no log call', () => {
  it.each([
    'const info = logger.info.bind(logger)',
    'run(logger.info)',
    'const handlers = { onError: logger.error }',
    'expect(logger.debug).toHaveBeenCalled()',
    "expect(logger.debug).toHaveBeenCalledWith('x')",
    "vi.spyOn(logger, 'error')",
    "logger.error.mockReturnValue('x')",
    "toast.error('x')",
    "messageService.info('x')",
    "spinner.warn('x')",
    "subject.error('x')",
    "dialog.error('x')",
    "catalog.info('x')",
    "changelog.info('x')",
    "changeLog.info('x')",
    "blog.error('x')",
    'Math.log(2)',
    'log(x)',
    'const { log } = Math; log(2)',
    'const y = x => log(x) / log(2)',
    "class Cmd extends Command { run() { this.error('x'); this.log('x'); this.warn('x') } }",
    "yargs.error('x')",
    'logger.level = "info"',
    'logger.child({ a: 1 })',
    'console.time("a"); console.clear(); console.groupEnd()',
    "const logger = 'a'; logger.info('x')",
    "const log = new Map(); log.error('x')",
    "const log: string[] = []; log.info('x')",
    "const log = { info: (m) => chalk.blue(m) }; const INFO = { icon: log.info('i') }",
  ])('%s', (source) => {
    expect(calls(source)).toEqual([]);
  });
});

describe('wrappers', () => {
  it('forward what they are given', () => {
    expect(calls('function warn(...args) { logger.warn(...args) }')).toEqual([
      'logger.warn <forwarded>',
    ]);
    expect(calls('function warn() { logger.warn(...arguments) }')).toEqual([
      'logger.warn <forwarded>',
    ]);
    expect(calls('const lines = [1]; logger.warn(...lines)')).toEqual(['logger.warn <spread>']);
  });

  it('make log calls of their own calls', () => {
    const source = `const log = (message) => { logger[level](message, context) };
      log('Missed the block'); log(\`Slot \${slot}\`);`;
    expect(calls(source)).toEqual([
      'logger.[] <parameter> opaque',
      'logger.[] "Missed the block"',
      'logger.[] "Slot {slot}"',
    ]);
  });

  it('are none where the function says something of its own', () => {
    const source = `function logCount(count) { logger.info(\`Found \${count}\`) }
      function load(message) { logger.info(message) }
      logCount(1); load('x');`;
    expect(calls(source)).toEqual(['logger.info "Found {count}"', 'logger.info <parameter>']);
  });

  it('are parameters typed as functions of a message', () => {
    expect(calls("function f(log: (message: string) => void) { log('Downloading') }")).toEqual([
      'logger.log "Downloading"',
    ]);
    expect(calls('function f(log: (x: number) => number) { log(2) }')).toEqual([]);
  });
});

describe('texts', () => {
  it.each([
    ['logger.info(`one\n  two ${n} three`)', 'logger.info "one\\n  two {n} three"'],
    ["console.log('done'.yellow)", 'console.log "done"'],
    ["console.log('done'.yellow.bold)", 'console.log "done"'],
    ["logger.info(clc.bold('done'))", 'logger.info "done"'],
    ['logger.info(chalk.red.bold(`${a} left`))', 'logger.info "{a} left"'],
    ['logger.info(dedent`one ${a}`)', 'logger.info "one {a}"'],
    ['logger.info`one ${a}`', 'logger.info "one {a}"'],
    ['logger.info(`${a}: ${b}`)', 'logger.info "{a}: {b}"'],
    ['logger.info("a" + b + `c${d}` + 3)', 'logger.info "a{b}c{d}3"'],
    ['logger.info(("a" + b) as string)', 'logger.info "a{b}"'],
    ['logger.info(404)', 'logger.info "404"'],
    ["const TEXT = 'Ready ' + 'now'; logger.info(TEXT)", 'logger.info "Ready now"'],
    ["let text = 'Ready'; logger.info(text)", 'logger.info <identifier>'],
    ["logger.info(a ? 'x' : 'y')", 'logger.info <conditional>'],
    ["logger.info(util.format('%s left', n))", 'logger.info "{n} left"'],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });

  it('names the colour around a text', () => {
    expect(onlyCall("logger.info(chalk.red.bold('x'))").message).toMatchObject({
      wrapper: 'chalk.red.bold',
    });
  });
});

describe('printf', () => {
  it.each([
    ["logger.info('Got %s of %d', name, total)", 'logger.info "Got {name} of {total}"'],
    ["logger.info('100%% of %j', { a })", 'logger.info "100% of {value}"'],
    ["logger.info('100%')", 'logger.info "100%"'],
    ["logger.info('%s left')", 'logger.info "%s left"'],
    ["logger.info('%s and %s', a)", 'logger.info "{a} and %s"'],
    ["logger.error('No {name}: %s', x, err)", 'logger.error "No {name}: {x}" error=err'],
    ["console.log('%c styled %o', css, thing)", 'console.log "{css} styled {thing}"'],
    ["logger.info('%s - start', method)", 'logger.info "{method} - start"'],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });

  it('knows the range of a verb behind escapes', () => {
    const source = "logger.info('it\\'s %s\\n', x)";
    const { message } = onlyCall(source);
    const verb = message?.static === true ? message.parts[1] : undefined;
    expect(source.slice(verb?.range.start, verb?.range.end)).toBe('%s');
  });
});

describe('lazy messages', () => {
  it.each([
    ["logger.debug(() => 'x')", 'logger.debug "x"'],
    ['logger.debug(() => `x ${y}`)', 'logger.debug "x {y}"'],
    ["logger.debug(() => { return 'x' })", 'logger.debug "x"'],
    ['logger.debug(() => { work(); return y })', 'logger.debug <lazy>'],
  ])('%s', (source, expected) => {
    expect(calls(source)).toEqual([expected]);
  });
});

describe('true loggers with unlike names', () => {
  it('are known by type, factory and alias', () => {
    const source = `import pino, { type Logger } from 'pino';
      const scope = pino(); scope.error('a');
      function f({ sink }: { sink: Logger }, out?: Logger) { out?.error('b'); sink.warn('c'); }
      const { logger: output } = context; output.info('d');`;
    expect(calls(source)).toEqual([
      'pino.error "a"',
      'pino.error "b"',
      'pino.warn "c"',
      'logger.info "d"',
    ]);
  });
});

describe('kinds of file', () => {
  it.each(['a.mts', 'a.cts', 'a.ts'])('%s with types and decorators', (file) => {
    const source = `@Injectable() class A { constructor(@Inject(X) private readonly out: Logger) {}
      @Log('x') m<T>(a: T): asserts a is T { this.out.warn<string>('x') } }
      enum E { A = 1 } namespace N { logger.info('y') } abstract class B { abstract log: Logger }`;
    expect(calls(source, { file })).toEqual(['logger.warn "x"', 'logger.info "y"']);
  });

  it.each(['a.jsx', 'a.js'])('%s with markup', (file) => {
    expect(
      calls("const a = <b onClick={() => log.info('x')}>{log.error('y')}</b>", { file }),
    ).toEqual(['logger.info "x"', 'logger.error "y"']);
  });

  it('keeps a byte order mark, a shebang and line ends', () => {
    const found = facts("#!/usr/bin/env node\r\n'use strict'\r\nlog.info('x')\r\n", {
      file: 'a.js',
    });
    expect(found.eol).toBe('\r\n');
    expect(found.lineStarts).toEqual([0, 21, 35, 50]);
    expect(found.importInsertion).toBe(35);
  });
});
