/** Whether the catalog lets a constant or a term come at a level. */
import type { Level, LogConstant } from '@loglex/catalog';

/** Levels are compared by rung: `warn` and `warning` are one. */
export function allowsLevel(
  { level, may }: Pick<LogConstant, 'level' | 'may'>,
  { rung }: Level,
): boolean {
  return level?.rung === rung || may.some((also) => also.rung === rung);
}
