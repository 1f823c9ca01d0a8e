/** Sections that calls write, and names of the environment, in Python. */
import {
  createPythonFrontEnd,
  defaultSettings,
  type EnvironmentSite,
  type SectionCall,
  type SectionSite,
  type Settings,
} from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { factsOf } from './read.ts';

const SECTIONS: readonly SectionCall[] = [
  {
    call: 'log_section',
    args: ['logger', 'title', 'entries', 'level'],
    keywords: new Map([
      ['title', 'title'],
      ['entries', 'entries'],
      ['level', 'level'],
    ]),
    level: 'info',
    entry: {
      call: 'Item',
      args: ['key', 'value', 'tag'],
      keywords: new Map([
        ['label', 'key'],
        ['source', 'tag'],
      ]),
    },
  },
];

const SETTINGS: Settings = {
  ...defaultSettings,
  sections: SECTIONS,
  configuration: [{ settings: 'logging', files: [], environment: ['APP_LOG_*'] }],
};

function read(text: string) {
  const { sectionSites = [], environmentSites = [] } = factsOf(text, SETTINGS);
  if (sectionSites.length + environmentSites.length > 0) {
    expect(createPythonFrontEnd(SETTINGS).prefilter(text)).toBe(true);
  }
  return { sectionSites, environmentSites };
}

/** `title [key tag, key…] level` */
function sectionOf({ title, entries, complete, level }: SectionSite): string {
  const shown = entries.map(({ key, tag }) => [key.text, ...(tag ? [tag.text] : [])].join(' '));
  const at = level?.dynamic
    ? `one of ${level.candidates.map(({ native }) => native).join(' ')}`
    : (level?.native ?? '?');
  return `${title.text} [${[...shown, ...(complete ? [] : ['…'])].join(', ')}] ${at}`;
}

describe('sections', () => {
  it.each([
    [
      'log_section(log, "run", [("model", m, None), ("epochs", 3, "(cli)")])',
      ['run [model, epochs (cli)] info'],
    ],
    ['log_section(log, "run", (("model", m),))', ['run [model] info']],
    ['log_section(log, "run", {"model": m, "epochs": 3})', ['run [model, epochs] info']],
    ['log_section(log, "run", {"model": m, **more})', ['run [model, …] info']],
    ['log_section(log, "run", [("model", m), *rest])', ['run [model, …] info']],
    ['log_section(log, "run", [(name, m)])', ['run […] info']],
    [
      'log_section(log, "run", [Item("model", m, source="(cli)"), other()])',
      ['run [model (cli), …] info'],
    ],
    ['log_section(log, "run", [{"label": "model"}])', ['run [model] info']],
    ['log_section(log, "run", {"model": Item(source="(cli)")})', ['run [model (cli)] info']],
    ['log_section(log, "run", summary())', ['run […] info']],
    ['log_section(log, "run", [line for line in lines])', ['run […] info']],
    ['log_section(log, title="run", entries=[], level=logging.DEBUG)', ['run [] DEBUG']],
    ['log_section(log, "run", [], 10)', ['run [] debug']],
    ['log_section(log, "run", [], level=pick(x))', ['run [] one of ']],
    ['log_section(log, "run", [], DEBUG if quiet else INFO)', ['run [] one of DEBUG INFO']],
    ['log_section(log, "run", [], **options)', ['run [] ?']],
    ['log_section(log, "run" if a else "walk", [])', ['run [] info', 'walk [] info']],
    ['TITLE = "run"\nlog_section(log, TITLE, [])', ['run [] info']],
    ['from app.logs import log_section as show\nshow(log, "run", [])', ['run [] info']],
  ])('%s', (source, expected) => {
    expect(read(source).sectionSites.map(sectionOf)).toEqual(expected);
  });

  it.each([
    'log_section(log, title, [])',
    'log_section(*all, "run")',
    'log_section(log, f"run {n}", [])',
    'section("run", [])',
  ])('none in %s', (source) => {
    expect(read(source).sectionSites).toEqual([]);
  });

  it('points at words as they are written', () => {
    const text = 'log_section(log, "run", [("mo" "del", m)])';
    const [{ title, entries } = { title: undefined, entries: [] }] = read(text).sectionSites;
    expect(text.slice(title!.range.start, title!.range.end)).toBe('run');
    expect(entries.map(({ key }) => text.slice(key.range.start, key.range.end))).toEqual([
      '"mo" "del"',
    ]);
  });
});

function variableOf({ name, value }: EnvironmentSite): string {
  return value === undefined ? name.text : `${name.text}=${value.text}`;
}

describe('names of the environment', () => {
  it.each([
    ['import os\nos.environ["APP_LOG_LEVEL"]', ['APP_LOG_LEVEL']],
    ['import os\nos.environ.get("APP_LOG_LEVEL", "info")', ['APP_LOG_LEVEL=info']],
    ['import os\nos.getenv("APP_LOG_LEVEL", default="info")', ['APP_LOG_LEVEL=info']],
    ['import os\nos.getenv(key="APP_LOG_LEVEL")', ['APP_LOG_LEVEL']],
    ['import os\nos.environ["APP_LOG_LEVEL"] = "debug"', ['APP_LOG_LEVEL=debug']],
    ['import os\nos.environ.setdefault("APP_LOG_A", "1")', ['APP_LOG_A=1']],
    ['import os\nif "APP_LOG_A" not in os.environ: pass', ['APP_LOG_A']],
    ['import os\ndel os.environ["APP_LOG_A"]', ['APP_LOG_A']],
    [
      'from os import environ, getenv\nenviron["APP_LOG_A"]\ngetenv("APP_LOG_B")',
      ['APP_LOG_A', 'APP_LOG_B'],
    ],
    ['import os as _os\ndef f():\n    return _os.environ.get("APP_LOG_A")', ['APP_LOG_A']],
    ['import os\nNAME = "APP_LOG_A"\nos.environ[NAME]', ['APP_LOG_A']],
    ['from os import environ as env\nenv["APP_LOG_A"]', ['APP_LOG_A']],
  ])('%s', (source, expected) => {
    expect(read(source).environmentSites.map(variableOf)).toEqual(expected);
  });

  it.each([
    'import os\nos.environ["APP_LEVEL"]',
    'import os\nos.environ[f"APP_LOG_{name}"]',
    'import os\nNAMES = {"APP_LOG_LEVEL": "level"}\nos.environ[name]',
    'environ["APP_LOG_LEVEL"]',
    'request.environ["APP_LOG_LEVEL"]',
    'import os\nprint("set APP_LOG_LEVEL in os.environ")',
  ])('none in %s', (source) => {
    expect(read(source).environmentSites).toEqual([]);
  });
});
