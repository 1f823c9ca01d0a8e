/** Small projects as texts, read into what an audit takes. */
import { parseCatalog } from '@loglex/catalog';
import { createFrontEnd, defaultSettings, sessionOf, type AuditFile } from '@loglex/engine';
import { parse } from '../parse.ts';

/**
 * The files of a fixture, in which `//- path` starts a file. A path with `test` in it is test code; a
 * file `catalog.yaml` is the catalog.
 */
export function readFiles(fixture: string): AuditFile[] {
  const texts = fixture
    .split(/^\s*\/\/- /mu)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { file: part.slice(0, end).trim(), text: part.slice(end + 1) };
    });
  const { catalog } = parseCatalog(texts.filter(({ file }) => file === 'catalog.yaml'));
  const session = sessionOf(catalog, defaultSettings);
  const frontEnd = createFrontEnd(defaultSettings);
  return texts
    .filter(({ file }) => file !== 'catalog.yaml')
    .map(({ file, text }) => ({
      facts: frontEnd.facts({ file, text, tree: parse(file, text) }),
      session,
      isTest: file.includes('test'),
    }));
}
