/** The calls that write or build sections, ready to be matched against callees. */
import { levelOf, type Level } from '@loglex/catalog';
import type { Language } from '../facts/file-facts.ts';
import type { EntryRole, SectionCall, SectionRole, Settings } from '../settings/settings.ts';
import { compileProjectSink, type CompiledProjectSink } from './project-sinks.ts';

export interface CompiledSectionCall {
  readonly declared: SectionCall;
  /** Matches the callee, and reads the level that it spells: what a sink would be that writes nothing. */
  readonly callee: CompiledProjectSink;
  /** Matches the call that makes an entry, where one is declared. */
  readonly entry: CompiledProjectSink | undefined;
  /** The level where neither callee nor arguments state one. */
  readonly level: Level | undefined;
}

/** Roles by position and by keyword, of a call as of an entry. */
export interface Roles<Role extends SectionRole | EntryRole> {
  readonly args: readonly Role[];
  readonly keywords: ReadonlyMap<string, Role>;
}

/** The calls that sources in `language` may hold. */
export function compileSectionCalls(
  { sections }: Settings,
  language: Language,
): readonly CompiledSectionCall[] {
  return sections
    .filter((declared) => declared.language === undefined || declared.language === language)
    .map((declared, index) => {
      const { call, from, level, entry } = declared;
      const compile = (callee: string, id: string) =>
        compileProjectSink(
          { call: callee, args: [], keywords: new Map(), ...(from && { from }) },
          `${id}:${index}`,
        );
      return {
        declared,
        callee: compile(call, 'section'),
        entry:
          entry.call === undefined
            ? undefined
            : compileProjectSink({ call: entry.call, args: [], keywords: new Map() }, 'entry'),
        level: level === undefined ? undefined : levelOf(level),
      };
    });
}
