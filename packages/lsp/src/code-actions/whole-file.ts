/** What changes a whole file: offered to those who ask for it, on save or from a menu of such actions. */
import { smallestEdit } from '@loglex/catalog';
import { fileMigration } from '@loglex/engine';
import { KINDS } from './kinds.ts';
import type { Provider } from './offer.ts';

export const fixAll: Provider = ({ file, document, project, wantsExplicitly }) => {
  if (!wantsExplicitly(KINDS.fixAll)) return [];
  const text = project.fixAll(file);
  if (text === undefined) return [];
  const edits = [smallestEdit(document.text, text)];
  return [
    { title: 'Apply all safe fixes of Loglex', kind: KINDS.fixAll, edits: () => [{ file, edits }] },
  ];
};

/** The safe rows of `loglex migrate`, with the constants and generated files that they need. */
export const migrateFile: Provider = ({ file, document, snapshot, project, wantsExplicitly }) => {
  if (!wantsExplicitly(KINDS.migrate)) return [];
  const found = fileMigration(snapshot, document);
  if (found === undefined) return [];
  const { title, constants, refused } = found;
  const disabled = refused ?? project.changes.missingFor(file);
  return [
    {
      title,
      kind: KINDS.migrate,
      ...(disabled !== undefined && { disabled }),
      edits() {
        const catalog = project.changes.addConstants(constants);
        if ('refused' in catalog) return catalog;
        return [...catalog, { file, edits: found.edits(), about: 'Log calls' }];
      },
    },
  ];
};
