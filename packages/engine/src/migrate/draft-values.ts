/** Gathers the values that a message shows: each expression once, unless evaluating it twice is not the same. */
import type { FieldEntry, LogCall, SourceText } from '../facts/log-call.ts';
import type { DraftPart, DraftValue } from './call-draft.ts';

/** How a value is shown, where that is not as `string` has it. */
export type Shown = Pick<DraftValue, 'format' | 'type' | 'source'>;

export interface DraftParts {
  text(text: string): void;
  /** @param name what the expression suggests. */
  value(expression: SourceText, name: string, shown?: Shown): void;
  /** All that was given. */
  taken(): { readonly parts: readonly DraftPart[]; readonly values: readonly DraftValue[] };
}

export function draftParts(call: LogCall): DraftParts {
  const parts: DraftPart[] = [];
  const values: DraftValue[] = [];
  return {
    taken: () => ({ parts, values }),
    text(text) {
      const last = parts.at(-1);
      if (text === '') return;
      if (last?.kind === 'text') {
        parts[parts.length - 1] = { kind: 'text', text: last.text + text };
      } else parts.push({ kind: 'text', text });
    },
    value(expression, name, shown = {}) {
      const same = isPath(expression.text)
        ? values.findIndex(
            (one) =>
              one.expression.text === expression.text &&
              one.format === shown.format &&
              one.source === shown.source,
          )
        : -1;
      const key = keyOfSame(expression, call.fields);
      const isPassed = key !== undefined && shown.source === undefined;
      const known = values[same];
      if (known === undefined) {
        const at = [expression.start];
        values.push({ name, expression, at, ...shown, ...(isPassed && { passedAs: key }) });
      } else values[same] = { ...known, at: [...known.at, expression.start] };
      parts.push({ kind: 'placeholder', value: known === undefined ? values.length - 1 : same });
    },
  };
}

/** A name, or names with dots between them: evaluating it once or twice is the same, and so is doing it a little earlier. */
export function isPath(source: string): boolean {
  return PATH.test(source);
}

const PATH = /^#?[\p{ID_Start}_$][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}_$][\p{ID_Continue}$]*)*$/u;

/** The key under which the call passes this very value; the last counts, as it does in the record. */
function keyOfSame({ text, start }: SourceText, fields: readonly FieldEntry[]): string | undefined {
  const entry = fields.findLast(
    (one): one is Extract<FieldEntry, { kind: 'field' }> =>
      one.kind === 'field' &&
      (one.value.start === start || (one.value.text === text && isPath(text))),
  );
  return entry?.key;
}
