import { describe, expect, test } from 'vitest';
import { github } from '../../src/formats/github.ts';
import { gitlab } from '../../src/formats/gitlab.ts';
import { json } from '../../src/formats/json.ts';
import { junit } from '../../src/formats/junit.ts';
import { stylish } from '../../src/formats/stylish.ts';
import { APP, finding, HOSTILE, PLAIN, report } from './sample.ts';

const fix = {
  title: 'Use LOG612',
  applicability: 'safe' as const,
  edits: [{ start: APP.indexOf('"queue'), end: APP.indexOf(')'), text: 'LOG.SINK_QUEUE_FULL' }],
};

describe('places', () => {
  test('are 1-based, in UTF-16 units', () => {
    const [placed] = report([finding()]).findings;
    expect(placed).toMatchObject({
      start: { line: 2, column: 8 },
      end: { line: 2, column: 30 },
    });
  });

  test('do not count a byte order mark', () => {
    const range = { start: 1, end: 6 };
    const [placed] = report([finding({ file: 'bom.ts', range })]).findings;
    expect(placed).toMatchObject({
      start: { line: 1, column: 1 },
      end: { line: 1, column: 6 },
    });
  });

  test('of a fingerprint: equal findings differ by their turn, and a moved line changes nothing', () => {
    const [first, second] = report([finding(), finding()]).findings;
    expect(first!.fingerprint).not.toBe(second!.fingerprint);
    const [alone] = report([finding({ message: 'Other words.', severity: 'warning' })]).findings;
    expect(alone!.fingerprint).toBe(first!.fingerprint);
  });
});

describe('stylish', () => {
  test('groups by file, aligns, hints at the fix, sums up', async () => {
    const text = await stylish(
      report([
        finding({ fixes: [fix] }),
        finding({ severity: 'warning', range: { start: 0, end: 5 }, message: 'Words.' }),
        finding({ file: 'src/b.ts', check: 'log-and-throw' }),
      ]),
      PLAIN,
    );
    expect(text).toBe(`src/app.ts
  2:8  error    This message is raw.  ad-hoc-log
                --fix: Use LOG612
  1:1  warning  Words.  ad-hoc-log

src/b.ts
  2:8  error    This message is raw.  log-and-throw

✖ 3 findings (2 errors, 1 warning) in 2 files.
  1 can be fixed with --fix.
`);
  });

  test('wraps at the width of the terminal, under the words', async () => {
    const message = 'Nobody can look this message up, since it is in no catalog. Use a constant.';
    const lines = (
      await stylish(report([finding({ message })]), { color: false, width: 60 })
    ).split('\n');
    expect(lines[1]).toBe('  2:8  error    Nobody can look this message up, since it is');
    expect(lines[2]).toBe('                in no catalog. Use a constant.  ad-hoc-log');
  });

  test('says that all is well in one line', async () => {
    expect(await stylish(report([]), PLAIN)).toBe('✔ No findings in 3 files.\n');
  });

  test('shows hostile text instead of obeying it', async () => {
    const text = await stylish(
      report([finding({ file: HOSTILE, message: HOSTILE, fixes: [{ ...fix, title: HOSTILE }] })]),
      PLAIN,
    );
    expect(text.split('\n')).toHaveLength(7);
    expect(text).toContain('\\u001b[31m');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('colours by request only', async () => {
    const text = await stylish(report([finding()]), { color: true, width: undefined });
    expect(text).toContain('\u001b[31merror  \u001b[39m');
  });
});

describe('json', () => {
  test('says everything in places and offsets', () => {
    const related = {
      file: 'log-catalog/shop.yaml',
      range: { start: 10, end: 19 },
      message: 'Declared here.',
    };
    const document = JSON.parse(json(report([finding({ fixes: [fix], related: [related] })])));
    expect(document).toMatchObject({
      version: 1,
      tool: { name: 'loglex' },
      summary: {
        files: 3,
        errors: 1,
        warnings: 0,
        infos: 0,
        fixable: 1,
        unsafelyFixable: 0,
        known: 0,
      },
      unread: [],
    });
    expect(document.findings[0]).toEqual({
      check: 'ad-hoc-log',
      severity: 'error',
      message: 'This message is raw.',
      messageId: 'raw',
      file: 'src/app.ts',
      start: { line: 2, column: 8 },
      end: { line: 2, column: 30 },
      offsets: [20, 42],
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      fixes: [
        {
          title: 'Use LOG612',
          applicability: 'safe',
          edits: [
            {
              start: { line: 2, column: 17 },
              end: { line: 2, column: 29 },
              offsets: [29, 41],
              text: 'LOG.SINK_QUEUE_FULL',
            },
          ],
        },
      ],
      related: [
        {
          file: 'log-catalog/shop.yaml',
          start: { line: 2, column: 1 },
          end: { line: 2, column: 10 },
          message: 'Declared here.',
        },
      ],
      tags: [],
    });
  });
});

describe('github', () => {
  test('writes one command a finding', () => {
    expect(github(report([finding(), finding({ severity: 'info' })]))).toBe(
      '::error file=src/app.ts,line=2,endLine=2,col=8,endColumn=30,title=ad-hoc-log::This message is raw.\n' +
        '::notice file=src/app.ts,line=2,endLine=2,col=8,endColumn=30,title=ad-hoc-log::This message is raw.\n',
    );
  });

  test('leaves columns out where a finding spans lines', () => {
    expect(github(report([finding({ range: { start: 0, end: APP.length } })]))).toContain(
      '::error file=src/app.ts,line=1,endLine=3,title=',
    );
  });

  test('text cannot end the command or start another', () => {
    const text = github(
      report([finding({ file: HOSTILE, message: HOSTILE })], [{ path: HOSTILE, message: HOSTILE }]),
    );
    const lines = text.trimEnd().split(/[\r\n]/);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const [, properties, data] = /^::error (.*?)::(.*)$/.exec(line)!;
      expect(properties).toContain('file=x%0A%3A%3Aset-output name=a%3A%3Ab%0D');
      expect(properties).toContain('%250A %2C %3A');
      expect(data).toMatch(/^x%0A::set-output name=a::b%0D/);
    }
  });
});

describe('gitlab', () => {
  test('is what Code Quality asks for, with a fingerprint of its own for each', () => {
    const issues = JSON.parse(
      gitlab(
        report(
          [finding(), finding(), finding({ severity: 'info' })],
          [{ path: 'src/broken.ts', message: 'Cut off.', start: { line: 7, column: 1 } }],
        ),
      ),
    );
    expect(issues[0]).toEqual({
      description: 'This message is raw.',
      check_name: 'ad-hoc-log',
      fingerprint: expect.any(String),
      severity: 'major',
      location: { path: 'src/app.ts', lines: { begin: 2, end: 2 } },
    });
    expect(issues.map((issue: { severity: string }) => issue.severity)).toEqual([
      'major',
      'major',
      'info',
      'blocker',
    ]);
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(4);
    expect(issues[3].location).toEqual({ path: 'src/broken.ts', lines: { begin: 7 } });
  });
});

describe('junit', () => {
  test('is a suite a file and a failed case a finding', () => {
    const unread = [{ path: 'src/broken.ts', message: 'Cut off.' }];
    expect(junit(report([finding()], unread))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="loglex" tests="2" failures="1" errors="1">
  <testsuite name="src/app.ts" tests="1" failures="1" errors="0">
    <testcase name="ad-hoc-log 2:8" classname="src/app.ts">
      <failure type="error" message="This message is raw.">src/app.ts:2:8 This message is raw.</failure>
    </testcase>
  </testsuite>
  <testsuite name="src/broken.ts" tests="1" failures="0" errors="1">
    <testcase name="read" classname="src/broken.ts">
      <error message="Cut off."/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('of a clean run holds one passed case', () => {
    expect(junit(report([]))).toContain('tests="1" failures="0" errors="0"');
  });

  test('text cannot leave its attribute or element, and nothing is in it that XML forbids', () => {
    const text = junit(report([finding({ file: HOSTILE, message: HOSTILE })]));
    expect(text.match(/<[^>]*>/g)).toHaveLength(9);
    expect(text).toContain('x&#10;::set-output name=a::b&#13;\ufffd[31m]]&gt;&lt;/failure&gt;');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(text.isWellFormed()).toBe(true);
  });
});
