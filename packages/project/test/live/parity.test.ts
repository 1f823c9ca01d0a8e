/** What an editor finds is what the program finds, in every fixture. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLiveProject, openProject } from '@loglex/project';
import { expect, it, onTestFinished } from 'vitest';

const PROJECTS = fileURLToPath(new URL('../../../../test-fixtures/projects/', import.meta.url));
const NAMES = readdirSync(PROJECTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(NAMES)('%s', async (name) => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-parity-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(PROJECTS, name), root, { recursive: true });
  mkdirSync(join(root, '.git'));
  const { findings } = await (await openProject({ cwd: root, cache: false })).check();
  expect(findings.length).toBeGreaterThan(0);

  const live = openLiveProject(root, { cache: false })!;
  await live.fill();
  live.checkWhole();
  expect(live.filesToReport().flatMap((file) => live.findingsIn(file))).toEqual(findings);

  // Opened and unchanged, and closed again, it is the same.
  for (const file of live.filesToReport()) live.setBuffer(file, live.documentOf(file)!.text);
  expect(live.filesToReport().flatMap((file) => live.findingsIn(file))).toEqual(findings);
  for (const file of live.filesToReport()) live.setBuffer(file, undefined);
  expect(live.checkWhole()).toBe(false);
  expect(live.filesToReport().flatMap((file) => live.findingsIn(file))).toEqual(findings);
});
