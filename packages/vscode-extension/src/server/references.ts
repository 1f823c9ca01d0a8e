/** `loglex.showReferences`: what the server asks for when somebody clicks on a count of uses. */
import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';
import type { Location as ServerLocation, Position as ServerPosition } from 'vscode-languageclient';
import { SHOW_REFERENCES } from '@loglex/lsp';

export function registerShowReferences(): Disposable {
  return commands.registerCommand(
    SHOW_REFERENCES,
    (uri: string, position: ServerPosition, locations: readonly ServerLocation[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        new Position(position.line, position.character),
        locations.map(toLocation),
      ),
  );
}

function toLocation({ uri, range: { start, end } }: ServerLocation): Location {
  const range = new Range(start.line, start.character, end.line, end.character);
  return new Location(Uri.parse(uri), range);
}
