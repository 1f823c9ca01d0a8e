/** A raw call on its way into a plan: what it says, whose event it is, and what keeps it from being safe. */
import type { Component } from '@loglex/catalog';
import type { AuditFile } from '../audit/counted-call.ts';
import { excusesOf, isExcused } from '../checks/directives.ts';
import { isMessageOfLegend } from '../checks/said-terms.ts';
import type { LogCall } from '../facts/log-call.ts';
import { writerOf } from '../writers/index.ts';
import type { CallDraft, Doubt, Refusal } from './call-draft.ts';
import { componentOf } from './choose-component.ts';
import { draftCall } from './draft-call.ts';
import { fieldDoubts } from './field-doubts.ts';
import { doubt, refuse } from './reasons.ts';
import { writeRow, type RowConstant, type RowSource, type WrittenRow } from './write-row.ts';

/** A file of a migration: its session says by which catalog and settings it is governed. */
export interface MigrationFile extends AuditFile, RowSource {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
}

/** A raw call that a constant can be found or made for. */
export interface Site {
  readonly source: MigrationFile;
  readonly call: LogCall;
  readonly draft: CallDraft;
  readonly component: Component;
  /** What keeps it from being safe beside what the draft and the writer say. */
  readonly doubts: readonly Doubt[];
}

/** What becomes of a call. */
export type Outcome = Refusal | (WrittenRow & { readonly code: string });

/** A refusal where it can become no row that is written. */
export function siteOf(call: LogCall, source: MigrationFile): Site | Refusal {
  const { facts, session } = source;
  const draft = draftCall(call, facts, session.settings);
  if ('refused' in draft) return draft;
  if (draft.parts.some((part) => part.kind === 'text' && UNWRITABLE.test(part.text))) {
    return refuse('unwritable', 'its text holds half a character, or one that could not be read');
  }
  if (!draft.parts.some((part) => part.kind === 'placeholder' || part.text.trim() !== '')) {
    return refuse('unwritable', 'it says nothing that a template could hold');
  }
  const component = componentOf(call, facts, session);
  if ('refused' in component) return component;
  return { source, call, draft, component, doubts: doubtsAbout(call, draft, component, source) };
}

/** A catalog with such characters would be taken for a broken file. */
const UNWRITABLE = /[\p{Cs}\uFFFD]/u;

function doubtsAbout(
  { message, range }: LogCall,
  { parts, level }: CallDraft,
  component: Component,
  { facts, session }: MigrationFile,
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (isExcused(excusesOf(facts.directives), 'ad-hoc-log', range.start)) {
    doubts.push(doubt('excused', 'a comment excuses it from `ad-hoc-log`'));
  }
  if (message?.static === true && isMessageOfLegend(message, session)) {
    doubts.push(doubt('legend', 'its whole text is a message of a legend'));
  }
  if (!parts.some((part) => part.kind === 'text' && /\p{L}{2}/u.test(part.text))) {
    doubts.push(doubt('wordless', 'it holds no word that a name could be made of'));
  }
  if (component.levels.length > 0 && !component.levels.includes(level.rung)) {
    const levels = component.levels.join(', ');
    doubts.push(
      doubt(
        'component-level',
        `\`${component.name}\` promises to log only at ${levels}: add ${level.rung} to its levels`,
      ),
    );
  }
  return doubts;
}

/** What becomes of the call with that constant. */
export function outcomeOf(site: Site, constant: RowConstant): Outcome {
  const { call, draft, component, source, doubts } = site;
  const written = writeRow(call, draft, constant, source);
  if ('refused' in written) return written;
  const ofFields = fieldDoubts(call, draft, constant, component.name, source.session);
  return { ...written, doubts: [...doubts, ...written.doubts, ...ofFields], code: constant.code };
}

/** Whether the call's ecosystem has one name for the level, so that any name of the rung gives the same record. */
export function isOnlySpelling(call: LogCall, { level }: CallDraft, { facts }: RowSource): boolean {
  return writerOf(facts).spellings(call, level.rung).length === 1;
}
