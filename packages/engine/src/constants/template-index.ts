/** From the text of a message to the constants whose template it is. */
import {
  HOLE,
  parseTemplate,
  skeleton,
  type Catalog,
  type LogConstant,
  type PrintablePart,
} from '@loglex/catalog';
import { hasWord, partsOf, wordingOf, type ReadMessage } from './message-text.ts';

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
  const byText = new Map<string, LogConstant[]>();
  const byWording = new Map<string, LogConstant[]>();
  for (const constant of catalog.constants) {
    if (constant.deprecated !== undefined) continue;
    const { parts } = parseTemplate(constant.message);
    const wording = skeleton(parts);
    if (!hasWord(wording)) continue;
    add(byText, textOf(parts), constant);
    add(byWording, wording, constant);
  }
  return {
    match(message) {
      if (byText.size === 0) return [];
      const same = byText.get(textOf(partsOf(message))) ?? [];
      const alike = byWording.get(wordingOf(message)) ?? [];
      return [
        ...same.map((constant) => ({ constant, exact: true })),
        ...alike
          .filter((constant) => !same.includes(constant))
          .map((constant) => ({ constant, exact: false })),
      ];
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
