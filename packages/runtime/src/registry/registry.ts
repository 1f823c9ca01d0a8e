/** Lookups over generated constants: by code, by component, and what the filters of a viewer offer. */
import type { LogConstant, LogLevel } from '../constant.ts';
import { validateConstants } from './validate.ts';

/** What is known of a component beside its constants; `LOG_COMPONENTS` of a generated module. */
export interface ComponentInfo {
  readonly subcomponents?: readonly string[];
  /** Namespaces of loggers whose records are its own: `app.telemetry.*`. */
  readonly loggers?: readonly string[];
}

export interface FilterData {
  /** Those that a constant has, lowest first. */
  readonly levels: readonly LogLevel[];
  readonly components: readonly ComponentFilter[];
}

export interface ComponentFilter {
  readonly name: string;
  readonly subcomponents: readonly string[];
  readonly levels: readonly LogLevel[];
}

export interface Registry {
  /** The constant that carries the code; of several the first. */
  getConstantByCode(code: string): LogConstant | undefined;
  getConstantByName(name: string): LogConstant | undefined;
  /** By name. */
  listKnownComponents(): readonly string[];
  /** The parts of each component, by name. The object has no prototype. */
  getComponentSnapshot(): Readonly<Record<string, readonly string[]>>;
  /** Lets the loggers `prefix` and `prefix.*` belong to a component, known before or not. */
  registerLogDomain(prefix: string, component: string): void;
  /** The component whose loggers are of this name; the longest prefix counts. */
  getComponentOf(loggerName: string): string | undefined;
  /** What the component and severity filters of a viewer offer. */
  getFilterData(): FilterData;
  /** What is wrong with the constants, in sentences. */
  validateCatalog(): readonly string[];
}

/** @param constants an object of constants such as `LOG`, or a list of them. */
export function createRegistry(
  constants: Iterable<LogConstant> | Readonly<Record<string, LogConstant>>,
  components: Readonly<Record<string, ComponentInfo>> = {},
): Registry {
  const list = Symbol.iterator in constants ? constants : Object.values(constants);
  // A former name leads to the same constant: it is one.
  const all = [...new Set(list)];
  const byCode = new Map<string, LogConstant>();
  const byName = new Map<string, LogConstant>();
  const parts = new Map<string, Set<string>>();
  const domains = new Map<string, string>();

  for (const [name, { subcomponents = [], loggers = [] }] of Object.entries(components)) {
    parts.set(name, new Set(subcomponents));
    for (const glob of loggers) domains.set(glob.replace(/\.\*{1,2}$/, ''), name);
  }
  const declared = new Set(parts.keys());
  for (const constant of all) {
    const { code, name, component, subcomponent } = constant;
    if (!byCode.has(code)) byCode.set(code, constant);
    if (!byName.has(name)) byName.set(name, constant);
    if (component !== undefined) partsOf(component, subcomponent);
  }

  function partsOf(component: string, ...further: readonly (string | undefined)[]): void {
    const known = parts.get(component) ?? new Set<string>();
    parts.set(component, known);
    for (const part of further) if (part !== undefined) known.add(part);
  }

  return {
    getConstantByCode: (code) => byCode.get(code),
    getConstantByName: (name) => byName.get(name),
    listKnownComponents: () => [...parts.keys()].sort(),
    getComponentSnapshot() {
      const snapshot = Object.create(null) as Record<string, readonly string[]>;
      for (const name of [...parts.keys()].sort()) snapshot[name] = [...parts.get(name)!].sort();
      return snapshot;
    },
    registerLogDomain(prefix, component) {
      partsOf(component);
      declared.add(component);
      domains.set(prefix, component);
    },
    getComponentOf(loggerName) {
      for (
        let name = loggerName;
        name !== '';
        name = name.slice(0, Math.max(0, name.lastIndexOf('.')))
      ) {
        const component = domains.get(name);
        if (component !== undefined) return component;
      }
      return undefined;
    },
    getFilterData: () => ({
      levels: levelsOf(all),
      components: [...parts.keys()].sort().map((name) => ({
        name,
        subcomponents: [...parts.get(name)!].sort(),
        levels: levelsOf(all.filter(({ component }) => component === name)),
      })),
    }),
    validateCatalog: () => validateConstants(all, declared.size === 0 ? undefined : declared),
  };
}

const LADDER: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

function levelsOf(constants: readonly LogConstant[]): readonly LogLevel[] {
  return LADDER.filter((rung) => constants.some(({ level }) => level === rung));
}
