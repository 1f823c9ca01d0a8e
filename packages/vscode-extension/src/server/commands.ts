/** Commands about the server itself: start it anew, see what it wrote, ask what it has loaded. */
import { commands, Disposable, type LogOutputChannel } from 'vscode';
import type { Connection } from './connection.ts';
import { createDoctor } from './doctor.ts';

export function registerServerCommands(
  connection: Connection,
  output: LogOutputChannel,
): Disposable {
  const doctor = createDoctor(connection);
  return Disposable.from(
    doctor,
    commands.registerCommand('loglex.restart', () => connection.restart()),
    commands.registerCommand('loglex.showOutput', () => output.show()),
    commands.registerCommand('loglex.doctor', () => doctor.show()),
  );
}
