/** What is known of that which somebody asks about: the target that a text names, and what code says of it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Location, suggestWord } from '@loglex/catalog';
import { mentionsOf, sessionOf, type Settings } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { type LineReading, readLine } from './line-reading.ts';
import { isLaidOut, type LogLineReading, readLogLine } from './log-line.ts';
import { placesIn, type ShownPlace } from './places.ts';
import { type Target, targetOf } from './target.ts';

/** What there is to know beside the catalog. */
export interface Knowledge {
  readonly settings: Settings;
  readonly placeOf: (location: Location) => ShownPlace;
  /** Where a code is used. */
  readonly usesOf: (code: string) => readonly ShownPlace[];
  /** Of a line of code alone. */
  readonly line?: LineReading | undefined;
  /** Of a line of a log alone. */
  readonly logLine?: LogLineReading | undefined;
}

export interface Found {
  readonly target: Target;
  readonly known: Knowledge;
}

/** Throws a `CommandError` where nothing has that name. */
export async function findOut(what: string, project: Project): Promise<Found> {
  const target = targetOf(what, project.catalog);
  // `listening on port:8080` ends as a place does, and names no file.
  const isNoFile =
    target?.kind === 'line' &&
    /\s/.test(target.file) &&
    !existsSync(resolve(project.cwd, target.file));
  // A message of a legend takes whatever stands before its words, the head of a line as well.
  const isTag = target?.kind === 'tags' && !isLaidOut(what, project);
  if (target !== undefined && !isNoFile && (isTag || target.kind !== 'tags')) {
    return { target, known: await knowledgeOf(target, project) };
  }
  // A word alone is rather a code that is misspelt than a line.
  const known = /\s/.test(what.trim()) ? await findOutLogLine(what, project) : undefined;
  if (known === undefined && target?.kind === 'tags') {
    return { target, known: await knowledgeOf(target, project) };
  }
  if (known === undefined) throw new CommandError(unknown(what, project));
  return known;
}

/** Of a line of a log; `undefined` where neither the catalog nor the code knows one like it. */
export async function findOutLogLine(text: string, project: Project): Promise<Found | undefined> {
  const logLine = await readLogLine(text, project);
  if (logLine === undefined) return undefined;
  const target = { kind: 'log-line', text } as const;
  return { target, known: { ...(await knowledgeOf(target, project)), logLine } };
}

/** Code is read only where it is asked for. */
async function knowledgeOf(target: Target, project: Project): Promise<Knowledge> {
  const { settings } = project;
  const placeOf = placesIn(project);
  const uses = target.kind === 'constants' ? await usesIn(project) : [];
  const line = target.kind === 'line' ? await readLine(target, project) : undefined;
  const usesOf = (code: string) => uses.filter((use) => use.code === code).map(placeOf);
  return { settings, placeOf, usesOf, line };
}

/** Every use of a constant in the code of the project, in the order of files and places. */
async function usesIn(project: Project) {
  const { files } = await project.facts();
  return files.flatMap(({ facts, scope }) => {
    const session = sessionOf(scope.catalog, scope.settings);
    const uses = [...mentionsOf(facts, session)].flatMap((resolved) => {
      if (resolved.kind === 'unknown') return [];
      const { code } = resolved.kind === 'known' ? resolved.constant : resolved.retired;
      return [{ code, file: facts.file, range: resolved.mention.range }];
    });
    return uses.sort((a, b) => a.range.start - b.range.start);
  });
}

function unknown(what: string, { catalog, settings }: Project): string {
  const near = sessionOf(catalog, settings)
    .didYouMean(what)
    .map(({ constant }) => `${constant.code} ${constant.name}`);
  const word = suggestWord(catalog, what);
  if (word !== undefined && near.length === 0) near.push(word);
  const meant = near.length > 0 ? ` Did you mean ${near.join(', or ')}?` : '';
  return `${what} is no code, name, word or tag of the catalog, no check, no file:line, and no line of a log that the catalog or the code knows.${meant}`;
}
