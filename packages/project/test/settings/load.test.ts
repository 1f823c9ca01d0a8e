import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checks, defaultSettings } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { findSettingsFile } from '../../src/settings/discover.ts';
import { loadSettings, withoutSettings } from '../../src/settings/load.ts';
import { folder } from '../folder.ts';

describe('findSettingsFile', () => {
  it('finds the nearest one above, of any name', () => {
    const root = folder({
      'loglex.yaml': '',
      'a/b/c/': '',
      'a/x/loglex.yml': '',
      'a/y/loglex.json': '',
    });
    expect(findSettingsFile(join(root, 'a/b/c'))).toBe(join(root, 'loglex.yaml'));
    expect(findSettingsFile(join(root, 'a/x'))).toBe(join(root, 'a/x/loglex.yml'));
    expect(findSettingsFile(join(root, 'a/y'))).toBe(join(root, 'a/y/loglex.json'));
  });

  it('does not look above the repository', () => {
    const root = folder({ 'loglex.yaml': '', 'repo/.git/HEAD': '', 'repo/src/': '' });
    expect(findSettingsFile(join(root, 'repo/src'))).toBeUndefined();
  });
});

describe('loadSettings', () => {
  it('takes the folder of the outermost file for the root', () => {
    const root = folder({
      'loglex.yaml': 'loglex: 1\nconfidence: certain\n',
      'a/loglex.yaml': 'loglex: 1\nextends: ../loglex.yaml\nfiles: { exclude: [x/**] }\n',
    });
    const loaded = loadSettings(join(root, 'a/loglex.yaml'), checks);
    expect(loaded).toMatchObject({ root, files: ['loglex.yaml', 'a/loglex.yaml'], problems: [] });
    expect(loaded.settings.confidence).toBe('certain');
    expect(loaded.settings.exclude.at(-1)).toBe('a/x/**');
  });

  const problemsOf = (files: Record<string, string>, file = 'loglex.yaml') =>
    loadSettings(join(folder(files), file), checks).problems.map(
      (problem) => `${problem.file}: ${problem.message}`,
    );

  it('tells of settings that extend each other', () => {
    expect(problemsOf({ 'loglex.yaml': 'loglex: 1\nextends: loglex.yaml\n' })).toEqual([
      expect.stringMatching(/^loglex.yaml: It extends "loglex.yaml", and that leads back/),
    ]);
  });

  it('tells of settings that extend those of a folder that is not around them', () => {
    const files = {
      'a/loglex.yaml': 'loglex: 1\nextends: ../b/loglex.yaml\n',
      'b/loglex.yaml': 'loglex: 1\n',
    };
    expect(problemsOf(files, 'a/loglex.yaml')).toEqual([
      expect.stringMatching(
        /^loglex.yaml: It extends "..\/b\/loglex.yaml", which does not lie in an outer folder/,
      ),
    ]);
  });

  it('tells of an outer file that is missing, and keeps what the inner one says', () => {
    const root = folder({
      'a/loglex.yaml': 'loglex: 1\nextends: ../loglex.yaml\nconfidence: certain\n',
    });
    const { settings, problems } = loadSettings(join(root, 'a/loglex.yaml'), checks);
    expect(settings.confidence).toBe('certain');
    expect(problems).toEqual([
      {
        kind: 'settings',
        file: 'loglex.yaml',
        message: 'It cannot be read: no such file or folder (ENOENT).',
      },
    ]);
  });

  it('tells of a folder, of a circle of links and of bytes that are no text', () => {
    const root = folder({ 'loglex.yaml/': '', 'a/loglex.yaml': Buffer.from([0xff, 0xfe, 0x00]) });
    symlinkSync('loglex.yml', join(root, 'loglex.yml'));
    const words = (file: string) =>
      loadSettings(join(root, file), checks).problems.map(({ message }) => message);
    expect(words('loglex.yaml')).toEqual([expect.stringMatching(/EISDIR/)]);
    expect(words('loglex.yml')).toEqual([expect.stringMatching(/ELOOP/)]);
    expect(words('a/loglex.yaml')).toEqual([expect.stringMatching(/binary/)]);
  });

  it('gives the defaults where nothing is stated', () => {
    const root = folder({});
    expect(withoutSettings(root)).toEqual({
      root,
      files: [],
      settings: defaultSettings,
      problems: [],
    });
  });
});
