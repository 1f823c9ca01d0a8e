/** Reads the texts of `loglex.yaml` into one `Settings`; whatever is wrong is a problem, never an exception. */
import {
  type CatalogText,
  type DataNode,
  type MapNode,
  readDocument,
  readShape,
  type Shaped,
  valueOf,
} from '@loglex/catalog';
import type { Check } from '../checks/check.ts';
import type { Language } from '../facts/file-facts.ts';
import { type LineSetting, statedLayout } from '../lines/layouts/stated-layouts.ts';
import { defaultSettings } from './default-settings.ts';
import { type SettingsSchema, settingsSchema } from './schema.ts';
import type {
  CatalogReference,
  CheckSetting,
  ConfigurationPlace,
  Emit,
  LegendPlace,
  PathRule,
  ProjectSink,
  Protocol,
  ReferencePages,
  SectionCall,
  Settings,
  SettingsProblem,
  SetupCall,
} from './settings.ts';

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/**
 * The settings that `texts` state, outermost file first: each extends those before it. Lists add to
 * the outer lists (`tests` and `files.include` replace them), keyed entries replace the outer ones of
 * the same key, single values replace. `file` of a text is its path from the project's root; its globs
 * and paths are read from its own folder, and given from the root. What a text gets wrong is left out.
 * @param checks whose ids and options the key `checks` may name.
 */
export function readSettings(
  texts: readonly CatalogText[],
  checks: readonly Check[],
): ReadSettings {
  const schema = settingsSchema(checks);
  const problems: SettingsProblem[] = [];
  let settings = defaultSettings;
  for (const text of texts) {
    const document = readDocument(text);
    const root = document.root ?? EMPTY;
    const shape = readShape(schema, root, text.file);
    problems.push(...document.problems);
    // After a syntax error most of what does not fit is its echo: one message says enough.
    const broken = document.root === undefined && document.problems.length > 0;
    if (!broken && !document.problems.some(({ id }) => id === 'syntax')) {
      problems.push(
        ...shape.problems,
        ...makersOfOtherLanguages(root, text.file),
        ...linesOfNoLayout(root, text.file),
        ...saidTwice(root, text.file),
      );
    }
    if (shape.value !== undefined) settings = extend(settings, shape.value, text.file);
  }
  return { settings: withGeneratedReferences(settings), problems };
}

/** Generated Python spells constants in a way of its own where nobody says another: code that says so is read. */
function withGeneratedReferences(settings: Settings): Settings {
  const isGenerated = settings.generate.some(({ target }) => target === 'python');
  if (!isGenerated || settings.references.has('python')) return settings;
  return { ...settings, references: new Map([...settings.references, ['python', 'LOG_{name}']]) };
}

/** What the key `extends` of a settings file says, letter for letter; `undefined` where it says nothing. */
export function extendsOf(text: CatalogText): string | undefined {
  const { root } = readDocument(text);
  const value = root?.kind === 'map' ? valueOf(root, 'extends') : undefined;
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}

type Stated = NonNullable<Shaped<SettingsSchema>>;

/** An empty file is one without keys: it lacks the required ones. */
const EMPTY: MapNode = { kind: 'map', entries: [], style: 'flow', range: { start: 0, end: 0 } };

function extend(outer: Settings, stated: Stated, file: string): Settings {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const here = (globs: readonly string[] = []) => globs.map((glob) => fromRoot(folder, glob));
  return {
    catalogs: [
      ...outer.catalogs,
      ...(stated.catalogs ?? []).flatMap((one) => catalog(one, folder)),
    ],
    include: stated.files?.include ? here(stated.files.include) : outer.include,
    exclude: [...outer.exclude, ...here(stated.files?.exclude)],
    tests: stated.tests ? here(stated.tests) : outer.tests,
    references: new Map([...outer.references, ...byLanguage(stated.references)]),
    sinks: [...outer.sinks, ...(stated.sinks ?? []).flatMap(sink)],
    knownSinks: new Map([...outer.knownSinks, ...switches(stated.knownSinks)]),
    legends: [...outer.legends, ...(stated.legends ?? []).flatMap(legendPlace)],
    sections: [...outer.sections, ...(stated.sections ?? []).flatMap(sectionCall)],
    configuration: [
      ...outer.configuration,
      ...(stated.configuration ?? []).flatMap((one) => configurationPlace(one, here)),
    ],
    setup: [...outer.setup, ...(stated.setup ?? []).flatMap(setupCall)],
    protocols: [...outer.protocols, ...(stated.protocols ?? []).flatMap(protocol)],
    paths: [...outer.paths, ...(stated.paths ?? []).flatMap((one) => pathRule(one, here))],
    emit: new Map([...outer.emit, ...byLanguage(stated.emit).flatMap(emit)]),
    generate: [
      ...outer.generate,
      ...(stated.generate ?? []).flatMap(({ target, out, importAs, module }) =>
        target === undefined || out === undefined
          ? []
          : [
              {
                target,
                out: fromRoot(folder, out),
                ...(importAs && { importAs }),
                ...(module && { module }),
              },
            ],
      ),
    ],
    ...docs(stated.docs, outer.docs, folder),
    checks: mergeChecks(outer.checks, (stated.checks ?? {}) as StatedChecks),
    confidence: stated.confidence ?? outer.confidence,
    lines: [...outer.lines, ...(stated.lines ?? []).flatMap(lineSetting)],
  };
}

/** A glob or path of a file in `folder` (empty, or ending in `/`), as it reads from the root. */
function fromRoot(folder: string, glob: string): string {
  const negated = glob.startsWith('!');
  const segments: string[] = [];
  for (const segment of `${folder}${negated ? glob.slice(1) : glob}`.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return `${negated ? '!' : ''}${segments.join('/')}`;
}

type StatedCatalog = NonNullable<Stated['catalogs']>[number];

function catalog(stated: StatedCatalog, folder: string): CatalogReference[] {
  if (typeof stated === 'string') return [{ kind: 'data', glob: fromRoot(folder, stated) }];
  const { preset, call, args, keys, levels } = stated;
  if (preset === undefined) return [];
  const said = {
    ...(call !== undefined && { call }),
    ...(args !== undefined && { args }),
    ...(keys !== undefined && { keys }),
    ...(levels !== undefined && { levels }),
  };
  const [language, path] =
    'python' in stated
      ? (['python', stated.python] as const)
      : (['javascript', (stated as { typescript?: string }).typescript] as const);
  return path === undefined
    ? []
    : [{ kind: 'code', language, path: fromRoot(folder, path), preset, said }];
}

function sink(stated: NonNullable<Stated['sinks']>[number]): ProjectSink[] {
  const { call, from, language, args, keywords, level, kind, makes, namespace } = stated;
  if (call === undefined) return [];
  return [
    {
      call,
      args: args ?? [],
      keywords: keywords ?? new Map(),
      ...(from && { from }),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
      ...(level && { level }),
      ...(kind === 'stamp' && { kind }),
      ...(makes && { makes }),
      ...(namespace && { namespace }),
    },
  ];
}

/** Calls that make loggers are followed in Python alone: elsewhere such an entry would do nothing, and say nothing. */
function* makersOfOtherLanguages(root: DataNode, file: string): Generator<SettingsProblem> {
  const sinks = root.kind === 'map' ? valueOf(root, 'sinks') : undefined;
  for (const entry of sinks?.kind === 'seq' ? sinks.items : []) {
    if (entry.kind !== 'map') continue;
    const makes = entry.entries.find(({ key }) => key.text === 'makes');
    const language = valueOf(entry, 'language');
    if (makes === undefined || (language?.kind === 'scalar' && language.text === 'python'))
      continue;
    yield {
      file,
      range: makes.key.range,
      message:
        '`makes` is for Python only: elsewhere what a call gives is followed by its import, its type or its name. Add `language: python`, or take `makes` out.',
    };
  }
}

function lineSetting(stated: NonNullable<Stated['lines']>[number]): LineSetting[] {
  if (typeof stated === 'string') return [stated];
  return stated.json === undefined ? [] : [{ json: stated.json }];
}

/** A layout that cannot be read would be passed over in silence, and its lines with it. */
function* linesOfNoLayout(root: DataNode, file: string): Generator<SettingsProblem> {
  const lines = root.kind === 'map' ? valueOf(root, 'lines') : undefined;
  for (const entry of lines?.kind === 'seq' ? lines.items : []) {
    const json = entry.kind === 'map' ? valueOf(entry, 'json') : undefined;
    if (entry.kind !== 'scalar' && json?.kind !== 'map') continue;
    const layout = statedLayout(
      entry.kind === 'scalar'
        ? entry.text
        : { json: new Map(json?.kind === 'map' ? json.entries.map(keyAndText) : []) },
    );
    if (!('problem' in layout)) continue;
    yield {
      file,
      range: entry.range,
      message: `No line can be read by this: ${layout.problem}.`,
    };
  }
}

/** `typescript` and `javascript` are one language, of which one thing can be said. */
function* saidTwice(root: DataNode, file: string): Generator<SettingsProblem> {
  for (const key of ['references', 'emit']) {
    const stated = root.kind === 'map' ? valueOf(root, key) : undefined;
    if (stated?.kind !== 'map' || valueOf(stated, 'typescript') === undefined) continue;
    const again = stated.entries.find((entry) => entry.key.text === 'javascript');
    if (again === undefined) continue;
    yield {
      file,
      range: again.key.range,
      message:
        'What is said of `typescript` holds for JavaScript as well, so this is not read. Take one of the two out.',
    };
  }
}

function keyAndText({ key, value }: MapNode['entries'][number]): [string, string] {
  return [key.text, value.kind === 'scalar' ? value.text : ''];
}

function switches(stated: object = {}): [string, boolean][] {
  return Object.entries(stated).map(([id, word]) => [id, word === 'on']);
}

function legendPlace(stated: NonNullable<Stated['legends']>[number]): LegendPlace[] {
  const { legend, call, from, language, keyword } = stated;
  const position = stated.position ?? (keyword === undefined ? 0 : undefined);
  if (legend === undefined || call === undefined) return [];
  return [
    {
      legend,
      call,
      ...(from && { from }),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
      ...(position !== undefined && { position }),
      ...(keyword && { keyword }),
    },
  ];
}

function sectionCall(stated: NonNullable<Stated['sections']>[number]): SectionCall[] {
  const { call, from, language, args, keywords, level, entry } = stated;
  if (call === undefined || args === undefined) return [];
  return [
    {
      call,
      args,
      keywords: keywords ?? new Map(),
      ...(from && { from }),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
      ...(level && { level }),
      entry: {
        ...(entry?.call && { call: entry.call }),
        args: entry?.args ?? ['key', 'value', 'tag'],
        keywords: entry?.keywords ?? new Map(),
      },
    },
  ];
}

function configurationPlace(
  { settings, files, environment }: NonNullable<Stated['configuration']>[number],
  here: (globs?: readonly string[]) => readonly string[],
): ConfigurationPlace[] {
  if (settings === undefined) return [];
  return [{ settings, files: here(files), environment: environment ?? [] }];
}

function setupCall(stated: NonNullable<Stated['setup']>[number]): SetupCall[] {
  const { call, from, language } = stated;
  if (call === undefined) return [];
  return [
    {
      call,
      ...(from && { from }),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
    },
  ];
}

function protocol(stated: NonNullable<Stated['protocols']>[number]): Protocol[] {
  const { open, from, language, close, record, outputs } = stated;
  if (open === undefined || close === undefined) return [];
  const { get, track } = outputs ?? {};
  return [
    {
      open,
      close,
      record: record ?? [],
      ...(get && track && { outputs: { get, track } }),
      ...(from && { from }),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
    },
  ];
}

function pathRule(
  { folders, use, except, language }: NonNullable<Stated['paths']>[number],
  here: (globs?: readonly string[]) => readonly string[],
): PathRule[] {
  if (folders === undefined || use === undefined) return [];
  return [
    {
      folders,
      use,
      except: here(except),
      ...(language && { language: language === 'python' ? language : 'javascript' }),
    },
  ];
}

/** What is said of `typescript`, or else of `javascript`, holds for the one language that both are. */
function byLanguage<Value>(
  stated:
    | { readonly typescript?: Value; readonly javascript?: Value; readonly python?: Value }
    | undefined,
): [Language, Value][] {
  const entries: [Language, Value | undefined][] = [
    ['javascript', stated?.typescript ?? stated?.javascript],
    ['python', stated?.python],
  ];
  return entries.filter((entry): entry is [Language, Value] => entry[1] !== undefined);
}

type StatedEmit = NonNullable<NonNullable<Stated['emit']>['typescript']>;

function emit([language, stated]: [Language, StatedEmit]): [Language, Emit][] {
  const { sink: callee, from, prefix, keeps, console } = stated;
  if (callee === undefined) return [];
  return [
    [
      language,
      {
        sink: callee,
        prefix: prefix ?? false,
        ...(from && { from }),
        ...(keeps === true && { keeps }),
        ...(console === true && { console }),
      },
    ],
  ];
}

function docs(
  stated: Stated['docs'],
  outer: ReferencePages | undefined,
  folder: string,
): { readonly docs?: ReferencePages } {
  if (stated?.out === undefined) return outer ? { docs: outer } : {};
  const { out, title, sites = false, sources } = stated;
  const format = stated.format ?? (out.endsWith('.md') ? 'markdown' : 'html');
  return {
    docs: {
      out: fromRoot(folder, out),
      format,
      sites,
      ...(title !== undefined && { title }),
      ...(sources !== undefined && { sources }),
    },
  };
}

type StatedCheck = CheckSetting['severity'] | Readonly<Record<string, unknown>>;
type StatedChecks = Readonly<Record<string, StatedCheck>>;

/** A severity alone keeps the options of the outer file, and the other way round. */
function mergeChecks(
  outer: ReadonlyMap<string, CheckSetting>,
  stated: StatedChecks,
): ReadonlyMap<string, CheckSetting> {
  const merged = new Map(outer);
  for (const [id, said] of Object.entries(stated)) {
    const before = merged.get(id);
    if (typeof said !== 'object') {
      merged.set(id, {
        ...before,
        options: before?.options ?? {},
        ...(said && { severity: said }),
      });
      continue;
    }
    const { severity, testSeverity, ...options } = said as Partial<CheckSetting>;
    merged.set(id, {
      ...before,
      ...(severity && { severity }),
      ...(testSeverity && { testSeverity }),
      options: { ...before?.options, ...plainObject(options) },
    });
  }
  return merged;
}

/** Options are JSON to a check: maps keyed by the user become objects without a prototype. */
function plainObject(value: unknown): object {
  return plain(value) as object;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of entries) object[String(key)] = plain(inner);
  return object;
}
