/** The extension's way into VS Code, and out of it: what it is made of is put together here. */
import { type ExtensionContext, window } from 'vscode';
import { createCatalogView } from './catalog/catalog-view.ts';
import { registerConstantCommands } from './catalog/constant-commands.ts';
import { createLoadedCatalogs } from './catalog/loaded-catalogs.ts';
import { createLegendLookup } from './legend/legend-lookup.ts';
import { createMendedTexts } from './migration/mended-text.ts';
import { registerMigrationCommands } from './migration/migration-commands.ts';
import { createMigrationView } from './migration/migration-view.ts';
import { createPlannedMigration } from './migration/planned-migration.ts';
import { createReferencePreview } from './reference/reference-preview.ts';
import { registerLogViewer } from './log-viewer/log-viewer.ts';
import { followActiveLine } from './server/active-line.ts';
import { registerServerCommands } from './server/commands.ts';
import { createConnection } from './server/connection.ts';
import { registerShowReferences } from './server/references.ts';
import { whenProjectIsHere } from './server/project-here.ts';
import { createStatusItem } from './server/status-item.ts';

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Loglex', { log: true });
  const connection = createConnection(context, output);
  const catalogs = createLoadedCatalogs(connection);
  const migration = createPlannedMigration(connection);
  const texts = createMendedTexts(connection, migration);
  context.subscriptions.push(
    output,
    connection,
    catalogs,
    createCatalogView(catalogs),
    registerConstantCommands(connection),
    migration,
    texts,
    createMigrationView(migration, context.workspaceState),
    registerMigrationCommands(connection, migration, texts),
    createLegendLookup(context, connection),
    createReferencePreview(connection),
    registerLogViewer(context, connection),
    createStatusItem(connection),
    followActiveLine(connection),
    registerShowReferences(),
    registerServerCommands(connection, output),
    whenProjectIsHere(() => void connection.start()),
  );
}
