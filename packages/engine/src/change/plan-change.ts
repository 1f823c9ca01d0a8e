/** Which files of a catalog a change goes to, and what they say after it. */
import {
  addConstant,
  addRetired,
  allocate,
  allocateFrom,
  type CatalogEdit,
  type CatalogText,
  changeConstant,
  componentsInWords,
  type ConstantChanges,
  type LogConstant,
  retireConstant,
} from '@loglex/catalog';
import type { CatalogModule } from '../import/catalog-module.ts';
import { boundBy } from '../import/constant-name.ts';
import {
  addConstantInCode,
  changeConstantInCode,
  removeConstantInCode,
} from '../import/splice-calls.ts';
import type { CatalogScope as Scope } from './catalog-scope.ts';
import { type ChangedText, changedText, thenEdited } from './changed-text.ts';
import {
  fileFor,
  fileForRetired,
  fileNamed,
  moduleOf,
  type Refused,
  refuse,
  textOf,
} from './choose-file.ts';
import { editField, withFields } from './field-changes.ts';
import type { Addition, Alteration, CatalogChange, Retirement } from './catalog-change.ts';

export interface PlannedChange {
  readonly code: string;
  readonly files: readonly ChangedText[];
}

/** Only a catalog as it was read is planned upon; nothing is written. */
export function planChange(scope: Scope, change: CatalogChange): PlannedChange | Refused {
  switch (change.kind) {
    case 'add':
      return planAddition(scope, change);
    case 'change':
      return planAlteration(scope, change);
    case 'retire':
      return planRetirement(scope, change);
  }
}

function planAddition(
  scope: Scope,
  { constant: given, from, file }: Addition,
): PlannedChange | Refused {
  const code = given.code ?? nextCode(scope, given.component, from);
  if (typeof code !== 'string') return code;
  const constant = { ...given, code };
  const text = file === undefined ? fileFor(scope, constant) : fileNamed(scope, file);
  if ('refused' in text) return text;
  const module = moduleOf(scope, text.file);
  if (module === undefined) return planned(code, [text, addConstant(text, constant)]);
  if (constant.name === undefined) {
    return refuse(`${text.file} binds each constant to a name. Give ${code} one.`);
  }
  const name = boundBy(module.form, constant.name);
  return inCode(module, code, (source) => addConstantInCode(source, { ...constant, name }));
}

/** The next free code of the block `from`, or else of the component. */
function nextCode(
  { catalog }: Scope,
  component: string | undefined,
  from: string | undefined,
): string | Refused {
  if (from !== undefined) {
    const taken = allocateFrom(catalog, from);
    return 'code' in taken ? taken.code : refuse(taken.message);
  }
  if (component === undefined) {
    return refuse(
      `Without a component no code can be taken for it. Name its component, or its code: ${componentsInWords(catalog)}`,
    );
  }
  const taken = allocate(catalog, component);
  return 'code' in taken ? taken.code : refuse(`${taken.message} Or give the code.`);
}

function planAlteration(
  scope: Scope,
  { target, changes: given, fields: asked = [] }: Alteration,
): PlannedChange | Refused {
  const { source } = target;
  const code = given.code ?? target.code;
  if (code !== target.code && scope.catalog.byCode(target.code).length < 2) {
    return refuse(
      `Old logs carry ${target.code}, which nothing would explain any more. \`loglex catalog rename ${target.code} --code ${code}\` changes it in code as well, and retires ${target.code}.`,
    );
  }
  const module = moduleOf(scope, source.file);
  if (module !== undefined) {
    if (asked.length > 0) {
      return refuse(
        `${source.file} is code, which has no place for fields. Change them there by hand.`,
      );
    }
    const { name } = given;
    const bound = typeof name === 'string' ? { name: boundBy(module.form, name) } : {};
    return inCode(module, code, (from) =>
      changeConstantInCode(from, target, { ...given, ...bound }),
    );
  }
  const { changes, fields } = withFields(target, given, asked);
  const text = textOf(scope, source.file);
  const first = planned(code, [text, changeConstant(text, target, withAlias(target, changes))]);
  return fields.reduce<PlannedChange | Refused>((plan, field) => {
    if ('refused' in plan) return plan;
    // Edits of a constant stand behind its beginning, by which it is found again.
    const [changed] = plan.files as readonly [ChangedText];
    const { file, after } = changed;
    const edit = editField({ file, text: after }, { code, source }, field);
    if ('refused' in edit) return refuse(edit.message);
    return { code, files: [thenEdited(changed, edit.edits)] };
  }, first);
}

/** Whoever still uses the name that goes is understood until the alias is dropped. */
function withAlias(target: LogConstant, changes: ConstantChanges): ConstantChanges {
  const { code, name, aliases } = target;
  const next = changes.name === null ? code : changes.name;
  if (next === undefined || next === name || changes.aliases !== undefined) return changes;
  const kept = [...aliases, ...(name === code ? [] : [name])].filter((each) => each !== next);
  return { ...changes, aliases: kept.length > 0 ? kept : null };
}

function planRetirement(
  scope: Scope,
  { target, succession, file }: Retirement,
): PlannedChange | Refused {
  const { code, name, source } = target;
  const owners = scope.catalog.byCode(code).map((each) => each.name);
  if (owners.length > 1) {
    return refuse(
      `${code} is the code of ${owners.join(' and ')}, and one that is retired is nobody's. Give one of them another code first.`,
    );
  }
  const module = moduleOf(scope, source.file);
  if (module === undefined) {
    const text = textOf(scope, source.file);
    return planned(code, [text, retireConstant(text, target, succession)]);
  }
  const text = fileForRetired(scope, target, file);
  if ('refused' in text) return text;
  const removed = inCode(module, code, (from) => removeConstantInCode(from, target));
  if ('refused' in removed) return removed;
  const kept = addRetired(text, { code, ...(name !== code && { name }) }, succession);
  const noted = planned(code, [text, kept]);
  // The code is kept first: if the second file cannot be written, it is not free for others.
  return 'refused' in noted ? noted : { code, files: [...noted.files, ...removed.files] };
}

function inCode(
  module: CatalogModule,
  code: string,
  edit: (module: CatalogModule) => CatalogEdit,
): PlannedChange | Refused {
  if (module.preset !== 'constant-calls') {
    return refuse(
      `${module.file} is read by the preset ${module.preset}, by which nothing can be written. Change it by hand.`,
    );
  }
  return planned(code, [module, edit(module)]);
}

function planned(
  code: string,
  [{ file, text }, edit]: readonly [CatalogText, CatalogEdit],
): PlannedChange | Refused {
  if ('refused' in edit) return refuse(edit.message);
  return { code, files: [changedText(file, text, edit.edits)] };
}
