/** The edits that make a constant of a name of its own (`LOG_QUEUE_FULL`) another one: every use in the file, and its import. */
import { type LogConstant, sortEdits, type TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { ConstantMention } from '../facts/log-call.ts';
import { referenceTo } from '../migrate/reference-to.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import type { Imported } from '../writers/writer.ts';

/**
 * `mentions`: all of the file. `undefined` where the name is a member of something or an alias, or where nobody can tell how
 * the other one is imported.
 */
export function respellName(
  mention: ConstantMention,
  constant: LogConstant,
  mentions: readonly ConstantMention[],
  facts: FileFacts,
  settings: Settings,
): readonly TextEdit[] | undefined {
  const form = settings.references.get(facts.language) ?? '';
  const nameOf = (text: string) => form.replace(/\{(?:name|code)\}/, () => text);
  const old = nameOf(mention.text);
  const text = nameOf(form.includes('{code}') ? constant.code : constant.name);
  const uses = mentions.filter((each) => each.text === mention.text && isWhole(each, old));
  if (!uses.includes(mention) || !writerOf(facts).isReference(text)) return undefined;
  const head = importInstead(old, text, constant, facts, settings);
  if (head === undefined) return undefined;
  return sortEdits([...head, ...uses.map(({ expression }) => ({ ...expression, text }))]);
}

function isWhole({ by, via, expression }: ConstantMention, name: string): boolean {
  const { start, end } = expression;
  return by === 'reference' && via === undefined && end - start === name.length;
}

/** The edits by which `text` is imported, and `old` no more. */
function importInstead(
  old: string,
  text: string,
  constant: LogConstant,
  facts: FileFacts,
  settings: Settings,
): readonly TextEdit[] | undefined {
  const writer = writerOf(facts);
  const owners = facts.imports.filter(({ names }) => names.some(({ local }) => local === old));
  if (owners.length === 0) {
    const wanted = referenceTo(constant, facts, settings)?.imports;
    return wanted && writer.addImports(facts, wanted);
  }
  const [owner, ...others] = owners;
  const isPlain = owner?.names.some(({ local, imported }) => local === old && imported === old);
  if (owner === undefined || others.length > 0 || isPlain !== true) return undefined;
  // An import that is written anew leaves out what it had; others stay as they are, and keep the old name.
  const names = owner.names.filter(({ local }) => local !== old && local !== text);
  const imports = facts.imports.map((each) => (each === owner ? { ...owner, names } : each));
  const wanted: Imported = { name: text, from: owner.source };
  const edits = writer.addImports({ ...facts, imports }, [wanted]);
  const isAnew = edits?.some(
    ({ start, end }) => start === owner.range.start && end === owner.range.end,
  );
  return isAnew === true ? edits : undefined;
}
