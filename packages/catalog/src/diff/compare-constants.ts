/** What changed between two versions of one constant. */
import type { Field, LogConstant } from '../model.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { matchKey, placeholderNames, skeleton } from '../template/template.ts';
import type { CatalogChange, ChangeKind, Impact } from './change.ts';
import { SAYS_THE_SAME, wordOverlap } from './same-saying.ts';

/** The changes, in the order of `CHANGE_KINDS`; none where the two say the same, under whatever codes. */
export function compareConstants(
  before: LogConstant,
  after: LogConstant,
): readonly CatalogChange[] {
  return COMPARISONS.flatMap((compare) =>
    [...compare(before, after)].map(
      ({ kind, impact, message, asksForNewCode = false }): CatalogChange => ({
        kind,
        impact,
        message,
        asksForNewCode,
        code: after.code,
        name: after.name,
        before,
        after,
      }),
    ),
  );
}

interface Change {
  readonly kind: ChangeKind;
  readonly impact: Impact;
  readonly message: string;
  readonly asksForNewCode?: boolean;
}

type Comparison = (before: LogConstant, after: LogConstant) => Iterable<Change>;

const COMPARISONS: readonly Comparison[] = [
  renamed,
  severity,
  component,
  subcomponent,
  wording,
  placeholders,
  fields,
  alerts,
  tags,
  meaning,
  advice,
  deprecated,
];

function* renamed({ name: old }: LogConstant, { name, aliases }: LogConstant): Generator<Change> {
  if (old === name) return;
  if (aliases.includes(old)) {
    yield { kind: 'renamed', impact: 'harmless', message: `${old} is now ${name}; both resolve.` };
    return;
  }
  const message = `${old} is now ${name}, and sources that say ${old} no longer resolve. Keep it under aliases.`;
  yield { kind: 'renamed', impact: 'risky', message };
}

function* severity(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [before.level, after.level];
  if (old?.native === now?.native) return;
  const words = `${old?.native ?? 'no level'} → ${now?.native ?? 'no level'}`;
  const same = old?.rung === now?.rung;
  const message = same
    ? `${words}: the same rung in another spelling.`
    : `${words}: alerts and filters by level treat it otherwise.`;
  yield { kind: 'severity', impact: same ? 'harmless' : 'breaking', message };
}

function* component(before: LogConstant, after: LogConstant): Generator<Change> {
  if (before.component === after.component) return;
  const message = `${change(before.component, after.component)}: filters by component lose it, and its code lies in the block of another owner.`;
  yield { kind: 'component', impact: 'breaking', message, asksForNewCode: true };
}

function* subcomponent(before: LogConstant, after: LogConstant): Generator<Change> {
  if (before.subcomponent === after.subcomponent) return;
  const message = `${change(before.subcomponent, after.subcomponent)}: filters by subcomponent lose it.`;
  yield { kind: 'subcomponent', impact: 'breaking', message };
}

function* wording(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [textOf(before), textOf(after)];
  if (old.key === now.key) return;
  const words = `“${before.message}” → “${after.message}”`;
  if (old.words === now.words) {
    yield {
      kind: 'wording',
      impact: 'risky',
      message: `${words}: case or punctuation only; what matches the text exactly loses it.`,
    };
    return;
  }
  const other = wordOverlap(old.words, now.words) < SAYS_THE_SAME;
  yield {
    kind: 'wording',
    impact: 'risky',
    message: other
      ? `${words}: this says something else, so old and new records under one code would be mixed up.`
      : `${words}: what looks for the text loses it.`,
    asksForNewCode: other,
  };
}

/** The text with each value as one and the same hole: a placeholder's name is for `placeholders` to compare. */
function textOf({ message }: LogConstant): { readonly key: string; readonly words: string } {
  const { parts } = parseTemplate(message);
  return { key: matchKey(parts), words: skeleton(parts) };
}

function* placeholders(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [before, after].map(({ message }) => placeholderNames(parseTemplate(message)));
  const lost = old!.filter((name) => !now!.includes(name));
  const gained = now!.filter((name) => !old!.includes(name));
  if (lost.length > 0) {
    const instead = gained.length > 0 ? `, and has ${list(gained)} instead` : '';
    const message = `The message no longer has ${list(lost)}${instead}: queries for ${lost.length > 1 ? 'them' : 'it'} find no new records.`;
    yield { kind: 'placeholders', impact: 'breaking', message };
  } else if (gained.length > 0) {
    const message = `The message now has ${list(gained)} as well.`;
    yield { kind: 'placeholders', impact: 'risky', message };
  } else if (old!.join() !== now!.join()) {
    const message = `The values stand in another order: ${list(old!)} → ${list(now!)}.`;
    yield { kind: 'placeholders', impact: 'risky', message };
  }
}

function* fields(before: LogConstant, after: LogConstant): Generator<Change> {
  for (const [name, old] of before.fields) {
    const now = after.fields.get(name);
    if (now === undefined) {
      // A field that went with its placeholder has been told of.
      if (holds(before, name) && !holds(after, name)) continue;
      const message = `The field ${name} is gone: queries for it find no new records.`;
      yield { kind: 'fields', impact: 'breaking', message };
    } else yield* field(old, now);
  }
  for (const [name, now] of after.fields) {
    if (before.fields.has(name) || (holds(after, name) && !holds(before, name))) continue;
    const must = now.required === true && now.from !== 'context';
    const message = `The field ${name} is new${must ? '; each call must pass it' : ''}.`;
    yield { kind: 'fields', impact: 'harmless', message };
  }
}

function* field(old: Field, now: Field): Generator<Change> {
  const { name } = now;
  const told = (impact: Impact, words: string): Change => ({
    kind: 'fields',
    impact,
    message: `The field ${name} ${words}.`,
  });
  if (old.type !== now.type) {
    yield told('breaking', `was ${old.type ?? 'of any type'} and is ${now.type ?? 'of any type'}`);
  }
  if (old.required === true && now.required !== true) {
    yield told('risky', 'need no longer be there');
  } else if (old.required !== true && now.required === true) {
    yield told('harmless', 'must be there now');
  }
  if (old.format !== now.format) {
    yield told(
      'risky',
      `is shown as ${now.format ?? 'it comes'}, not as ${old.format ?? 'it comes'}`,
    );
  }
  const [values, nowValues] = [old.enum ?? [], now.enum ?? []];
  const lost = values.filter((value) => !nowValues.includes(value));
  const gained = nowValues.filter((value) => !values.includes(value));
  if (values.length > 0 && nowValues.length > 0) {
    if (lost.length > 0) yield told('breaking', `is no longer ${list(lost)}`);
    if (gained.length > 0) yield told('risky', `may now be ${list(gained)}`);
  }
  if (old.sensitive !== now.sensitive && (old.sensitive === true || now.sensitive === true)) {
    yield told('risky', now.sensitive === true ? 'is sensitive now' : 'is no longer sensitive');
  }
}

function holds({ message }: LogConstant, name: string): boolean {
  return placeholderNames(parseTemplate(message)).includes(name);
}

function* alerts(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [before, after].map(({ alerts = [] }) => alerts.map(({ text }) => text));
  const [lost, gained] = difference(old!, now!);
  if (lost.length > 0) {
    const message = `It no longer reaches ${list(lost)}${gained.length > 0 ? `, but ${list(gained)}` : ''}.`;
    yield { kind: 'alerts', impact: 'breaking', message };
  } else if (gained.length > 0) {
    yield { kind: 'alerts', impact: 'risky', message: `It now reaches ${list(gained)} as well.` };
  }
}

function* tags(before: LogConstant, after: LogConstant): Generator<Change> {
  const [lost, gained] = difference(before.tags, after.tags);
  if (lost.length > 0) {
    const message = `No longer tagged ${list(lost)}: filters by tag lose it.`;
    yield { kind: 'tags', impact: 'breaking', message };
  }
  if (gained.length > 0) {
    yield { kind: 'tags', impact: 'harmless', message: `Now tagged ${list(gained)}.` };
  }
}

function* meaning(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [before.description, after.description];
  if (old === now) return;
  if (old === undefined || now === undefined) {
    const message =
      now === undefined ? 'What it means is no longer told.' : 'What it means is told.';
    yield { kind: 'meaning', impact: 'harmless', message };
    return;
  }
  const other = wordOverlap(old, now) < SAYS_THE_SAME;
  yield {
    kind: 'meaning',
    impact: other ? 'risky' : 'harmless',
    message: other
      ? `What it means is told in other words: “${old}” → “${now}”. If it means something else, it needs a code of its own.`
      : 'What it means is told a little differently.',
    asksForNewCode: other,
  };
}

function* advice(before: LogConstant, after: LogConstant): Generator<Change> {
  if (before.action !== after.action) {
    yield { kind: 'advice', impact: 'harmless', message: 'What to do is told differently.' };
  }
  if (before.runbook !== after.runbook) {
    const message = `The runbook is ${after.runbook ?? 'gone'}.`;
    yield { kind: 'advice', impact: 'harmless', message };
  }
}

function* deprecated(before: LogConstant, after: LogConstant): Generator<Change> {
  const [old, now] = [before.deprecated, after.deprecated];
  if (old === undefined && now !== undefined) {
    const instead = now.replacedBy === undefined ? '' : `; use ${now.replacedBy}`;
    yield { kind: 'deprecated', impact: 'harmless', message: `It is deprecated${instead}.` };
  } else if (old !== undefined && now === undefined) {
    yield { kind: 'deprecated', impact: 'harmless', message: 'It is no longer deprecated.' };
  } else if (old?.replacedBy !== now?.replacedBy) {
    const message = `${now?.replacedBy ?? 'Nothing'} stands in its place, not ${old?.replacedBy ?? 'nothing'}.`;
    yield { kind: 'deprecated', impact: 'harmless', message };
  }
}

function difference(
  old: readonly string[],
  now: readonly string[],
): readonly [lost: readonly string[], gained: readonly string[]] {
  return [old.filter((each) => !now.includes(each)), now.filter((each) => !old.includes(each))];
}

function change(old: string | undefined, now: string | undefined): string {
  return `${old ?? 'none'} → ${now ?? 'none'}`;
}

function list(words: readonly string[]): string {
  const [last, ...rest] = words.toReversed();
  return rest.length === 0 ? (last ?? '') : `${rest.toReversed().join(', ')} and ${last}`;
}
