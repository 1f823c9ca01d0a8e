/** What a compiler's types say of a value that only its name makes look like a logger. */
import type { DeclaredType } from '../../ports.ts';
import { isLoggerTypeName } from '../../sinks/named-logger.ts';
import type { KnownSinks, LoggerValue } from './logger-value.ts';

/**
 * The value as its type has it: certain where a logging library declares the type or where it is named as loggers are,
 * `undefined` where it is a type of the language itself, and else as it was: projects write loggers of any name. Of one that
 * is certain already, a type can only say whose it is.
 */
export function judgedByType(
  value: LoggerValue,
  declared: readonly DeclaredType[],
  known: KnownSinks,
  source: string,
): LoggerValue | undefined {
  const isCertain = value.confidence === 'certain';
  for (const { name, from } of declared) {
    const [spec] = typeof from === 'object' ? (known.byModule.get(from.package) ?? []) : [];
    const global = from === 'environment' && name === 'Console' ? 'console' : undefined;
    const ofLibrary = spec ?? (global && known.byGlobal.get(global));
    if (ofLibrary === undefined && (isCertain || !isLoggerTypeName(name))) continue;
    const by = typeof from === 'object' ? ` of '${from.package}'` : '';
    return {
      ...value,
      spec: ofLibrary ?? value.spec,
      confidence: 'certain',
      reason: `\`${source}\` has the type \`${name}\`${by}`,
      ...(!isCertain && { byType: true }),
    };
  }
  const isNone = declared.length > 0 && declared.every(({ from }) => from === 'environment');
  return isNone && !isCertain ? undefined : value;
}
