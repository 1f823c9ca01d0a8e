/**
 * What a log call is, held against the catalog: coded, dynamic or raw. A front end only says what stands
 * where a constant may stand; the decision is made here, once, for every check and every face.
 */
import type { Catalog, LogConstant, RetiredConstant, Rung } from '@loglex/catalog';
import type { Language } from '../facts/file-facts.ts';
import type { ConstantMention, LogCall, SourceText } from '../facts/log-call.ts';
import type { CodeShape } from './code-shape.ts';

/** What one mention names. */
export type Resolved =
  | {
      readonly kind: 'known';
      readonly mention: ConstantMention;
      /** The first entry that carries the code or name. */
      readonly constant: LogConstant;
      /** All of them: more than one where the catalog has a duplicate. */
      readonly constants: readonly LogConstant[];
      readonly by: 'code' | 'name' | 'alias';
    }
  | {
      readonly kind: 'retired';
      readonly mention: ConstantMention;
      readonly retired: RetiredConstant;
      readonly by: 'code' | 'name';
    }
  | { readonly kind: 'unknown'; readonly mention: ConstantMention };

/** `coded`: it carries a constant, or what must be one. `dynamic`: it carries one that cannot be read. */
export type Identity =
  | { readonly kind: 'coded'; readonly mentions: readonly Resolved[] }
  | { readonly kind: 'dynamic'; readonly expression: SourceText }
  | { readonly kind: 'raw' };

export interface Resolver {
  /** What the call is. */
  identify(call: LogCall): Identity;
  /** What the mention names; `undefined` where no constant need stand (`{ code: 'ENOENT' }`). */
  resolve(mention: ConstantMention): Resolved | undefined;
}

/** `references` are the project's spellings (`LOG.{name}`), by language. */
export function createResolver(
  catalog: Catalog,
  shape: CodeShape,
  references: ReadonlyMap<Language, string>,
): Resolver {
  // A mention does not say of which language it is: where one spells names and another codes, both are looked up.
  const forms = [...references.values()];
  const spelled = (['name', 'code'] as const).filter((way) =>
    forms.some((form) => form.includes(`{${way}}`)),
  );
  const byReference = spelled.length > 0 ? spelled : (['name'] as const);

  function resolve(mention: ConstantMention): Resolved | undefined {
    const { by, text } = mention;
    const order = by === 'reference' ? byReference : (['code', 'name'] as const);
    for (const way of order) {
      const constants = way === 'code' ? catalog.byCode(text) : catalog.byName(text);
      const constant = constants[0];
      if (constant !== undefined) {
        const named = way === 'code' ? 'code' : constant.name === text ? 'name' : 'alias';
        return { kind: 'known', mention, constant, constants, by: named };
      }
      const retired = way === 'code' ? catalog.retiredByCode(text) : catalog.retiredByName(text);
      if (retired[0] !== undefined)
        return { kind: 'retired', mention, retired: retired[0], by: way };
    }
    const mustBeOne = by === 'reference' || by === 'string' || shape(text);
    return mustBeOne ? { kind: 'unknown', mention } : undefined;
  }

  function identify(call: LogCall): Identity {
    const { constant } = call;
    if (constant?.kind === 'static') {
      const mentions = constant.candidates.flatMap((mention) => resolve(mention) ?? []);
      if (mentions.length > 0) return { kind: 'coded', mentions };
    }
    if (constant?.kind === 'dynamic' && standsForConstant(call, constant.expression)) {
      return { kind: 'dynamic', expression: constant.expression };
    }
    const mention = messageAsMention(call);
    const resolved = mention === undefined ? undefined : resolve(mention);
    // A text that merely looks like a code is a message; only one of the catalog's own is a constant.
    if (resolved !== undefined && resolved.kind !== 'unknown') {
      return { kind: 'coded', mentions: [resolved] };
    }
    return { kind: 'raw' };
  }

  return { identify, resolve };
}

/** `{ code: error.code }` is a field like any other; only the roles `constant` and `code` demand a constant. */
function standsForConstant(call: LogCall, expression: SourceText): boolean {
  return call.arguments.some(
    ({ role, start, end }) =>
      (role === 'constant' || role === 'code') &&
      start <= expression.start &&
      expression.end <= end,
  );
}

/** The message, where it is one static text: it may be a code or a name and nothing else. */
export function messageAsMention(call: LogCall): ConstantMention | undefined {
  const message = call.message;
  if (message?.static !== true || message.parts.length !== 1) return undefined;
  const part = message.parts[0];
  if (part?.kind !== 'text') return undefined;
  return {
    by: 'string',
    text: part.text.trim(),
    range: part.range,
    expression: message.expression,
  };
}

/** The mentions of a call that the catalog knows; none where the call is raw or dynamic. */
export function knownMentions(identity: Identity): readonly Extract<Resolved, { kind: 'known' }>[] {
  return identity.kind === 'coded'
    ? identity.mentions.filter((resolved) => resolved.kind === 'known')
    : [];
}

/** The rung of a call: the one it states, else its constant's; `undefined` where it is not known statically. */
export function rungOf(call: LogCall, identity: Identity): Rung | undefined {
  if (call.level !== undefined) return call.level.dynamic === true ? undefined : call.level.rung;
  return knownMentions(identity)[0]?.constant.level?.rung;
}

/** How people are told of a constant: `LOG612 SINK_QUEUE_FULL`, or the code alone where it is the name. */
export function titleOf({ code, name }: Pick<LogConstant, 'code' | 'name'>): string {
  return code === name ? code : `${code} ${name}`;
}
