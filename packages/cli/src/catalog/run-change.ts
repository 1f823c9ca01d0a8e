/** `loglex catalog add`, `change`, `rename`, `deprecate` and `retire`, from their options to their exit codes. */
import {
  type ConstantChanges,
  type FieldChanges,
  type LogConstant,
  levelOf,
  noLevel,
  type NewRecord,
  type NewSuccession,
} from '@loglex/catalog';
import { type CatalogChange, type FieldChange, nameBy, sessionOf } from '@loglex/engine';
import { pathFromRoot, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type {
  CatalogAddOptions,
  CatalogChangeOptions,
  CatalogDeprecateOptions,
  CatalogRenameOptions,
  CatalogRetireOptions,
  NewField,
  SayOptions,
  WriteOptions,
} from '../commands/catalog-change.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured } from '../open-project.ts';
import { printChange } from './print-change.ts';

export async function runAdd(options: CatalogAddOptions): Promise<ExitCode> {
  const project = await openConfigured(options);
  const { code, from, level, message, field = [], file } = options;
  if (code !== undefined && from !== undefined) {
    throw new CommandError(
      '--code gives the code, --from a block to take it from: use one of them.',
    );
  }
  const constant = {
    ...said(options),
    ...(code !== undefined && { code }),
    level: asLevel(level),
    message,
    ...(field.length > 0 && { fields: fieldsOf(field) }),
  };
  const block = from === undefined ? {} : { from };
  return make(project, { kind: 'add', constant, ...block, ...inFile(project, file) }, options);
}

export async function runChange(
  constant: string,
  options: CatalogChangeOptions,
): Promise<ExitCode> {
  const project = await openConfigured(options);
  const { code, level, message, unset = [] } = options;
  const changes = {
    ...said(options),
    ...(code !== undefined && { code }),
    ...(level !== undefined && { level: asLevel(level) }),
    ...(message !== undefined && { message }),
    ...Object.fromEntries(unset.map((key) => [asOptional(key, options), null])),
  } as ConstantChanges;
  const fields = fieldChanges(options);
  if (Object.keys(changes).length === 0 && fields.length === 0) {
    throw new CommandError(
      'Say what to change: `loglex catalog change --help` lists what there is.',
    );
  }
  const target = find(project, constant);
  return make(project, { kind: 'change', target, changes, fields }, options);
}

/** Fields get their new names last: until then all options mean them by those that they have. */
function fieldChanges({
  field = [],
  required = [],
  optional = [],
  describeField = [],
  renameField = [],
  removeField = [],
}: CatalogChangeOptions): readonly FieldChange[] {
  const twice = required.find((name) => optional.includes(name));
  if (twice !== undefined) {
    throw new CommandError(`${twice} is required or optional: use one of them.`);
  }
  return [
    ...field.map(({ name, type }) => set(name, type === undefined ? {} : { type })),
    ...required.map((name) => set(name, { required: true })),
    ...optional.map((name) => set(name, { required: false })),
    ...describeField.map(({ name, text }) => set(name, { description: text })),
    ...removeField.map((name) => ({ kind: 'remove', name }) as const),
    ...renameField.map(({ name, text }) => ({ kind: 'rename', name, to: text }) as const),
  ];
}

function set(name: string, changes: FieldChanges): FieldChange {
  return { kind: 'set', name, changes };
}

export async function runRename(
  constant: string,
  name: string | undefined,
  options: CatalogRenameOptions,
): Promise<ExitCode> {
  const project = await openConfigured(options);
  const isRecoded = options.code !== undefined || options.from !== undefined;
  refuseMixed(name, isRecoded, options);
  const target = find(project, constant);
  if (name === undefined) {
    if (options.types)
      throw new CommandError('--types is for a new name: codes are found as text.');
    const { file } = inFile(project, options.file);
    return (await import('./run-recode.ts')).runRecode(project, target, options, file);
  }
  return make(project, { kind: 'change', target, changes: { name }, inCode: true }, options);
}

function refuseMixed(
  name: string | undefined,
  isRecoded: boolean,
  { code, from, since, reason, upstream, file }: CatalogRenameOptions,
): void {
  if (name === undefined && !isRecoded) {
    throw new CommandError('Give its new name, or its new code with --code.');
  }
  if (name !== undefined && isRecoded) {
    throw new CommandError('A name or a code, one after the other: rename it twice.');
  }
  if (typeof code === 'string' && from !== undefined) {
    throw new CommandError(
      '--code gives the code, --from a block to take it from: use one of them.',
    );
  }
  const idle = Object.entries({ since, reason, upstream, file }).find(([, value]) => value);
  if (name !== undefined && idle !== undefined) {
    throw new CommandError(`--${idle[0]} is for a new code: a name that goes stays as an alias.`);
  }
}

export async function runDeprecate(
  constant: string,
  options: CatalogDeprecateOptions,
): Promise<ExitCode> {
  const project = await openConfigured(options);
  const target = find(project, constant);
  const deprecated = succession(options);
  return make(project, { kind: 'change', target, changes: { deprecated } }, options);
}

export async function runRetire(
  constant: string,
  options: CatalogRetireOptions,
): Promise<ExitCode> {
  const project = await openConfigured(options);
  const { file } = options;
  const target = find(project, constant);
  const change = { kind: 'retire', target, succession: succession(options) } as const;
  return make(project, { ...change, ...inFile(project, file) }, options);
}

function succession({ replacedBy, since, reason }: CatalogDeprecateOptions): NewSuccession {
  return {
    ...(since !== undefined && { since }),
    ...(replacedBy !== undefined && { 'replaced-by': replacedBy }),
    ...(reason !== undefined && { reason }),
  };
}

async function make(
  project: Project,
  change: CatalogChange,
  options: WriteOptions & { readonly force?: true; readonly types?: true },
): Promise<ExitCode> {
  if (options.diff && options.dryRun) {
    throw new CommandError('--diff prints what --dry-run says, as a patch: use one of them.');
  }
  const write = !options.diff && !options.dryRun;
  const outcome = await project.changeCatalog(change, {
    write,
    force: options.force === true,
    types: options.types === true,
  });
  if ('refused' in outcome) throw new CommandError(outcome.refused);
  printChange(project, change, outcome, options);
  if (write && project.settings.generate.length > 0) {
    await (await import('../generate/regenerate.ts')).regenerate(options);
  }
  return EXIT.clean;
}

/** The one constant that is meant. */
function find({ catalog, settings, problems }: Project, text: string): LogConstant {
  // In code a constant is bound to more than its name: `LOG_FULL` is FULL.
  const names = [text, ...[...settings.references.values()].map((form) => nameBy(form, text))];
  const named = names.map((name) => catalog.byName(name)).find(({ length }) => length > 0);
  const found = named ?? catalog.byCode(text);
  const [only, ...others] = [...new Set(found)];
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const names = [only, ...others].map(({ name }) => name);
    throw new CommandError(
      `${text} is ${names.length} constants: ${names.join(', ')}. ` +
        (new Set(names).size === names.length
          ? 'Say which by its name.'
          : 'Change one of them by hand, so that they can be told apart.'),
    );
  }
  if (catalog.retiredByCode(text).length + catalog.retiredByName(text).length > 0) {
    throw new CommandError(
      `${text} is retired already. A code that was once given out never comes back.`,
    );
  }
  const [problem] = problems;
  if (problem !== undefined) throw new CommandError(`${problem.file}: ${problem.message}`);
  const [near] = sessionOf(catalog, settings).didYouMean(text);
  const meant = near ? ` Did you mean ${near.constant.code} ${near.constant.name}?` : '';
  throw new CommandError(`${text} is no code or name of the catalog.${meant}`);
}

function said(options: SayOptions): Omit<SayOptions, 'level' | 'message'> {
  const { name, component, subcomponent, tags, description, action, runbook, since } = options;
  return Object.fromEntries(
    Object.entries({
      name,
      component,
      subcomponent,
      tags,
      description,
      action,
      runbook,
      since,
    }).filter(([, value]) => value !== undefined),
  );
}

function fieldsOf(fields: readonly NewField[]): { readonly [name: string]: NewRecord } {
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, type === undefined ? {} : { type }]),
  );
}

function asLevel(text: string): string {
  if (levelOf(text) === undefined) {
    throw new CommandError(noLevel(text));
  }
  return text;
}

const OPTIONAL = [
  'name',
  'component',
  'subcomponent',
  'tags',
  'description',
  'action',
  'runbook',
  'since',
] as const;

function asOptional(key: string, options: SayOptions): string {
  const known = OPTIONAL.find((each) => each === key);
  if (known === undefined) {
    throw new CommandError(
      `A constant cannot be without "${key}". It can be without ${OPTIONAL.join(', ')}.`,
    );
  }
  if (options[known] !== undefined) {
    throw new CommandError(`--${key} says it and --unset takes it away: use one of them.`);
  }
  return known;
}

function inFile({ root, cwd }: Project, path: string | undefined): { readonly file?: string } {
  if (path === undefined) return {};
  const file = pathFromRoot(root, cwd, path);
  if (file === undefined) throw new CommandError(`${path} lies outside the project.`);
  return { file };
}
