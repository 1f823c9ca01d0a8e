/** Where things of the catalog are declared, as an editor opens it. */
import type { EntrySource, Location, TextRange } from '@loglex/catalog';
import { sourceOfMeaning } from '../explain/word.ts';
import type { EditorTarget } from './target.ts';

export interface Declaration extends Location {
  /** What of it the cursor is put on: the code, the name or the key. */
  readonly selection: TextRange;
}

export function declarationOf({ file, range, key, values }: EntrySource): Declaration {
  const selection = values.get('code') ?? values.get('name') ?? key ?? range;
  // The key of a map entry stands before its value: what is opened holds both.
  const whole =
    key === undefined ? range : { start: Math.min(key.start, range.start), end: range.end };
  return { file, range: whole, selection };
}

/** The entries of the catalog that a target means. */
export function declarationsOf(target: EditorTarget): readonly Declaration[] {
  switch (target.kind) {
    case 'constant':
      return [...target.constants, ...target.retired].map(({ source }) => declarationOf(source));
    case 'field':
      return [fieldDeclaration(target)];
    case 'component': {
      const { component, subcomponent } = target;
      const part = component.subcomponents.get(subcomponent ?? '')?.source;
      return [
        part === undefined ? declarationOf(component.source) : { ...part, selection: part.range },
      ];
    }
    case 'word':
      return target.meanings.map((meaning) => declarationOf(sourceOfMeaning(meaning)));
    case 'reading':
      return target.readings.map((reading) => {
        const terms = reading.kind === 'tag' ? reading.tag.terms : [reading.match];
        return declarationOf(terms[0]?.term.source ?? reading.legend.source);
      });
    case 'record':
      return target.writers.flatMap(({ isBest, constant }) =>
        isBest && constant !== undefined ? [declarationOf(constant.source)] : [],
      );
  }
}

/** A field that nobody declares is made by the message that names it. */
function fieldDeclaration({
  field,
  constant,
}: Extract<EditorTarget, { kind: 'field' }>): Declaration {
  if (field !== undefined) return { ...field.source, selection: field.source.range };
  const { file, range, values } = constant.source;
  return { file, range, selection: values.get('message') ?? range };
}
