/** Puts in what names stand for, where the modules that are read say so. */
import type { CodeModule, CodeValue } from './code-value.ts';

/** The value, with names replaced by what they are bound to; a name that nobody binds, or two bind, stays. */
export type ResolveNames = (value: CodeValue) => CodeValue;

export function createResolver(modules: readonly CodeModule[]): ResolveNames {
  const values = new Map<string, CodeValue | undefined>();
  const bind = (path: string, value: CodeValue) =>
    values.set(path, values.has(path) ? undefined : value);
  for (const { bindings, classes } of modules) {
    for (const { name, value } of bindings) {
      bind(name, value);
      if (value.kind !== 'record') continue;
      for (const { key, value: inner } of value.entries) if (key) bind(`${name}.${key}`, inner);
    }
    for (const { name, members } of classes) {
      for (const member of members) bind(`${name}.${member.name}`, member.value);
    }
  }
  const resolve = (value: CodeValue, steps: number): CodeValue => {
    if (value.kind === 'list') {
      return { ...value, items: value.items.map((item) => resolve(item, steps)) };
    }
    if (value.kind !== 'name' || steps === 0) return value;
    const bound = values.get(value.path) ?? values.get(value.path.replace(/\.value$/, ''));
    const known = bound && resolve(bound, steps - 1);
    return known && isPlain(known) ? { ...known, range: value.range } : value;
  };
  return (value) => resolve(value, MOST_STEPS);
}

/** `A = B`, `B = A` has an end too. */
const MOST_STEPS = 8;

function isPlain({ kind }: CodeValue): boolean {
  return kind === 'text' || kind === 'number' || kind === 'list';
}
