/** The facts of a run as an audit takes them: each file with the session and the tests of its scope. */
import { pathMatcher, sessionOf, type AuditFile } from '@loglex/engine';
import type { Scope, ScopedFacts } from '@loglex/project';

export function auditFiles(files: readonly ScopedFacts[]): readonly AuditFile[] {
  const ofScope = new Map<Scope, (facts: AuditFile['facts']) => AuditFile>();
  return files.map(({ facts, scope }) => {
    let read = ofScope.get(scope);
    if (read === undefined) ofScope.set(scope, (read = reader(scope)));
    return read(facts);
  });
}

function reader({ catalog, settings }: Scope): (facts: AuditFile['facts']) => AuditFile {
  const session = sessionOf(catalog, settings);
  const isTest = pathMatcher(settings.tests);
  return (facts) => ({ facts, session, isTest: isTest(facts.file) });
}
