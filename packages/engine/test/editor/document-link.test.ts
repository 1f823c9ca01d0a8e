/** What leads elsewhere by itself. A mark's word says where: `address`, or the file, with `-` for what a word cannot have. */
import { documentLinks } from '@loglex/engine';
import { expect, it } from 'vitest';
import { type EditorFixture, editorFixture } from './fixture.ts';

function check(fixture: string): readonly string[] {
  const project = editorFixture(fixture);
  const { file } = project.document;
  const found = documentLinks(project.snapshot, project.document);
  const marks = found.map(({ range, target }) => {
    const where = target.kind === 'address' ? 'address' : target.file.replace(/[^\w]/g, '-');
    return project.markOf(file, range, where);
  });
  expect(marks).toEqual(project.marks.filter((mark) => mark.file === file));
  return found.map(({ target }) => targetOf(project, target));
}

/** The address, or the file and the text in it that is meant. */
function targetOf(
  { snapshot }: EditorFixture,
  target: ReturnType<typeof documentLinks>[number]['target'],
): string {
  if (target.kind === 'address') return target.url;
  const { file, range } = target;
  return range ? `${file} ${snapshot.documentOf(file)!.text.slice(range.start, range.end)}` : file;
}

it('leads from a catalog to addresses, runbooks and logs', () => {
  const targets = check(`
    #- $catalog
    loglex: 1
    constants:
      - code: A1
        message: See https://example.org/{id} please
                     ^^^^^^^^^^^^^^^^^^^^ address
        runbook: https://example.org/run?a=1&b=2#top
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ address
        description: >
          First (https://example.org/a_(b)), then http://example.org/c.
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ address
                                                  ^^^^^^^^^^^^^^^^^^^^ address
      - { code: A2, message: x, runbook: 'docs/runbooks/a2.md#mend' }
                                          ^^^^^^^^^^^^^^^^^^^^^^^^ docs-runbooks-a2-md
    destinations:
      app: { file: logs/app.log }
                   ^^^^^^^^^^^^ logs-app-log
      all: { file: 'logs/*.log' }
  `);
  expect(targets).toEqual([
    'https://example.org/',
    'https://example.org/run?a=1&b=2#top',
    'https://example.org/a_(b)',
    'http://example.org/c',
    'docs/runbooks/a2.md',
    'logs/app.log',
  ]);
});

it.each([
  'javascript:alert(1)//a.md',
  'command:workbench.action.quit?a.md',
  'file:///etc/passwd.txt',
  'vbscript:a.md',
  '/etc/passwd.txt',
  '../outside.md',
  'docs/../../outside.md',
  'C:\\windows\\a.md',
  '\\\\host\\share\\a.md',
  'a page of the wiki',
])('leads nowhere by %s', (runbook) => {
  const { snapshot, document } = editorFixture(
    `#- $catalog\nloglex: 1\nconstants: [{ code: A1, message: x, runbook: ${JSON.stringify(runbook)} }]\n`,
  );
  expect(snapshot.session.catalog.constants[0]!.runbook).toBe(runbook);
  expect(documentLinks(snapshot, document)).toEqual([]);
});

it('leads from settings to the files that they name', () => {
  check(`
    #- $settings
    loglex: 1
    catalogs: [log-catalog.yaml, 'more/*.yaml']
               ^^^^^^^^^^^^^^^^ log-catalog-yaml
    generate:
      - { target: typescript, out: src/codes.ts }
                                   ^^^^^^^^^^^^ src-codes-ts
      - { target: json, out: '../codes.json' }
    docs: { out: docs/logs }
                 ^^^^^^^^^ docs-logs
  `);
});

it('leads from a tag to the section of the configuration that it names', () => {
  const targets = check(`
    //- src/checkout/a.ts
    import pino from 'pino';
    pino().info('Level set (config:logging.level; runtime)');
                                   ^^^^^^^^^^^^^ config-shop-yaml
    pino().info('File set (config:logging.file) (in total)');
                                  ^^^^^^^^^^^^ log-catalog-yaml
    pino().info('Other set (config:other)');
    //- config/shop.yaml
    logging:
      level: info
  `);
  expect(targets).toEqual(['config/shop.yaml level', 'log-catalog.yaml logging.file.path']);
});

it('does so in a log', () => {
  check(`
    //- app.log
    12:00 level is info (config:logging)
                                ^^^^^^^ config-shop-yaml
    12:01 and https://example.org is for others to find
    //- config/shop.yaml
    logging:
      level: info
  `);
});
