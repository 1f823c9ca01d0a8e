/** How a project's constants are written in code, as data: the presets, and what a project says beside them. */
import type { Language } from '../facts/file-facts.ts';

/** The keys of the catalog that a value in code may fill. Whatever fills none is kept under `x-…`. */
export type PropertyRole = (typeof PROPERTY_ROLES)[number];

export const PROPERTY_ROLES = [
  'code',
  'level',
  'message',
  'component',
  'subcomponent',
  'tags',
  'description',
  'action',
  'runbook',
  'since',
] as const;

export interface ImportSpec {
  /**
   * Where the constants stand. `bindings`: `LOG_X = constant(…)` at the top level; `objects`: members of an object
   * literal or dict; `members`: members of enums and classes; `classes`: each class is one; `calls`: arguments of
   * calls anywhere; `items`: a list of records.
   */
  readonly entries: 'bindings' | 'objects' | 'members' | 'classes' | 'calls' | 'items';
  /** Only calls of this function or method. Absent: any call that gives a code. */
  readonly call?: string;
  /** What positional arguments and the items of a tuple are called, where the code itself does not tell. */
  readonly args: readonly string[];
  /** For `calls`: what the arguments of the call around are called; `code` is the place of the call itself. */
  readonly around: readonly string[];
  /** What keys and parameters mean, beside those that everybody uses. */
  readonly keys: ReadonlyMap<string, PropertyRole>;
  /** Words that are no levels and stand for one: `result` for `info`. */
  readonly levels: ReadonlyMap<string, string>;
  /** How code refers to a constant: with `LOG_{name}` the constant bound to `LOG_FULL` is `FULL`. */
  readonly references: ReadonlyMap<Language, string>;
}

const NOTHING_SAID = {
  args: [],
  around: [],
  keys: new Map(),
  levels: new Map(),
  references: new Map(),
} as const;

const PRESETS = {
  /** `LOG_X = _constant("LOG401", "ERROR", "…", component="…")`, `LogConstant(code=…)`, `define({ code: … })`. */
  'constant-calls': { entries: 'bindings', ...NOTHING_SAID },
  /** `class Event(Enum): QUEUE_FULL = ("LOG612", "WARNING", "…")`, `enum Code { QueueFull = 'LOG612' }`. */
  'enum-members': { entries: 'members', ...NOTHING_SAID },
  /** `{ CDK_I1000: make.info({ code: 'CDK_I1000', … }) }`, `{ LOG612: 'Queue full' } as const`. */
  'object-members': { entries: 'objects', ...NOTHING_SAID },
  /** `class MainReportVersion(InfoLevel): def code(self): return "A001"`. */
  'class-codes': { entries: 'classes', ...NOTHING_SAID },
  /** `log.info('SHELL', mongoLogId(1_000_000_012), 'context', 'message', attributes)`. */
  'id-calls': {
    entries: 'calls',
    ...NOTHING_SAID,
    call: 'mongoLogId',
    args: ['code'],
    around: ['component', 'code', 'subcomponent', 'message', 'fields'],
  },
  /** A list of records in JSON, in YAML or in code. */
  list: { entries: 'items', ...NOTHING_SAID },
} as const satisfies Record<PresetName, ImportSpec>;

/** What a project says beside a preset. */
export type ImportOverrides = Partial<Omit<ImportSpec, 'entries'>>;

/** The spec of a preset with what a project says beside it, or `undefined` where there is no such preset. */
export function importSpec(preset: string, said: ImportOverrides = {}): ImportSpec | undefined {
  return isPreset(preset) ? { ...PRESETS[preset], ...said } : undefined;
}

export type PresetName = (typeof PRESET_NAMES)[number];

/** By name, in the order in which help lists them. */
export const PRESET_NAMES = [
  'constant-calls',
  'enum-members',
  'object-members',
  'class-codes',
  'id-calls',
  'list',
] as const;

function isPreset(name: string): name is PresetName {
  return (PRESET_NAMES as readonly string[]).includes(name);
}

/** What a key or parameter means under `spec`; `undefined`: nothing that the catalog knows. */
export function roleOf(key: string, spec: ImportSpec): PropertyRole | undefined {
  return spec.keys.get(key) ?? USUAL_KEYS.get(key.replaceAll(/[_-]/g, '').toLowerCase());
}

/** In lower case, without separators. */
const USUAL_KEYS: ReadonlyMap<string, PropertyRole> = new Map([
  ...roles('code', 'code logcode eventcode errorcode'),
  ...roles('level', 'level severity loglevel'),
  ...roles('message', 'message msg text template'),
  ...roles('component', 'component'),
  ...roles('subcomponent', 'subcomponent'),
  ...roles('tags', 'tags labels'),
  ...roles('description', 'description desc'),
  ...roles('action', 'action remediation'),
  ...roles('runbook', 'runbook'),
  ...roles('since', 'since'),
]);

function roles(role: PropertyRole, keys: string): [string, PropertyRole][] {
  return keys.split(' ').map((key) => [key, role]);
}
