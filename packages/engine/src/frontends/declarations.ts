/** What the settings declare for a language, compiled once for any number of files. */
import type { Language } from '../facts/file-facts.ts';
import type { Settings } from '../settings/settings.ts';
import {
  environmentGlobs,
  environmentSearch,
  environmentTest,
  type EnvironmentTest,
} from '../sinks/environment-names.ts';
import { loglexSink, ownSinks } from '../sinks/loglex.ts';
import { compileLegendPlaces, type CompiledLegendPlace } from '../sinks/legend-places.ts';
import { compileProjectSink, type CompiledProjectSink } from '../sinks/project-sinks.ts';
import { compilePathRules, type CompiledPathRules } from '../sinks/path-rules.ts';
import { compileProtocols, type CompiledProtocol } from '../sinks/protocols.ts';
import { compileSectionCalls, type CompiledSectionCall } from '../sinks/section-calls.ts';
import { compileSetups } from '../sinks/setup-calls.ts';
import { sinksOff } from '../sinks/sinks-off.ts';
import { heldBy, parseReferenceForm, type ReferenceForm } from './reference-form.ts';

export interface Declarations {
  readonly sinks: readonly CompiledProjectSink[];
  /** Calls that make loggers. */
  readonly makers: readonly CompiledProjectSink[];
  /** Calls that make functions that write. */
  readonly functionMakers: readonly CompiledProjectSink[];
  /** Ids of known sinks that do not count. */
  readonly off: ReadonlySet<string>;
  readonly places: readonly CompiledLegendPlace[];
  readonly sections: readonly CompiledSectionCall[];
  readonly protocols: readonly CompiledProtocol[];
  readonly setups: readonly CompiledProjectSink[];
  readonly form: ReferenceForm | undefined;
  /** Whether a name of the environment is one that the settings speak of; `undefined`: none is. */
  readonly isOurs: EnvironmentTest | undefined;
  /** Which paths are not to be written out; `undefined`: any may be. */
  readonly paths: CompiledPathRules | undefined;
  /** The names that a coded call begins with, and its reference, as far as they are the same in every call. */
  readonly codedNames: readonly string[];
}

export interface Sought {
  readonly declared: Declarations;
  /** What the project names beside sinks, and only matters where it is called: there a file is read. */
  readonly callees: readonly CompiledProjectSink[];
  /** Finds names of the environment that the settings speak of. */
  readonly variables: RegExp | undefined;
}

export function compileDeclarations(settings: Settings, language: Language): Sought {
  const sinks = [
    ...settings.sinks.map((sink, index) => compileProjectSink(sink, `project:${index}`)),
    ...Array.from(ownSinks(settings), ([id, sink]) => compileProjectSink(sink, id)),
  ].filter(({ declared }) => declared.language === undefined || declared.language === language);
  const places = compileLegendPlaces(settings, language);
  const sections = compileSectionCalls(settings, language);
  const protocols = compileProtocols(settings, language);
  const setups = compileSetups(settings, language);
  const globs = environmentGlobs(settings);
  const variables = environmentSearch(globs);
  return {
    declared: {
      sinks: sinks.filter(({ declared }) => declared.makes === undefined),
      makers: sinks.filter(({ declared }) => declared.makes === 'logger'),
      functionMakers: sinks.filter(({ declared }) => declared.makes === 'function'),
      off: sinksOff(settings),
      places,
      sections,
      protocols,
      setups: [...setups.known, ...setups.declared],
      form: parseReferenceForm(settings.references.get(language)),
      isOurs: environmentTest(globs),
      paths: compilePathRules(settings, language),
      codedNames: codedNames(settings, language),
    },
    callees: [
      ...[...places, ...sections, ...protocols].map(({ callee }) => callee),
      ...setups.declared,
    ],
    variables: variables === undefined ? undefined : new RegExp(variables, 'g'),
  };
}

function codedNames(settings: Settings, language: Language): readonly string[] {
  const form = parseReferenceForm(settings.references.get(language));
  const callee = settings.emit.get(language)?.sink ?? loglexSink.call;
  return [form?.owner, callee.split('.')[0]].filter(
    (name) => name !== undefined && /^[\w$]+$/.test(name),
  ) as string[];
}

/** Whether an export's name is one that the settings speak of, so that its uses matter under another name too. */
export function isDeclared(
  name: string,
  { sinks, makers, functionMakers, places, sections, protocols, setups, form }: Declarations,
): boolean {
  const callees = [...places, ...sections, ...protocols].map(({ callee }) => callee);
  const entries = sections.flatMap(({ entry }) => entry ?? []);
  const named = [sinks, makers, functionMakers, callees, entries, setups].flat();
  if (named.some(({ root }) => root === name)) return true;
  if (form === undefined) return false;
  return form.owner === undefined ? heldBy(form, name) !== undefined : form.owner === name;
}
