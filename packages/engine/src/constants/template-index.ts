/** From the text of a message to the constants whose template it is. */
import {
  matchKeyOf,
  parseTemplate,
  skeleton,
  type Catalog,
  type LogConstant,
} from '@loglex/catalog';
import { hasWord, keyOf, wordingOf, type ReadMessage } from './message-text.ts';

/** `exact`: the same text with holes at the same places. Else case, punctuation or holes differ. */
export interface TemplateMatch {
  readonly constant: LogConstant;
  readonly exact: boolean;
}

export interface TemplateIndex {
  /** Exact matches first, otherwise in the catalog's order; deprecated constants are not offered. */
  match(message: ReadMessage): readonly TemplateMatch[];
}

export function createTemplateIndex(catalog: Catalog): TemplateIndex {
  const exact = new Map<string, LogConstant[]>();
  const alike = new Map<string, LogConstant[]>();
  for (const constant of catalog.constants) {
    if (constant.deprecated !== undefined) continue;
    const key = matchKeyOf(constant.message);
    if (!hasWord(key)) continue;
    add(exact, key, constant);
    add(alike, skeleton(parseTemplate(constant.message).parts), constant);
  }
  return {
    match(message) {
      if (exact.size === 0) return [];
      const same = exact.get(keyOf(message)) ?? [];
      const worded = alike.get(wordingOf(message)) ?? [];
      return [
        ...same.map((constant) => ({ constant, exact: true })),
        ...worded
          .filter((constant) => !same.includes(constant))
          .map((constant) => ({ constant, exact: false })),
      ];
    },
  };
}

function add(index: Map<string, LogConstant[]>, key: string, constant: LogConstant): void {
  const constants = index.get(key);
  if (constants === undefined) index.set(key, [constant]);
  else constants.push(constant);
}
