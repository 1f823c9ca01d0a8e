/**
 * What handlers are given: the client, the open documents over the projects on disk, and the ways from the protocol's
 * words to ours and back.
 */
import { type EditorDocument, lineStartsOf, type Snapshot } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type { TextRange } from '@loglex/catalog';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type {
  Location,
  Position,
  Range,
  TextDocumentIdentifier,
} from 'vscode-languageserver-protocol';
import type { Client } from '../client.ts';
import type { Configuration } from '../configuration.ts';
import { type Lines, toOffset, toRange } from '../convert/position.ts';
import type { ActiveLine } from './active-line.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { OpenLogs } from './open-logs.ts';
import type { FileOfProject, Projects } from './projects.ts';

/** A document in its project, at this moment. */
export interface Place {
  readonly uri: string;
  readonly project: LiveProject;
  /** POSIX path from the project's root. */
  readonly file: string;
  readonly document: EditorDocument;
  readonly snapshot: Snapshot;
  /** Of the buffer; absent where the document is not open. */
  readonly version?: number;
  toOffset(position: Position): number;
  toTextRange(range: Range): TextRange;
  toRange(range: TextRange): Range;
  /** A range in any file of the project. */
  toLocation(place: { readonly file: string; readonly range: TextRange }): Location;
}

/** A place and where in it the cursor stands. */
export interface Cursor extends Place {
  readonly offset: number;
}

export interface Workspace {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly projects: Projects;
  readonly configuration: Configuration;
  readonly activeLine: ActiveLine;
  readonly logs: OpenLogs;
  /** `undefined` where no project governs the document. Fails with `InvalidParams` for none at all. */
  fileOf(document: TextDocumentIdentifier): FileOfProject | undefined;
  /** `undefined` where no project governs the document, or it cannot be read. Fails with `InvalidParams` for none at all. */
  place(document: TextDocumentIdentifier): Place | undefined;
  cursor(document: TextDocumentIdentifier, position: Position): Cursor | undefined;
  /** The range in the protocol's words of a range in any file of a project. */
  rangeIn(project: LiveProject, file: string, range: TextRange): Range;
  /** The same for many ranges of one file. */
  rangesIn(project: LiveProject, file: string): (range: TextRange) => Range;
}

export function createWorkspace(
  parts: Pick<Workspace, 'client' | 'documents' | 'projects' | 'activeLine' | 'logs'>,
  configuration: () => Configuration,
): Workspace {
  const { client, documents, projects } = parts;
  const { encoding } = client;

  function linesOf(project: LiveProject, file: string): Lines | undefined {
    const uri = projects.uriOf(project, file);
    const open = documents.get(uri);
    if (open !== undefined) return open;
    const { index } = project;
    const facts = index.factsOf(file);
    // In our own units a character needs no text.
    if (facts !== undefined && encoding === 'utf-16') {
      return { text: '', lineStarts: facts.lineStarts };
    }
    const source = project.snapshotFor(file).catalogTexts.find((text) => text.file === file);
    if (source !== undefined) return linesOfText(source);
    return project.documentOf(file);
  }

  function rangesIn(project: LiveProject, file: string): (range: TextRange) => Range {
    let lines: Lines | undefined;
    return (range) => {
      lines ??= linesOf(project, file);
      return lines === undefined ? NOWHERE : toRange(encoding, lines, range);
    };
  }

  const rangeIn: Workspace['rangeIn'] = (project, file, range) => rangesIn(project, file)(range);

  function fileOf(identifier: TextDocumentIdentifier): FileOfProject | undefined {
    const uri: unknown = identifier?.uri;
    if (typeof uri !== 'string') throw invalid('textDocument.uri');
    return projects.of(uri);
  }

  function place(identifier: TextDocumentIdentifier): Place | undefined {
    const found = fileOf(identifier);
    const { uri } = identifier;
    const document = found?.project.documentOf(found.file);
    if (found === undefined || document === undefined) return undefined;
    const { project, file } = found;
    const version = documents.get(uri)?.version;
    const rangeOf = (range: TextRange) => toRange(encoding, document, range);
    return {
      uri,
      project,
      file,
      document,
      snapshot: project.snapshotFor(file),
      ...(version !== undefined && { version }),
      toOffset: (position) => toOffset(encoding, document, checked(position)),
      toTextRange: (range) => ({
        start: toOffset(encoding, document, checked(range?.start)),
        end: toOffset(encoding, document, checked(range?.end)),
      }),
      toRange: rangeOf,
      toLocation: (location) =>
        location.file === file
          ? { uri, range: rangeOf(location.range) }
          : {
              uri: projects.uriOf(project, location.file),
              range: rangeIn(project, location.file, location.range),
            },
    };
  }

  return {
    ...parts,
    get configuration() {
      return configuration();
    },
    fileOf,
    place,
    cursor(identifier, position) {
      const at = place(identifier);
      if (at === undefined) return undefined;
      return { ...at, offset: at.toOffset(position) };
    },
    rangeIn,
    rangesIn,
  };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const known = new WeakMap<object, Lines>();

/** Catalogs are large, and the same text as long as nobody writes: their lines are counted once. */
function linesOfText(source: { readonly text: string }): Lines {
  let lines = known.get(source);
  if (lines === undefined) {
    known.set(source, (lines = { text: source.text, lineStarts: lineStartsOf(source.text) }));
  }
  return lines;
}

/** A position that is one; whether it is in the text is another matter. */
function checked(position: Position | undefined): Position {
  if (!Number.isInteger(position?.line) || !Number.isInteger(position?.character)) {
    throw invalid('position');
  }
  return position!;
}

function invalid(what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `The request has no valid ${what}.`);
}
