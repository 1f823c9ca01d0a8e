/** Where the catalog says what a finding refers to. */
import type { Component, Location, LogConstant, RetiredConstant } from '@loglex/catalog';

/** A place to look at beside a finding: the entry, or the value of one of its keys where it has that key. */
export function declarationOf(
  entry: Pick<LogConstant | RetiredConstant | Component, 'source'>,
  message: string,
  key?: string,
): Location & { readonly message: string } {
  const { file, range, values } = entry.source;
  const ofKey = key === undefined ? undefined : values.get(key);
  return { file, range: ofKey ?? range, message };
}
