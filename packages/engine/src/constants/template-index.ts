/** From the text of a message to the constants whose template it is. */
import {
  HOLE,
  parseTemplate,
  skeletonOf,
  type Catalog,
  type LogConstant,
  type PrintablePart,
} from '@loglex/catalog';
import { hasWord, partsOf, type ReadMessage, wordingOf } from './message-text.ts';

/** `exact`: letter for letter, holes where the template has them. Else case, spacing, punctuation or holes differ. */
export interface TemplateMatch {
  readonly constant: LogConstant;
  readonly exact: boolean;
}

export interface TemplateIndex {
  /** Exact matches first, otherwise in the catalog's order; deprecated constants are not offered. */
  match(message: ReadMessage): readonly TemplateMatch[];
}

export function createTemplateIndex(catalog: Catalog): TemplateIndex {
  const byWording = new Map<string, LogConstant[]>();
  for (const constant of catalog.constants) {
    if (constant.deprecated !== undefined) continue;
    const wording = skeletonOf(constant.message);
    if (hasWord(wording)) add(byWording, wording, constant);
  }
  return {
    match(message) {
      const alike = byWording.get(wordingOf(message)) ?? [];
      const text = alike.length === 0 ? '' : textOf(partsOf(message));
      const matches = alike.map((constant) => ({
        constant,
        exact: textOf(parseTemplate(constant.message).parts) === text,
      }));
      return [...matches.filter(({ exact }) => exact), ...matches.filter(({ exact }) => !exact)];
    },
  };
}

/** Every letter, and a mark for each hole. */
function textOf(parts: readonly PrintablePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : HOLE)).join('');
}

function add(index: Map<string, LogConstant[]>, key: string, constant: LogConstant): void {
  const constants = index.get(key);
  if (constants === undefined) index.set(key, [constant]);
  else constants.push(constant);
}
