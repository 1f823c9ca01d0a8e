/** Writes imported constants as catalog files: one for each component, entries in the order of the code. */
import { encodeYaml, levelOf } from '@loglex/catalog';
import type { DraftFile } from '../draft/files.ts';
import { kebabName, takeName } from '../draft/names.ts';
import { comment, entry, scalar } from '../draft/yaml-text.ts';
import type { CodeValue } from './code-value.ts';
import type { ImportedConstant, ImportedProperty } from './imported-constant.ts';
import type { Stated } from './stated.ts';

export interface CatalogFilesOptions {
  /** POSIX path of the folder for the catalog, relative to the project's root. */
  readonly folder: string;
  /** Stem of the file for constants without a component. */
  readonly fallbackName: string;
}

/** The files, sorted by path. What they lack, the code does not say: nothing is invented. */
export function catalogFiles(
  constants: readonly ImportedConstant[],
  { folder, fallbackName }: CatalogFilesOptions,
): readonly DraftFile[] {
  const components = new Map<string | undefined, ImportedConstant[]>();
  for (const constant of constants) {
    const component = constant.stated.values.get('component')?.text;
    const known = components.get(component);
    if (known) known.push(constant);
    else components.set(component, [constant]);
  }
  const taken = new Set<string>();
  const files = Array.from(components, ([component, own]): DraftFile => {
    const stem = (component && kebabName(component)) || kebabName(fallbackName) || 'constants';
    const path = `${folder === '' ? '' : `${folder}/`}${takeName(stem, taken, '-')}.yaml`;
    return { path, text: fileText(component, own) };
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fileText(component: string | undefined, constants: readonly ImportedConstant[]): string {
  const sources = [...new Set(constants.map(({ file }) => file))];
  const [first = '', ...more] = sources;
  const from = more.length === 0 ? first : `${first} and ${more.length} more`;
  const lines = [
    comment(`Imported from ${from}.`),
    'loglex: 1',
    '',
    ...(component === undefined ? [] : componentLines(component, constants)),
    'constants:',
    ...constants.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...constantLines(each)]),
  ];
  return `${lines.join('\n')}\n`;
}

function componentLines(
  component: string,
  constants: readonly ImportedConstant[],
): readonly string[] {
  const subcomponents = new Set(
    constants.flatMap(({ stated: { values } }) => values.get('subcomponent')?.text ?? []),
  );
  if (subcomponents.size === 0) return ['components:', `  ${scalar(component)}: {}`, ''];
  return [
    'components:',
    `  ${scalar(component)}:`,
    '    subcomponents:',
    ...[...subcomponents].map((name) => `      ${scalar(name)}: {}`),
    '',
  ];
}

const KEYS = ['level', 'message', 'component', 'subcomponent'] as const;
const PROSE = ['description', 'action', 'runbook', 'since'] as const;

function constantLines({
  comments,
  stated: { name, values, others },
}: ImportedConstant): readonly string[] {
  const code = values.get('code')?.text;
  const lines = [
    ...(code === undefined ? [] : [entry(0, 'code', code)]),
    ...(name === undefined || name === code ? [] : [entry(0, 'name', name)]),
    ...KEYS.flatMap((key) => keyLine(key, values)),
    ...tagsLine(values),
    ...PROSE.flatMap((key) => keyLine(key, values)),
    ...otherLines(others),
  ];
  return [
    ...comments.map((said) => `  ${comment(said)}`),
    ...lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
  ];
}

function keyLine(
  key: (typeof KEYS)[number] | (typeof PROSE)[number],
  values: Stated['values'],
): readonly string[] {
  const text = values.get(key)?.text;
  if (text === undefined) return [];
  return [entry(0, key, key === 'level' ? levelAsWritten(text) : text)];
}

/** Languages shout their levels; a catalog does not. Words that are none stay as they are. */
function levelAsWritten(text: string): string {
  return levelOf(text) ? text.toLowerCase() : text;
}

function tagsLine(values: Stated['values']): readonly string[] {
  const tags = values.get('tags')?.items ?? [];
  return tags.length === 0 ? [] : [`tags: [${tags.map(scalar).join(', ')}]`];
}

/** Under `x-…`, each key once: of a repeated one the later ones get a number. */
function otherLines(others: readonly ImportedProperty[]): readonly string[] {
  const taken = new Set<string>();
  return others.map(({ key, value, source }) => {
    const stem = `x-${key.replace(/[^\w-]+/g, '') || 'value'}`;
    return `${scalar(takeName(stem, taken, '-'))}: ${inline(value, source)}`;
  });
}

/** Values as YAML where they are data, else their source as text. */
function inline(value: CodeValue, source: string): string {
  switch (value.kind) {
    case 'text':
      return encodeYaml(value.text);
    case 'number':
      return value.text;
    case 'list':
      return value.items.every(isPlain)
        ? `[${value.items.map((item) => inline(item, '')).join(', ')}]`
        : encodeYaml(source);
    default:
      return encodeYaml(source);
  }
}

function isPlain({ kind }: CodeValue): boolean {
  return kind === 'text' || kind === 'number';
}
