/** The edit that makes a mention name another constant, in the spelling that stands there. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import type { Language } from '../facts/file-facts.ts';
import type { ConstantMention } from '../facts/log-call.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * `undefined` where the text is not written at the mention's place (an alias stands there), where the
 * local name of an import would have to change with it, or where the new name cannot follow a dot.
 */
export function respellMention(
  mention: ConstantMention,
  constant: LogConstant,
  now: 'code' | 'name',
  language: Language,
  settings: Settings,
): TextEdit | undefined {
  const { start, end } = mention.range;
  if (mention.via !== undefined || end - start !== mention.text.length) return undefined;
  if (mention.by !== 'reference') return { start, end, text: constant[now] };
  const form = settings.references.get(language) ?? '';
  const text = form.includes('{code}') ? constant.code : constant.name;
  // `LOG_` of `LOG_{name}` is part of the name: only what stands before it is an owner.
  const before = /[^.{]*(?=\{)/.exec(form)?.[0].length ?? 0;
  const isMember = mention.expression.start < start - before;
  return isMember && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(text)
    ? { start, end, text }
    : undefined;
}
