/** `textDocument/codeLens` and `codeLens/resolve`: what is counted is counted for the lenses that are in sight. */
import { codeLenses, resolveCodeLens as resolve } from '@loglex/engine';
import type { CodeLens, CodeLensParams } from 'vscode-languageserver-protocol';
import { optionsOf } from '../client.ts';
import { COMMANDS, SHOW_REFERENCES } from '../commands.ts';
import { sightingsIn } from '../state/sightings.ts';
import type { Handler } from './handler.ts';

export const codeLens: Handler<CodeLensParams, CodeLens[] | null> = (
  workspace,
  { textDocument },
) => {
  const at = workspace.place(textDocument);
  if (at === undefined) return null;
  const { uri, toRange } = at;
  const { catalog } = at.snapshot.session;
  return codeLenses(catalog, at.file, sightingsIn(at.project, catalog)).map(
    ({ kind, range, code }) => ({
      range: toRange(range),
      data: { loglex: 'lens', uri, kind, code },
    }),
  );
};

export const resolveCodeLens: Handler<CodeLens, CodeLens> = (workspace, lens) => {
  const { loglex, uri, kind, code } = optionsOf(lens.data);
  if (loglex !== 'lens' || typeof uri !== 'string' || typeof code !== 'string') return lens;
  if (kind !== 'uses' && kind !== 'tests' && kind !== 'seen') return lens;
  const at = workspace.place({ uri });
  const seen = at && sightingsIn(at.project, at.snapshot.session.catalog);
  const found = at && resolve(at.snapshot, at.file, { kind, code }, seen);
  // The entry may have gone meanwhile, but a client waits for a command all the same.
  const { title, places } = found ?? { title: 'no entry', places: [] };
  const { start } = lens.range;
  const command = workspace.client.commands.has(SHOW_REFERENCES)
    ? {
        command: SHOW_REFERENCES,
        arguments: [uri, start, places.map((place) => at!.toLocation(place))],
      }
    : { command: COMMANDS.references, arguments: [uri, start] };
  return { ...lens, command: { title, ...command } };
};
