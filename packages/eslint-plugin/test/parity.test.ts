/** ESLint and the command line say the same of every fixture: in sources of both languages, catalogs and whole projects. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkById, type Finding, type Fix, type Settings } from '@loglex/engine';
import { openProject } from '@loglex/project';
import * as typescript from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { describe, expect, it, vi } from 'vitest';

const PROJECTS = fileURLToPath(new URL('../../../test-fixtures/projects', import.meta.url));
const names = readdirSync(PROJECTS).filter((name) =>
  existsSync(join(PROJECTS, name, 'loglex.yaml')),
);

describe.each(names)('%s', (name) => {
  const cwd = join(PROJECTS, name);

  it('has the same findings and fixes in ESLint as in `loglex check`', async () => {
    const project = await openProject({ cwd, cache: false });
    const { findings } = await project.check();
    expect(findings.length).toBeGreaterThan(5);
    const texts = new Map(
      findings.map(({ file }) => [file, readFileSync(join(cwd, file), 'utf8')]),
    );
    const wanted = findings.map((finding) => toLine(finding, texts.get(finding.file)!));

    vi.spyOn(process, 'cwd').mockReturnValue(cwd);
    const eslint = new ESLint({
      cwd,
      overrideConfigFile: true,
      overrideConfig: [
        ...plugin.configs.all,
        { files: ['**/*.ts'], languageOptions: { parser: typescript } },
        { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      ],
    });
    const results = await eslint.lintFiles(['.']);
    vi.restoreAllMocks();
    const found = results.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => isOn(ruleId, project.settings))
        .map(({ ruleId, line, column, message, fix, suggestions = [] }) => {
          const titles = [...(fix ? ['(fix)'] : []), ...suggestions.map(({ desc }) => desc)];
          const place = `${filePath.slice(cwd.length + 1)}:${line}:${column}`;
          return `${place} ${ruleId ?? 'fatal'}: ${message} [${titles.join('; ')}]`;
        }),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });
});

/** The configuration `all` has on what the program leaves off until `loglex.yaml` asks for it. */
function isOn(rule: string | null, { checks }: Settings): boolean {
  const id = rule?.slice('loglex/'.length) ?? '';
  const severity = checks.get(id)?.severity ?? checkById(id)?.defaultSeverity;
  return severity !== 'off';
}

/** A finding as ESLint says it: lines and columns count from 1. */
function toLine({ file, range, check, message, fixes }: Finding, text: string): string {
  const before = text.slice(0, range.start).split('\n');
  const place = `${file}:${before.length}:${before.at(-1)!.length + 1}`;
  return `${place} loglex/${check}: ${message} [${fixes.map(titleOf).join('; ')}]`;
}

function titleOf({ applicability, title, caveat }: Fix, index: number): string {
  if (applicability === 'safe' && index === 0) return '(fix)';
  return caveat === undefined ? title : `${title} (${caveat})`;
}
