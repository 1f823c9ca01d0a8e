/** What a change of a constant does to its fields: what is asked for, and what a new message brings with it. */
import {
  type CatalogEdit,
  type CatalogText,
  changeField,
  type EditTarget,
  type ConstantChanges,
  type LogConstant,
  parseTemplate,
  placeholderNames,
  printTemplate,
  removeField,
  renameField,
} from '@loglex/catalog';
import type { FieldChange } from './catalog-change.ts';

/** What is to be made of the constant, in this order: its own keys, then its fields. */
export interface FieldPlan {
  readonly changes: ConstantChanges;
  readonly fields: readonly FieldChange[];
}

/**
 * A field that is renamed is so in the message as well; and where a new message calls one placeholder otherwise, in the
 * same place among the others, what is said of the field goes with it.
 */
export function withFields(
  target: LogConstant,
  changes: ConstantChanges,
  asked: readonly FieldChange[],
): FieldPlan {
  const renames = asked.filter((each) => each.kind === 'rename');
  const { message } = changes;
  if (renames.length > 0 && message === undefined) {
    const renamed = renamedMessage(target.message, renames);
    return {
      changes: { ...changes, ...(renamed !== target.message && { message: renamed }) },
      fields: asked,
    };
  }
  const moved = typeof message === 'string' ? movedField(target, message) : undefined;
  const isSaid = moved && asked.some(({ name }) => name === moved.name || name === moved.to);
  return { changes, fields: moved && !isSaid ? [moved, ...asked] : asked };
}

/** `text` with one change made in the fields of `target`. */
export function editField(text: CatalogText, target: EditTarget, change: FieldChange): CatalogEdit {
  switch (change.kind) {
    case 'set':
      return changeField(text, target, change.name, change.changes);
    case 'rename':
      return renameField(text, target, change.name, change.to);
    case 'remove':
      return removeField(text, target, change.name);
  }
}

export type Rename = Extract<FieldChange, { readonly kind: 'rename' }>;

/** `message` with other names in its placeholders. */
export function renamedMessage(message: string, renames: readonly Rename[]): string {
  const names = new Map(renames.map(({ name, to }) => [name, to]));
  const { parts, problems } = parseTemplate(message);
  if (problems.length > 0) return message;
  return printTemplate(
    parts.map((part) =>
      part.kind === 'placeholder' ? { ...part, name: names.get(part.name) ?? part.name } : part,
    ),
  );
}

/** The one field of `target` that `message` calls by another name. */
function movedField(target: LogConstant, message: string): Rename | undefined {
  const before = placeholderNames(parseTemplate(target.message));
  const after = placeholderNames(parseTemplate(message));
  const other = before.findIndex((name, index) => name !== after[index]);
  const [name, to] = [before[other], after[other]];
  if (name === undefined || to === undefined || before.includes(to) || after.includes(name)) {
    return undefined;
  }
  const isSame = before.with(other, to).join(' ') === after.join(' ');
  const { fields } = target;
  return isSame && fields.has(name) && !fields.has(to) ? { kind: 'rename', name, to } : undefined;
}
