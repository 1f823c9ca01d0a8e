/** The method of an ecosystem that writes records of a level. */
import type { Level } from '@loglex/catalog';
import type { SinkSpec } from '../sinks/spec.ts';

/** The one of the level's own name; else, where it has but one for the rung or one of the rung's name, that. */
export function methodFor({ methods }: SinkSpec, { rung, native }: Level): string | undefined {
  const names = [...methods].flatMap(([name, level]) => (level.rung === rung ? [name] : []));
  const own = names.find((name) => name.toLowerCase() === native.toLowerCase());
  return own ?? names.find((name) => name === rung) ?? names[0];
}
