/** The sinks that a project declares in `loglex.yaml`, ready to be matched against callees. */
import { levelOf, type Level } from '@loglex/catalog';
import type { Role } from '../facts/log-call.ts';
import type { ProjectSink } from '../settings/settings.ts';
import { basename, dirname, join } from '../text/posix-path.ts';

/** A callee as names, outermost last: `this.log.info` is `['this', 'log', 'info']`; `undefined` is no plain name. */
export type CalleePath = readonly (string | undefined)[];

/** What a match of a project's sink says. */
export interface ProjectMatch {
  readonly sink: CompiledProjectSink;
  /** The level that the callee spells, or the sink's fixed one. */
  readonly level: Level | undefined;
  /** The constant that the callee spells (`IO.{name}.msg`), as an index into the callee's path. */
  readonly constantAt: number | undefined;
}

export interface CompiledProjectSink {
  /** `project:0`, by position in the settings. */
  readonly id: string;
  readonly declared: ProjectSink;
  /** The callee's first name, where the pattern has one. */
  readonly root: string | undefined;
  /** The callee's last name, where the pattern has it in words. */
  readonly lastNames: ReadonlySet<string> | undefined;
  /** The role of the argument at `index`. */
  roleAt(index: number): Role | undefined;
  /** What the callee says; `undefined` where it is none of this sink's. */
  match(path: CalleePath): ProjectMatch | undefined;
}

type Segment =
  | { readonly kind: 'any' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'level'; readonly before: string; readonly after: string }
  | { readonly kind: 'constant' };

export function compileProjectSink(declared: ProjectSink, id: string): CompiledProjectSink {
  const segments = declared.call.split('.').map(segmentOf);
  const [first] = segments;
  const openStart = first?.kind === 'any' && segments.length > 1;
  const tail = openStart ? segments.slice(1) : segments;
  const constant = segments.findIndex((segment) => segment.kind === 'constant');
  const last = declared.args.at(-1);
  const method = segments.at(-1);
  const compiled: CompiledProjectSink = {
    id,
    declared,
    root: first?.kind === 'name' ? first.name : undefined,
    lastNames: method?.kind === 'name' ? new Set([method.name]) : undefined,
    roleAt(index) {
      const role = declared.args[index];
      if (role === undefined) return last === '...rest' ? 'rest' : undefined;
      return role === '...rest' ? 'rest' : role;
    },
    match(path) {
      if (openStart ? path.length <= tail.length : path.length !== tail.length) return undefined;
      const offset = path.length - tail.length;
      let level: Level | undefined;
      for (const [index, segment] of tail.entries()) {
        const name = path[offset + index];
        if (segment.kind === 'any') continue;
        if (name === undefined) return undefined;
        if (segment.kind === 'name' && segment.name !== name) return undefined;
        if (segment.kind !== 'level') continue;
        if (!name.startsWith(segment.before) || !name.endsWith(segment.after)) return undefined;
        level = levelOf(name.slice(segment.before.length, name.length - segment.after.length));
        if (level === undefined) return undefined;
      }
      const fixed = declared.level === undefined ? undefined : levelOf(declared.level);
      const spelled =
        method?.kind === 'name' && !declared.args.includes('level')
          ? levelOf(method.name)
          : undefined;
      return {
        sink: compiled,
        level: level ?? fixed ?? spelled,
        constantAt: constant < 0 ? undefined : constant - (openStart ? 1 : 0) + offset,
      };
    },
  };
  return compiled;
}

/**
 * Whether a module that `file` imports as `specifier` is the one that a sink names in `from`: the same
 * text, the same file seen from the project's root, or, where `from` is a bare `./logger.js`, a file of
 * that name in any folder.
 */
export function isSameModule(specifier: string, from: string, file: string): boolean {
  if (specifier === from) return true;
  if (!from.startsWith('.') || !/^[.@~#/]/.test(specifier)) return false;
  const wanted = moduleKey(from.replace(/^(?:\.\.?\/)+/, ''));
  const given = moduleKey(
    specifier.startsWith('.') ? join(dirname(file), specifier) : specifier.replace(/^[@~#]*\//, ''),
  );
  return given === wanted || given.endsWith(`/${wanted}`);
}

function moduleKey(path: string): string {
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  return basename(bare) === 'index' ? dirname(bare) : bare;
}

function segmentOf(segment: string): Segment {
  if (segment === '*') return { kind: 'any' };
  if (segment === '{name}' || segment === '{code}' || segment === '{constant}') {
    return { kind: 'constant' };
  }
  const hole = segment.indexOf('{level}');
  return hole < 0
    ? { kind: 'name', name: segment }
    : { kind: 'level', before: segment.slice(0, hole), after: segment.slice(hole + 7) };
}
