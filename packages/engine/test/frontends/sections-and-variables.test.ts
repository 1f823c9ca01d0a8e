/** Sections that calls write, and names of the environment, as both parsers' trees give them. */
import {
  createFrontEnd,
  defaultSettings,
  type EnvironmentSite,
  type SectionCall,
  type SectionSite,
  type Settings,
} from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { facts } from './both-parsers.ts';

const SECTIONS: readonly SectionCall[] = [
  {
    call: 'logSection',
    args: ['logger', 'title', 'entries', 'level'],
    keywords: new Map(),
    level: 'info',
    entry: {
      call: 'Item',
      args: ['key', 'value', 'tag'],
      keywords: new Map([
        ['label', 'key'],
        ['from', 'tag'],
      ]),
    },
  },
  {
    call: '{level}Section',
    args: ['title'],
    keywords: new Map([['lines', 'entries']]),
    entry: { args: ['key'], keywords: new Map() },
  },
];

const SETTINGS: Pick<Settings, 'sections' | 'configuration'> = {
  sections: SECTIONS,
  configuration: [{ settings: 'logging', files: [], environment: ['APP_LOG_*', '*_LOG_LEVEL'] }],
};

function read(source: string) {
  const found = facts(source, { settings: SETTINGS });
  const { sectionSites = [], environmentSites = [] } = found;
  const frontEnd = createFrontEnd({ ...defaultSettings, ...SETTINGS });
  if (sectionSites.length + environmentSites.length > 0) {
    expect(frontEnd.prefilter(source)).toBe(true);
  }
  return { sectionSites, environmentSites };
}

/** `title [key tag, key…] level`; what a range holds that is something else, in quotes. */
function sectionOf(source: string) {
  const word = ({ text, range }: { text: string; range: { start: number; end: number } }) => {
    const written = source.slice(range.start, range.end);
    return written === text ? text : `${text} as ${written}`;
  };
  return ({ title, entries, complete, level }: SectionSite): string => {
    const shown = entries.map(({ key, tag }) => [word(key), ...(tag ? [word(tag)] : [])].join(' '));
    const at = level?.dynamic
      ? `one of ${level.candidates.map(({ native }) => native).join(' ')}`
      : (level?.native ?? '?');
    return `${word(title)} [${[...shown, ...(complete ? [] : ['…'])].join(', ')}] ${at}`;
  };
}

describe('sections', () => {
  it.each([
    ["logSection(log, 'run', { model, 'epochs': 3 })", ['run [model, epochs] info']],
    ["logSection(log, 'run', { model, ...more })", ['run [model, …] info']],
    ["logSection(log, 'run', { [key]: 1 })", ['run […] info']],
    [
      "logSection(log, 'run', [['model', m], ['epochs', 3, '(cli)']])",
      ['run [model, epochs (cli)] info'],
    ],
    ["logSection(log, 'run', [['model', m], ...rest])", ['run [model, …] info']],
    ["logSection(log, 'run', [Item('model', m, '(cli)'), other()])", ['run [model (cli), …] info']],
    [
      "logSection(log, 'run', [new Item({ label: 'model', from: '(cli)' })])",
      ['run [model (cli)] info'],
    ],
    ["logSection(log, 'run', [{ label: 'model' }, { other: 1 }])", ['run [model, …] info']],
    ["logSection(log, 'run', { model: { from: '(cli)' } })", ['run [model (cli)] info']],
    ["logSection(log, 'run', entries)", ['run […] info']],
    ["logSection(log, 'run', [], 'debug')", ['run [] debug']],
    ["logSection(log, 'run', [], LogLevel.Warn)", ['run [] Warn']],
    ["logSection(log, 'run', [], loud ? 'info' : 'debug')", ['run [] one of info debug']],
    ["logSection(log, 'run', [], level)", ['run [] one of ']],
    ["logSection(log, a ? 'run' : 'walk', [])", ['run [] info', 'walk [] info']],
    ["const TITLE = 'run'; logSection(log, TITLE, [])", ['run as TITLE [] info']],
    ["debugSection('run', { lines: { a: 1 } })", ['run [a] debug']],
    ["debugSection('run', ...rest)", ['run […] ?']],
    ["import { logSection as show } from './x.js'; show(log, 'run', [])", ['run [] info']],
  ])('%s', (source, expected) => {
    expect(read(source).sectionSites.map(sectionOf(source))).toEqual(expected);
  });

  it.each([
    'logSection(log, title, [])',
    "logSection(...all, 'run')",
    'logSection(log, `run ${n}`, [])',
    "section('run', [])",
    'logSection',
  ])('none in %s', (source) => {
    expect(read(source).sectionSites).toEqual([]);
  });
});

function variableOf({ name, value }: EnvironmentSite): string {
  return value === undefined ? name.text : `${name.text}=${value.text}`;
}

describe('names of the environment', () => {
  it.each([
    ['process.env.APP_LOG_LEVEL', ['APP_LOG_LEVEL']],
    ["process.env['APP_LOG_LEVEL']", ['APP_LOG_LEVEL']],
    ["process.env?.['APP_LOG_LEVEL'] ?? 'info'", ['APP_LOG_LEVEL=info']],
    ["(process.env as Env).APP_LOG_LEVEL! || 'info'", ['APP_LOG_LEVEL=info']],
    ["process.env.APP_LOG_LEVEL = 'debug'", ['APP_LOG_LEVEL=debug']],
    ['import.meta.env.APP_LOG_LEVEL', ['APP_LOG_LEVEL']],
    ['globalThis.process.env.APP_LOG_A', ['APP_LOG_A']],
    ["import { env } from 'node:process'; env.APP_LOG_A", ['APP_LOG_A']],
    ["import { env as e } from 'process'; 'APP_LOG_A' in e", ['APP_LOG_A']],
    ["import proc from 'node:process'; 'APP_LOG_A' in proc.env", ['APP_LOG_A']],
    ["const { APP_LOG_A, APP_LOG_B: b = 'x', OTHER } = process.env", ['APP_LOG_A', 'APP_LOG_B=x']],
    ["const NAME = 'APP_LOG_A'; function f() { return process.env[NAME]; }", ['APP_LOG_A']],
    ['process.env.MY_LOG_LEVEL', ['MY_LOG_LEVEL']],
    ['delete process.env.APP_LOG_A', ['APP_LOG_A']],
  ])('%s', (source, expected) => {
    expect(read(source).environmentSites.map(variableOf)).toEqual(expected);
  });

  it.each([
    'process.env.APP_LEVEL',
    'process.env.MY_LOG_LEVELS',
    'process.env[`APP_LOG_${name}`]',
    'config.env.APP_LOG_LEVEL',
    'const process = fake(); process.env.APP_LOG_LEVEL',
    "const names = { APP_LOG_LEVEL: 'level' }; process.env[names]",
    "log.info('set APP_LOG_LEVEL in process.env')",
    'env.APP_LOG_LEVEL',
  ])('none in %s', (source) => {
    expect(read(source).environmentSites).toEqual([]);
  });
});
