/** Calls in Python that set logging up, and where they stand. */
import { createPythonFrontEnd } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { factsOf, settingsOf } from './read.ts';

const settings = settingsOf(`loglex: 1
setup: [{ call: setup_logging, from: app.logs, language: python }, { call: only, language: typescript }]
`);

/** `logging.basicConfig load`, then the function and the first word of each block around it. */
function setups(source: string): string[] {
  const found = factsOf(source, settings).setups ?? [];
  if (found.length > 0) expect(createPythonFrontEnd(settings).prefilter(source)).toBe(true);
  return found.map(({ callee, when, function: name, blocks }) => {
    expect(source.slice(callee.start, callee.end)).toBe(callee.text);
    const within = name === undefined ? '' : ` in ${name}`;
    const starts = blocks.map((block) => ` ${/\w+/.exec(source.slice(block))?.[0] ?? ''}`);
    return `${callee.text} ${when}${within}${starts.join('')}`;
  });
}

describe('setups of logging', () => {
  it.each([
    ['import logging\nlogging.basicConfig()\n', ['logging.basicConfig load']],
    ['import logging as l\nl.basicConfig()\n', ['l.basicConfig load']],
    ['from logging import basicConfig as start\nstart()\n', ['start load']],
    ['import logging.config\nlogging.config.dictConfig({})\n', ['logging.config.dictConfig load']],
    ['import logging.config as lc\nlc.fileConfig("x")\n', ['lc.fileConfig load']],
    ['from logging import config\nconfig.dictConfig({})\n', ['config.dictConfig load']],
    ['from logging.config import dictConfig\ndictConfig({})\n', ['dictConfig load']],
    ['import structlog\nstructlog.configure()\n', ['structlog.configure load']],
    ['from loguru import logger\nlogger.configure()\n', ['logger.configure load']],
    ['from app.logs import setup_logging as go\ngo()\n', ['go load']],
    [
      'import logging\nclass A:\n    def run(self):\n        logging.basicConfig()\n',
      ['logging.basicConfig call in run'],
    ],
    [
      'import logging\ndef f():\n    try:\n        logging.basicConfig()\n    except E:\n        a()\n        logging.basicConfig()\n    else:\n        b()\n        logging.basicConfig()\n    finally:\n        logging.basicConfig()\n',
      [
        'logging.basicConfig call in f logging',
        'logging.basicConfig call in f a',
        'logging.basicConfig call in f b',
        'logging.basicConfig call in f',
      ],
    ],
    [
      'import logging\nif a:\n    b()\n    logging.basicConfig()\nelse:\n    for x in y:\n        c()\n        logging.basicConfig()\n',
      ['logging.basicConfig load b', 'logging.basicConfig load for c'],
    ],
    [
      'import logging\nd and logging.basicConfig()\nlogging.basicConfig() if d else e\n',
      ['logging.basicConfig load logging', 'logging.basicConfig load logging'],
    ],
    [
      'import logging\nlogging.basicConfig()\nif __name__ == "__main__":\n    main()\n',
      ['logging.basicConfig program'],
    ],
    [
      '#!/usr/bin/env python\nimport logging\nlogging.basicConfig()\n',
      ['logging.basicConfig program'],
    ],
  ])('%s', (source, expected) => {
    expect(setups(source)).toEqual(expected);
  });

  it.each([
    'import login\nlogin.configure()\n',
    'from app import logging\nlogging.basicConfig()\n',
    'from app.other import setup_logging\nsetup_logging()\n',
    'def basicConfig(): ...\nbasicConfig()\n',
    'import logging\nlogger = logging.getLogger(__name__)\nlogger.setLevel(logging.INFO)\n',
    'only("logging")\n',
  ])('none in %s', (source) => {
    expect(setups(source)).toEqual([]);
  });
});
