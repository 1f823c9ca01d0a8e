/** `loglex/legend`, and the commands that say the same: a tag or a word explained anywhere, and the legends there are. */
import {
  type EntrySource,
  type Legend,
  levelWords,
  termForm,
  type TermArgument,
  type TermGroup,
  type TextRange,
} from '@loglex/catalog';
import {
  explain,
  type Explanation,
  explainText,
  type ListedLegend,
  listLegends,
  targetAt,
} from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type {
  Location,
  MarkupContent,
  Position,
  TextDocumentIdentifier,
} from 'vscode-languageserver-protocol';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { toMarkup } from '../convert/markup.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/**
 * `text`: a tag, a word, a message, a code or a name, to be explained. `textDocument` and `position`: what stands there.
 * `legend`: the one to be listed; with nothing else than a document, or nothing at all, all are. `textDocument` says by
 * which project; without it all projects are asked.
 */
export interface LegendParams {
  readonly textDocument?: TextDocumentIdentifier;
  readonly position?: Position;
  readonly text?: string;
  readonly legend?: string;
}

export interface LegendAnswer {
  /** What was asked for means this; empty where it means nothing, or nothing was to be explained. */
  readonly meanings: readonly LegendMeaning[];
  /** Empty where something was to be explained. */
  readonly legends: readonly LegendListing[];
}

export interface LegendMeaning {
  readonly title: string;
  /** What kind of thing it is: `term of the legend provenance`. */
  readonly kind: string;
  /** As a hover shows it. */
  readonly contents: MarkupContent;
  /** Where it is declared; of what stands at a position, ask for its definition. */
  readonly location?: Location;
  /** The legend that it belongs to, and the term of it; not told of what stands at a position. */
  readonly legend?: string;
  readonly term?: string;
}

export interface LegendListing {
  readonly name: string;
  readonly description?: string;
  /** The term that a missing tag stands for. */
  readonly default?: string;
  readonly examples: readonly string[];
  /** How its tags are written, `(<source>[; <mutation>…])`; absent where a tag is a single word. */
  readonly grammar?: string;
  readonly scopes: readonly string[];
  readonly shownWhen: Legend['shownWhen'];
  /** Whether messages may end with a tag of it. */
  readonly suffix: boolean;
  readonly location: Location;
  readonly groups: readonly ListedGroup[];
  readonly terms: readonly ListedTerm[];
  /** What has its terms for values, or a tag of it beside them. */
  readonly uses: readonly { readonly text: string; readonly location: Location }[];
}

export interface ListedGroup {
  readonly name: string;
  readonly description?: string;
  /** Whether a tag needs a term of it, and whether it may carry several. */
  readonly required: boolean;
  readonly many: boolean;
  /** Of several that hold, the one to show: highest first. */
  readonly precedence: readonly string[];
}

export interface ListedTerm {
  readonly name: string;
  /** How it is written: `config:<section>`. */
  readonly form: string;
  readonly description?: string;
  readonly group?: string;
  /** What stands behind the colon. */
  readonly argument?: string;
  /** `warning, or info`. */
  readonly level?: string;
  readonly aliases: readonly string[];
  /** Of a term that is a whole message. */
  readonly message?: string;
  readonly location: Location;
}

export const legend: Handler<LegendParams, LegendAnswer> = (workspace, params) => {
  const { textDocument, position, text, legend: name } = params;
  for (const value of [text, name]) {
    if (value !== undefined && typeof value !== 'string') {
      const message = 'The request has no valid text or legend.';
      throw new ResponseError(ErrorCodes.InvalidParams, message);
    }
  }
  if (text !== undefined)
    return { meanings: meaningsOf(workspace, textDocument, text), legends: [] };
  if (textDocument && position) {
    const at = workspace.cursor(textDocument, position);
    const target = at && targetAt(at.snapshot, at.document, at.offset);
    const found = target === undefined ? [] : explain(at!.snapshot, target);
    return { meanings: found.map((each) => toMeaning(workspace, each)), legends: [] };
  }
  const legends = projectsFor(workspace, textDocument).flatMap(({ project, file }) =>
    listLegends(project.snapshotFor(file).session.catalog, name).map((each) =>
      toListing(workspace, project, each),
    ),
  );
  return { meanings: [], legends };
};

/** By the first project that knows the text. */
function meaningsOf(
  workspace: Workspace,
  document: TextDocumentIdentifier | undefined,
  text: string,
): readonly LegendMeaning[] {
  for (const { project, file } of projectsFor(workspace, document)) {
    const found = explainText(project.snapshotFor(file), text);
    if (found.length === 0) continue;
    return found.map(({ explanation, source, legend, term }) => ({
      ...toMeaning(workspace, explanation, locationOf(workspace, project, source)),
      ...(legend && { legend: legend.name }),
      ...(term && { term: term.name }),
    }));
  }
  return [];
}

interface Governed {
  readonly project: LiveProject;
  /** What the catalog is that of. */
  readonly file: string;
}

function projectsFor(
  { projects }: Workspace,
  document: TextDocumentIdentifier | undefined,
): readonly Governed[] {
  const found = typeof document?.uri === 'string' ? projects.of(document.uri) : undefined;
  return found ? [found] : projects.all().map((project) => ({ project, file: '' }));
}

function toMeaning(
  { client }: Workspace,
  explanation: Explanation,
  location?: Location,
): LegendMeaning {
  const { title, kind } = explanation;
  const contents = toMarkup([explanation], client.markdownHover);
  return { title, kind, contents, ...(location && { location }) };
}

function toListing(
  workspace: Workspace,
  project: LiveProject,
  { legend, terms, grammar, uses }: ListedLegend,
): LegendListing {
  const { name, description, examples, scopes, shownWhen, suffix, groups, source } = legend;
  return {
    name,
    ...(description !== undefined && { description }),
    ...(legend.default !== undefined && { default: legend.default }),
    examples: examples.map(({ text }) => text),
    ...(grammar !== undefined && { grammar }),
    ...{ scopes, shownWhen, suffix },
    location: locationOf(workspace, project, source),
    groups: Array.from(groups.values(), toGroup),
    terms: terms.map((term) => ({
      name: term.name,
      form: termForm(term),
      ...(term.description !== undefined && { description: term.description }),
      ...(term.group !== undefined && { group: term.group }),
      ...(term.argument !== undefined && { argument: argumentWords(term.argument) }),
      ...(term.level !== undefined && { level: levelWords(term) }),
      aliases: term.aliases,
      ...(term.message !== undefined && { message: term.message }),
      location: locationOf(workspace, project, term.source),
    })),
    uses: uses.map((use) => ({
      text: use.text,
      location: locationOf(workspace, project, use.source),
    })),
  };
}

function toGroup({ name, description, required, many, precedence }: TermGroup): ListedGroup {
  return {
    name,
    ...(description !== undefined && { description }),
    ...{ required, many, precedence: precedence.map(({ text }) => text) },
  };
}

/** `section: one of model, data`. */
function argumentWords({ name, description, type, values }: TermArgument): string {
  const said = values.length > 0 ? `one of ${values.join(', ')}` : (description ?? type);
  return `${name}: ${said}`;
}

/** The key of an entry, or where it begins: nobody wants all of it selected. */
function locationOf(
  workspace: Workspace,
  project: LiveProject,
  { file, range, key }: Pick<EntrySource, 'file' | 'range' | 'key'>,
): Location {
  const start: TextRange = key ?? { start: range.start, end: range.start };
  return {
    uri: workspace.projects.uriOf(project, file),
    range: workspace.rangeIn(project, file, start),
  };
}
