/** Everything that is wrong with constants as they stand in code, told before they are moved. */
import { codeForm, commonForm, groupBy, levelOf, shownForm } from '@loglex/catalog';
import type { Location } from '@loglex/catalog';
import type { ImportedConstants } from './import-constants.ts';
import type { ImportedConstant } from './imported-constant.ts';
import type { Stated } from './stated.ts';

export type ImportProblemId = (typeof IMPORT_PROBLEMS)[number];

/** In the order in which a report lists them. */
export const IMPORT_PROBLEMS = [
  'duplicate-code',
  'duplicate-name',
  'name-of-another-code',
  'odd-code',
  'not-in-aggregate',
  'unknown-in-aggregate',
  'repeated-in-aggregate',
  'missing-level',
  'invalid-level',
  'missing-message',
  'wrapped-message',
  'not-static',
] as const;

export interface ImportProblem extends Location {
  readonly id: ImportProblemId;
  readonly message: string;
  readonly related?: readonly (Location & { readonly message: string })[];
  /** For `duplicate-code`: the keys in which its owners differ. */
  readonly disagreeOn?: readonly string[];
}

/** In the order of the ids, and within one in reading order. */
export function importProblems(imported: ImportedConstants): readonly ImportProblem[] {
  const { constants } = imported;
  const found: readonly ImportProblem[] = [
    ...duplicateCodes(constants),
    ...duplicateNames(constants),
    ...namesOfOtherCodes(constants),
    ...oddCodes(constants),
    ...missingFromList(imported),
    ...wrongItems(imported),
    ...constants.flatMap(entryProblems),
  ];
  return IMPORT_PROBLEMS.flatMap((id) => found.filter((problem) => problem.id === id));
}

/** The keys in which two owners of one code may differ, with what they are called. */
const COMPARED = ['level', 'component', 'subcomponent', 'message'] as const;

function* duplicateCodes(constants: readonly ImportedConstant[]): Generator<ImportProblem> {
  for (const [code, owners] of groupBy(
    constants,
    ({ stated: { values } }) => values.get('code')?.text,
  )) {
    const [first, ...others] = owners;
    if (code === undefined || others.length === 0) continue;
    const disagreeOn = COMPARED.filter(
      (role) => new Set(owners.map(({ stated: { values } }) => valueOf(role, values))).size > 1,
    );
    const said = disagreeOn.length === 0 ? '' : `, which disagree on ${listed(disagreeOn)}`;
    const whose = owners.every(({ name }) => name)
      ? listed(owners.map(nameIn))
      : `${owners.length} log calls`;
    yield {
      id: 'duplicate-code',
      message: `${code} is the code of ${whose}${said}: a log line with it does not tell which was meant. Give all but one of them another code.`,
      ...placeOf(others[0]!, 'code'),
      related: [{ ...placeOf(first, 'code'), message: 'First used here.' }],
      disagreeOn,
    };
  }
}

function valueOf(role: (typeof COMPARED)[number], values: Stated['values']): string | undefined {
  const text = values.get(role)?.text;
  return role === 'level' && text !== undefined ? (levelOf(text)?.rung ?? text) : text;
}

function* duplicateNames(constants: readonly ImportedConstant[]): Generator<ImportProblem> {
  for (const [name, owners] of groupBy(constants, (constant) => constant.name?.text)) {
    const [first, ...others] = owners;
    for (const other of name === undefined ? [] : others) {
      yield {
        id: 'duplicate-name',
        message: `${name} is assigned a second time, so the constant that it named first can no longer be reached. Rename one of them.`,
        file: other.file,
        range: other.name!.range,
        related: [{ file: first.file, range: first.name!.range, message: 'Assigned first here.' }],
      };
    }
  }
}

function* namesOfOtherCodes(constants: readonly ImportedConstant[]): Generator<ImportProblem> {
  for (const constant of constants) {
    const { file, name, stated } = constant;
    const code = stated.values.get('code')?.text;
    if (!name || !code || code === name.text || codeForm(code) !== codeForm(name.text)) continue;
    yield {
      id: 'name-of-another-code',
      message: `${name.text} declares the code ${code}: whoever reads the one takes it for the other. Make the two the same.`,
      file,
      range: name.range,
      related: [{ ...placeOf(constant, 'code'), message: `${code} is declared here.` }],
    };
  }
}

function* oddCodes(constants: readonly ImportedConstant[]): Generator<ImportProblem> {
  const common = commonForm(
    constants.flatMap(({ stated }) => stated.values.get('code')?.text ?? []),
  );
  for (const constant of constants) {
    const code = constant.stated.values.get('code')?.text;
    if (!common || code === undefined || codeForm(code) === common.form) continue;
    yield {
      id: 'odd-code',
      message: `${code} is not of the form ${shownForm(common.form)} that ${common.count} of ${common.total} codes have, so what reads codes from log lines may miss it. Give it a code of that form.`,
      ...placeOf(constant, 'code'),
    };
  }
}

/** A constant that another list of the module names is where it is looked up; one that none names is forgotten. */
function* missingFromList({ aggregates, constants }: ImportedConstants): Generator<ImportProblem> {
  const told = new Set<string>();
  for (const { file, name, nameRange } of aggregates.filter(({ ofAll }) => ofAll)) {
    const lists = aggregates.filter((each) => each.file === file && each.kind === 'constants');
    const listed = new Set(lists.flatMap(({ items }) => items.map((item) => item.name)));
    for (const constant of constants) {
      const own = constant.name;
      if (!own || constant.file !== file || listed.has(own.text) || told.has(own.text)) continue;
      told.add(own.text);
      yield {
        id: 'not-in-aggregate',
        message: `${own.text} is missing from ${name}, so whatever looks constants up there does not know it. Add it to the list.`,
        file,
        range: own.range,
        related: [{ file, range: nameRange, message: 'The list.' }],
      };
    }
  }
}

function* wrongItems({ aggregates, constants }: ImportedConstants): Generator<ImportProblem> {
  const names = new Set(constants.flatMap((constant) => constant.name?.text ?? []));
  for (const { file, name, kind, aliases, items } of aggregates) {
    if (kind !== 'constants') continue;
    const seen = new Set<string>();
    for (const { name: item, range } of items) {
      if (!names.has(item) && !aliases.has(item)) {
        const message = `${name} lists ${item}, which is no constant that could be read, so it cannot be held to the catalog. Correct the name, or take it out.`;
        yield { id: 'unknown-in-aggregate', message, file, range };
      } else if (seen.has(item)) {
        const message = `${name} lists ${item} twice, so whatever counts the list counts it double. Take one of them out.`;
        yield { id: 'repeated-in-aggregate', message, file, range };
      }
      seen.add(item);
    }
  }
}

function entryProblems(constant: ImportedConstant): ImportProblem[] {
  const {
    file,
    stated: { values, unreadable },
  } = constant;
  const name = nameIn(constant);
  const range = constant.name?.range ?? constant.range;
  const problems: ImportProblem[] = unreadable.map(({ key, source, value }) => ({
    id: 'not-static',
    message: `The ${key} of ${name}, ${shortened(source)}, is known only when the code runs. It is kept as written; state it in the catalog.`,
    file,
    range: value.range,
  }));
  const message = values.get('message');
  if (message?.within !== undefined) {
    problems.push({
      id: 'wrapped-message',
      message: `The message of ${name} goes through ${message.within || 'a function'}(…), and what that makes of it is known only when the code runs. Compare the message with a real log line.`,
      file,
      range: message.range,
    });
  }
  const hidden = new Set(unreadable.map(({ role }) => role));
  const level = values.get('level');
  if (level && !levelOf(level.text)) {
    problems.push({
      id: 'invalid-level',
      message: `"${level.text}", the level of ${name}, is no level. Say under "levels" which one it stands for.`,
      file,
      range: level.range,
    });
  } else if (!level && !hidden.has('level')) {
    problems.push({
      id: 'missing-level',
      message: `${name} states no level, so calls cannot be held to one. Add it to the catalog, or say under "levels" which words stand for levels.`,
      file,
      range,
    });
  }
  if (!message && !hidden.has('message')) {
    problems.push({
      id: 'missing-message',
      message: `${name} states no message. Add it to the catalog.`,
      file,
      range,
    });
  }
  return problems;
}

function placeOf({ file, range, stated }: ImportedConstant, role: 'code'): Location {
  return { file, range: stated.values.get(role)?.range ?? range };
}

function nameIn({ name, properties }: ImportedConstant): string {
  return name?.text ?? properties.find(({ role }) => role === 'code')?.source ?? 'this constant';
}

function shortened(source: string): string {
  const line = source.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
