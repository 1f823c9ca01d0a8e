/** What can be wrong with constants that did not come from a sound catalog: a check at the start of a program. */
import type { LogConstant } from '../constant.ts';

const LEVELS: ReadonlySet<string> = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);

/** @param components those that are registered; `undefined`: nobody says which. */
export function validateConstants(
  constants: readonly LogConstant[],
  components: ReadonlySet<string> | undefined,
): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const { code, name, level, message, component } of constants) {
    const title = code || name || '(no code)';
    for (const [part, text] of Object.entries({ code, name, message })) {
      if (typeof text !== 'string' || text.trim() === '') problems.push(`${title} has no ${part}.`);
    }
    if (!LEVELS.has(level)) problems.push(`${title} has the level ${level}, which is none.`);
    if (component !== undefined && components?.has(component) === false) {
      problems.push(`${title} belongs to ${component}, which is no component.`);
    }
    const other = seen.get(code);
    if (other !== undefined) problems.push(`${code} is the code of ${other} and ${name}.`);
    else seen.set(code, name);
  }
  return problems;
}
