/** Calls that set logging up, and where they stand. */
import { createFrontEnd, defaultSettings } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { facts } from './both-parsers.ts';

const settings = { setup: [{ call: 'startLogging', from: './logging.js' }] };

/** `log4js.configure load`, then the function and the first character of each block around it. */
function setups(source: string): string[] {
  const found = facts(source, { settings }).setups ?? [];
  const frontEnd = createFrontEnd({ ...defaultSettings, ...settings });
  if (found.length > 0) expect(frontEnd.prefilter(source)).toBe(true);
  return found.map(({ callee, when, function: name, blocks }) => {
    expect(source.slice(callee.start, callee.end)).toBe(callee.text);
    const within = name === undefined ? '' : ` in ${name}`;
    const starts = blocks.map((block) => ` ${source.charAt(block)}`).join('');
    return `${callee.text} ${when}${within}${starts}`;
  });
}

describe('setups of logging', () => {
  it.each([
    ["import log4js from 'log4js'; log4js.configure({})", ['log4js.configure load']],
    ["import * as l from 'log4js'; l.configure({})", ['l.configure load']],
    ["const { configure } = require('log4js'); configure({})", ['configure load']],
    ["import { configure as set } from 'winston'; set({})", ['set load']],
    [
      "import { configureSync } from '@logtape/logtape'; configureSync<'a', 'b'>({})",
      ['configureSync load'],
    ],
    [
      "import { startLogging as go } from './logging.js'; function main() { go() }",
      ['go call in main'],
    ],
    [
      "import l from 'log4js'; const f = () => { if (a) l.configure(1); else { l.configure(2) } }",
      ['l.configure call in f l', 'l.configure call in f {'],
    ],
    [
      "import l from 'log4js'; try { l.configure(1) } catch { l.configure(2) } finally { l.configure(3) }",
      ['l.configure load {', 'l.configure load c', 'l.configure load'],
    ],
    [
      "import l from 'log4js'; for (;;) { l.configure(1) } switch (x) { case 1: l.configure(2) }",
      ['l.configure load {', 'l.configure load c'],
    ],
    [
      "import l from 'log4js'; a ? l.configure(1) : 0; b && l.configure(2)",
      ['l.configure load l', 'l.configure load l'],
    ],
    [
      "import l from 'log4js';\nif (require.main === module) l.configure(1)",
      ['l.configure program l'],
    ],
    ["#!/usr/bin/env node\nimport l from 'log4js'; l.configure(1)", ['l.configure program']],
  ])('%s', (source, expected) => {
    expect(setups(source)).toEqual(expected);
  });

  it.each([
    "import { configure } from 'mobx'; configure({})",
    "import axios from 'axios'; import log4js from 'log4js'; axios.configure({})",
    "import { pino } from 'pino'; export const logger = pino()",
    "import winston from 'winston'; export const logger = winston.createLogger()",
    "import { startLogging } from './other.js'; startLogging()",
    "import log4js from 'log4js'; const set = { configure() {} }; set.configure()",
  ])('none in %s', (source) => {
    expect(setups(source)).toEqual([]);
  });
});
