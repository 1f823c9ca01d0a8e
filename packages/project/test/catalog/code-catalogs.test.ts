import { describe, expect, test } from 'vitest';
import { openProject } from '@loglex/project';
import { folder } from '../folder.ts';

const MESSAGES = `export const IO = {
  APP_I1: make.info({ code: 'APP_I1', description: 'Started' }),
  APP_I2: make.result({ code: 'APP_I2', description: 'Done' }),
  APP_I3: make.warn({ code: 'APP_I2', description: 'Slow' }),
};
export const SPAN = { start: IO.APP_I1 };
export const ALL = [IO.APP_I1, IO.APP_I2];
`;

const SETTINGS = `loglex: 1
catalogs:
  - { typescript: src/messages.ts, preset: object-members, levels: { result: info } }
references: { typescript: "IO.{name}" }
`;

describe('a catalog that stays in code', () => {
  test('is read live: every range leads into the code', async () => {
    const root = folder({ 'loglex.yaml': SETTINGS, 'src/messages.ts': MESSAGES });
    const project = await openProject({ cwd: root, cache: false });
    const { catalog, catalogProblems, catalogTexts, problems } = project;
    expect(problems).toEqual([]);
    expect(catalogTexts.map(({ file }) => file)).toEqual(['src/messages.ts']);
    expect(catalog.constants.map(({ code, name, level }) => [code, name, level?.rung])).toEqual([
      ['APP_I1', 'APP_I1', 'info'],
      ['APP_I2', 'APP_I2', 'info'],
      ['APP_I2', 'APP_I3', 'warn'],
    ]);
    const written = ({ start, end }: { start: number; end: number }) => MESSAGES.slice(start, end);
    const third = catalog.constants[2]!;
    expect(written(third.source.values.get('code')!)).toBe("'APP_I2'");
    expect(written(third.source.values.get('level')!)).toBe('make.warn');
    expect(catalogProblems.map(({ id, file, range }) => [id, file, written(range)])).toEqual([
      ['name-of-another-code', 'src/messages.ts', 'APP_I3'],
      ['duplicate-code', 'src/messages.ts', "'APP_I2'"],
    ]);
  });

  test('calls are held to it', async () => {
    const root = folder({
      'loglex.yaml': SETTINGS,
      'src/messages.ts': MESSAGES.replace(
        "make.warn({ code: 'APP_I2'",
        "make.warn({ code: 'APP_I3'",
      ),
      'src/app.ts': `import pino from 'pino';\nconst log = pino();\nlog.info({ extra: 1 }, IO.APP_I3);\nlog.warn(IO.APP_I4);\n`,
    });
    const { findings } = await (await openProject({ cwd: root, cache: false })).check();
    const told = findings.map(({ check, file, message }) => [check, file, message.split(',')[0]]);
    expect(told).toContainEqual(['unknown-code', 'src/app.ts', expect.stringContaining('APP_I4')]);
    expect(told).toContainEqual([
      'wrong-severity',
      'src/app.ts',
      expect.stringContaining('APP_I3'),
    ]);
  });

  test('neither a declaration nor the list of all constants uses a constant', async () => {
    const root = folder({
      'loglex.yaml': `loglex: 1
catalogs: [{ typescript: src/codes.ts, preset: constant-calls }]
references: { typescript: "LOG_{name}" }
`,
      'src/codes.ts': `export const LOG_A = define({ code: 'LOG1', level: 'info', message: 'a' });
export const LOG_B = define({ code: 'LOG2', level: 'info', message: 'b' });
export const ALL = [LOG_A, LOG_B];
`,
      'src/app.ts': `import { LOG_B } from './codes.js';\nemit(LOG_B);\n`,
    });
    const project = await openProject({ cwd: root, cache: false });
    expect(project.catalog.constants.map(({ name }) => name)).toEqual(['A', 'B']);
    const { findings } = await project.check();
    expect(findings.map(({ check, file, message }) => [check, file, message.slice(0, 17)])).toEqual(
      [['unused-code', 'src/codes.ts', 'No code logs LOG1']],
    );
  });

  test('its lists are held to it, and a comment excuses', async () => {
    const constants = (comment: string) =>
      ['A', 'B', 'C', 'D']
        .map(
          (name, index) =>
            `${index === 3 ? comment : ''}LOG_${name} = f("L${index}", "INFO", "m${index}")\n`,
        )
        .join('');
    const found = async (file: string, text: string) => {
      const root = folder({
        'loglex.yaml': `loglex: 1\ncatalogs: [{ ${file.endsWith('.py') ? 'python' : 'typescript'}: ${file}, preset: constant-calls }]\n`,
        [file]: text,
      });
      const { findings } = await (await openProject({ cwd: root, cache: false })).check();
      return findings
        .filter(({ check }) => check !== 'unused-code')
        .map(({ check, severity, range }) => [check, severity, text.slice(range.start, range.end)]);
    };
    const list = 'ALL = [LOG_A, LOG_B, LOG_A]\n';
    expect(await found('app/c.py', constants('') + list)).toEqual([
      ['not-in-aggregate', 'warning', 'LOG_C'],
      ['not-in-aggregate', 'warning', 'LOG_D'],
      ['repeated-in-aggregate', 'warning', 'LOG_A'],
    ]);
    const excuse = 'loglex-disable-next-line not-in-aggregate -- for tests\n';
    const told = ['not-in-aggregate', 'repeated-in-aggregate'];
    const python = await found('app/c.py', constants(`# ${excuse}`) + list);
    expect(python.map(([check]) => check)).toEqual(told);
    const typescript = constants(`// ${excuse}`).replaceAll('LOG_', 'const LOG_');
    const inTypeScript = await found(
      'src/c.ts',
      typescript.replace('// const LOG_', '// LOG_') + `const ${list}`,
    );
    expect(inTypeScript.map(([check]) => check)).toEqual(told);
  });

  test('components: those that catalog files declare, else those that the constants name', async () => {
    const code = `A = define(code="A1", level="INFO", message="a", component="Sink")\n`;
    const catalogs = '[{ python: app/c.py, preset: constant-calls }, "catalog/*.yaml"]';
    const files = { 'loglex.yaml': `loglex: 1\ncatalogs: ${catalogs}\n`, 'app/c.py': code };
    const problemsWith = async (yaml: string) => {
      const root = folder({ ...files, 'catalog/c.yaml': yaml });
      const project = await openProject({ cwd: root, cache: false });
      return project.catalogProblems.map(({ id, file }) => `${file} ${id}`);
    };
    expect(await problemsWith('loglex: 1\n')).toEqual([]);
    expect(await problemsWith('loglex: 1\ncomponents: { ui: {} }\n')).toEqual([
      'app/c.py unknown-component',
    ]);
  });

  test('a reference that leads nowhere, or to what the preset cannot read, is told', async () => {
    const root = folder({
      'loglex.yaml': `loglex: 1
catalogs:
  - { python: gone.py, preset: constant-calls }
  - { typescript: src/a.ts, preset: class-codes }
  - { typescript: "none/*.ts", preset: list }
`,
      'src/a.ts': 'export const a = 1;\n',
    });
    const { problems } = await openProject({ cwd: root, cache: false });
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^gone.py: It cannot be read/),
      expect.stringMatching(
        /^loglex.yaml: The catalog "src\/a.ts" holds no constants that the preset/,
      ),
      expect.stringMatching(/^loglex.yaml: The catalog "none\/\*.ts": No file that can be read/),
    ]);
  });
});
