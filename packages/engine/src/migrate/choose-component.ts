/** Whose event a call tells: the component that its file or its logger belongs to. */
import type { Component } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { dirname } from '../text/posix-path.ts';
import type { Refusal } from './call-draft.ts';
import { refuse } from './reasons.ts';

/**
 * By the narrowest of the `paths` that take the file in; else by the namespace of the logger; else the one that may log from
 * anywhere. A refusal says what to add to the catalog.
 */
export function componentOf(
  call: LogCall,
  facts: FileFacts,
  session: CheckSession,
): Component | Refusal {
  const byPath = ownersOf(facts.file, session)[0];
  if (byPath !== undefined) return byPath;
  const namespaces = [call.logger.namespace, ...facts.loggers.map(({ namespace }) => namespace)];
  for (const namespace of namespaces) {
    const owner = namespace === undefined ? undefined : ownerOfLogger(namespace, session);
    if (owner !== undefined) return owner;
  }
  const anywhere = componentsOf(session).filter(
    ({ paths, loggers }) => paths.length === 0 && loggers.length === 0,
  );
  const [only, other] = anywhere;
  if (only !== undefined && other === undefined) return only;
  return refuse('no-component', adviceFor(facts.file, session));
}

const ownersByFile = new WeakMap<CheckSession, Map<string, readonly Component[]>>();

/** Components whose paths take the file in, the narrowest first; those with codes before those without. */
function ownersOf(file: string, session: CheckSession): readonly Component[] {
  let files = ownersByFile.get(session);
  if (files === undefined)
    ownersByFile.set(session, (files = new Map<string, readonly Component[]>()));
  let owners = files.get(file);
  if (owners === undefined) {
    owners = session
      .componentsAt(file)
      .map((component) => ({ component, width: widthOf(component, file) }))
      .toSorted(
        (a, b) =>
          Number(b.component.codes.length > 0) - Number(a.component.codes.length > 0) ||
          a.width - b.width,
      )
      .map(({ component }) => component);
    files.set(file, owners);
  }
  return owners;
}

/** How wide the narrowest glob is that takes the file in: letters of the path that it leaves open. */
function widthOf({ paths }: Component, file: string): number {
  const literal = paths
    .filter((glob) => pathMatcher([glob])(file))
    .map((glob) => /^[^*?{[(!]*/.exec(glob)?.[0].length ?? 0);
  return file.length - Math.max(0, ...literal);
}

function ownerOfLogger(namespace: string, session: CheckSession): Component | undefined {
  const path = namespace.replace(/[.:]/g, '/');
  return componentsOf(session).find(({ loggers }) =>
    loggers.some((glob) => matcherOf(glob.replace(/[.:]/g, '/'))(path)),
  );
}

const matchers = new Map<string, (path: string) => boolean>();

function matcherOf(glob: string): (path: string) => boolean {
  let matcher = matchers.get(glob);
  if (matcher === undefined) matchers.set(glob, (matcher = pathMatcher([glob])));
  return matcher;
}

function componentsOf({ catalog }: CheckSession): readonly Component[] {
  return [...catalog.components.values()];
}

function adviceFor(file: string, session: CheckSession): string {
  const folder = dirname(file);
  const glob = folder === '' ? file : `${folder}/**`;
  const near = nearestTo(file, componentsOf(session));
  if (near === undefined) {
    return `the catalog declares no component with paths: declare one with \`codes\` and \`paths: ["${glob}"]\``;
  }
  return `no component takes in ${file}: add \`${glob}\` to the paths of \`${near.name}\`, or declare one with codes of its own`;
}

/** The component with a path that has the most folders in common with the file. */
function nearestTo(file: string, components: readonly Component[]): Component | undefined {
  const folders = file.split('/');
  const shared = ({ paths }: Component): number =>
    Math.max(
      ...paths.map((glob) => {
        const differs = glob.split('/').findIndex((segment, at) => segment !== folders[at]);
        return differs < 0 ? folders.length : differs;
      }),
    );
  let nearest: Component | undefined;
  for (const component of components) {
    if (component.paths.length === 0) continue;
    if (nearest === undefined || shared(component) > shared(nearest)) nearest = component;
  }
  return nearest;
}
