/** What stands at a cursor in a file of the catalog, or in a module that holds a part of it. */
import {
  type Catalog,
  type Component,
  type EntrySource,
  explainWord,
  type LogConstant,
  parseTemplate,
  rangeInSource,
  type RetiredConstant,
  type TextRange,
} from '@loglex/catalog';
import { sourceOfMeaning } from '../explain/word.ts';
import { fieldOf } from './fields.ts';
import { touches, withoutQuotes } from './ranges.ts';
import type { EditorDocument } from './snapshot.ts';
import type { ComponentTarget, EditorTarget, FieldTarget, WordTarget } from './target.ts';
import { wordsAt } from './word-at.ts';

export function catalogTarget(
  catalog: Catalog,
  document: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { file } = document;
  const isHere = ({ source }: { readonly source: EntrySource }): boolean =>
    source.file === file && (touches(source.range, offset) || touches(source.key, offset));
  const constant = catalog.constants.find(isHere);
  if (constant !== undefined) return inConstant(catalog, constant, document, offset);
  const retired = catalog.retired.find(isHere);
  if (retired !== undefined) return inRetired(catalog, retired, document, offset);
  const component = [...catalog.components.values()].find(isHere);
  if (component !== undefined) return inComponent(catalog, component, document, offset);
  return vocabularyWord(catalog, document, offset);
}

/** The range of the placeholder, in the file, that each name of the entry's message stands in, braces included. */
export function placeholdersOf(
  constant: LogConstant,
): readonly { readonly name: string; readonly range: TextRange }[] {
  const written = constant.source.values.get('message');
  if (written === undefined) return [];
  return parseTemplate(constant.message).parts.flatMap((part) => {
    if (part.kind !== 'placeholder') return [];
    const range = rangeInSource(written, constant.message.length, part.range);
    // Where escapes stand between the two, nobody can tell where in the scalar it is.
    return range === written ? [] : [{ name: part.name, range }];
  });
}

function inConstant(
  catalog: Catalog,
  constant: LogConstant,
  { text, file }: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { values } = constant.source;
  const at = keyAt(values, offset);
  if (at === undefined) return undefined;
  const range = withoutQuotes(text, at.range);
  const own = { kind: 'constant', range, constants: [constant], retired: [] } as const;
  switch (at.key) {
    case 'code':
    case 'name':
    case 'aliases':
      return { ...own, isDeclaration: true, part: at.key };
    case 'message': {
      const hole = placeholdersOf(constant).find((each) => touches(each.range, offset));
      if (hole === undefined) return { ...own, isDeclaration: true, part: at.key };
      return fieldTarget(catalog, constant, hole.name, hole.range);
    }
    case 'fields': {
      const word = wordsAt(text, offset).find((each) => constant.fields.has(each.text));
      return word && fieldTarget(catalog, constant, word.text, word);
    }
    case 'component':
    case 'subcomponent':
      return componentTarget(catalog, constant, at.key, range);
    case 'deprecated.replaced-by':
      return byCode(catalog, constant.deprecated?.replacedBy, range);
    default:
      return vocabularyWord(catalog, { text, file }, offset, true);
  }
}

function inRetired(
  catalog: Catalog,
  retired: RetiredConstant,
  { text }: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const at = keyAt(retired.source.values, offset);
  if (at === undefined) return undefined;
  const range = withoutQuotes(text, at.range);
  switch (at.key) {
    case 'code':
    case 'name':
      return { kind: 'constant', range, constants: [], retired: [retired], isDeclaration: true };
    case 'replaced-by':
      return byCode(catalog, retired.replacedBy, range);
    default:
      return undefined;
  }
}

function inComponent(
  catalog: Catalog,
  component: Component,
  document: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { key, values } = component.source;
  if (touches(key, offset)) {
    return { kind: 'component', range: withoutQuotes(document.text, key), component };
  }
  switch (keyAt(values, offset)?.key) {
    case 'subcomponents': {
      const word = wordsAt(document.text, offset).find((each) =>
        component.subcomponents.has(each.text),
      );
      if (word === undefined) return undefined;
      const { start, end, text: subcomponent } = word;
      return { kind: 'component', range: { start, end }, component, subcomponent };
    }
    case 'destinations':
      return vocabularyWord(catalog, document, offset, true);
    default:
      return undefined;
  }
}

/** The key of an entry whose value the cursor stands in; of keys inside each other, the innermost. */
function keyAt(values: EntrySource['values'], offset: number) {
  let found: { readonly key: string; readonly range: TextRange } | undefined;
  for (const [key, range] of values) {
    if (!touches(range, offset)) continue;
    if (found === undefined || range.end - range.start <= found.range.end - found.range.start) {
      found = { key, range };
    }
  }
  return found;
}

function fieldTarget(
  catalog: Catalog,
  constant: LogConstant,
  name: string,
  { start, end }: TextRange,
): FieldTarget {
  const field = fieldOf(catalog, constant, name);
  return { kind: 'field', range: { start, end }, name, constant, ...(field && { field }) };
}

function componentTarget(
  catalog: Catalog,
  constant: LogConstant,
  key: 'component' | 'subcomponent',
  range: TextRange,
): ComponentTarget | undefined {
  const component = catalog.components.get(constant.component ?? '');
  if (component === undefined) return undefined;
  const { subcomponent } = constant;
  return {
    kind: 'component',
    range,
    component,
    ...(key === 'subcomponent' && subcomponent !== undefined && { subcomponent }),
  };
}

function byCode(
  catalog: Catalog,
  code: string | undefined,
  range: TextRange,
): EditorTarget | undefined {
  const constants = catalog.byCode(code ?? '');
  const retired = catalog.retiredByCode(code ?? '');
  if (constants.length + retired.length === 0) return undefined;
  return { kind: 'constant', range, constants, retired };
}

/** A word of a legend, a section, a setting and the like: where it is declared, or, with `anywhere`, wherever it stands. */
function vocabularyWord(
  catalog: Catalog,
  { file, text }: Pick<EditorDocument, 'file' | 'text'>,
  offset: number,
  anywhere = false,
): WordTarget | undefined {
  for (const { start, end, text: word } of wordsAt(text, offset)) {
    const meanings = explainWord(catalog, word).filter((meaning) => {
      const source = sourceOfMeaning(meaning);
      return (
        anywhere ||
        (source.file === file && (touches(source.key, offset) || touches(source.range, offset)))
      );
    });
    if (meanings.length > 0) return { kind: 'word', range: { start, end }, text: word, meanings };
  }
  return undefined;
}
