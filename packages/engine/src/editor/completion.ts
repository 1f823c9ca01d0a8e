/** What may stand at the cursor of someone who types: constants in code, what an entry may say in the catalog. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { catalogCompletions } from './catalog-completion.ts';
import type { Explanation } from '../explain/explanation.ts';
import { constantCompletions, isLogCall } from './constant-completion.ts';
import { fieldCompletions } from './field-completion.ts';
import { explain } from './hover.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { termCompletions } from './term-completion.ts';
import { typedAt } from './typed-at.ts';
import { writerOfFile } from '../writers/index.ts';

export interface Completions {
  /** Best first, at most 200. */
  readonly items: readonly Completion[];
  /** Whether more, or others, may fit once more is typed. */
  readonly isIncomplete: boolean;
}

export interface Completion {
  readonly kind: 'constant' | 'component' | 'level' | 'code' | 'word' | 'field' | 'value';
  /** What a person chooses: the name, the code, the word. */
  readonly label: string;
  /** Beside the label, in a few words. */
  readonly detail?: string;
  /** What is typed so far, and what stands there once this is chosen. */
  readonly edit: TextEdit;
  /** The same with places to fill in, in the protocol's syntax of snippets; absent where there are none. */
  readonly snippet?: string;
  /** Edits elsewhere in the document: an import. None touches `edit`. */
  readonly further?: readonly TextEdit[];
  readonly constant?: LogConstant;
}

/** `undefined` where nothing that Loglex knows is expected. */
export function completion(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): Completions | undefined {
  switch (document.kind) {
    case 'catalog':
      return catalogCompletions(snapshot.session.catalog, document, offset);
    case 'source':
      return inSource(snapshot.session, document, offset);
    default:
      return undefined;
  }
}

function inSource(
  session: CheckSession,
  document: EditorDocument,
  offset: number,
): Completions | undefined {
  const spoken = writerOfFile(document.file);
  const typed = typedAt(document, offset, spoken.writer.comment);
  if (typed === undefined) return undefined;
  return (
    fieldCompletions(session, document, offset, typed, spoken) ??
    termCompletions(session, typed, spoken, (call) => isLogCall(call, session.settings)) ??
    constantCompletions(session, document, typed, spoken)
  );
}

/** What is shown beside a constant that may be chosen: asked for one at a time. */
export function explainCompletion(
  snapshot: Snapshot,
  constant: LogConstant,
): readonly Explanation[] {
  const { range } = constant.source;
  return explain(snapshot, { kind: 'constant', range, constants: [constant], retired: [] });
}
