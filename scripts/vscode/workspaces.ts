/** Workspaces other than the shop: one that means harm, two folders that contradict each other, a part of a project, and none. */
import { folder } from './shop.ts';

const SETTINGS = `loglex: 1
catalogs: [log-catalog.yaml]
files: { include: ['src/**'] }
references: { typescript: 'LOG.{name}' }
sinks: [{ call: logConstant, args: [logger, constant, fields] }]
`;

/** Everything that a reader of catalogs might take for more than text. */
export function hostileFolder(): string {
  const text = [
    '[run](command:evil.run) <a href="command:evil.run">x</a>',
    '<img src=x onerror=alert(1)> ![p](https://evil.test/p.png) $(flame)',
    '\u001b[31mred\u001b[0m\u0007 \u202etxet',
  ].join(' ');
  const entries = Array.from({ length: 40 }, (_, index) => ({
    code: `EVIL${index}`,
    level: 'info',
    message: index === 2 ? `${'very '.repeat(50_000)}long` : `${text} ${index}`,
    component: '<b>core</b>',
    description: text,
    action: text,
    runbook: 'command:evil.run',
  }));
  return folder({
    'loglex.yaml': SETTINGS,
    'log-catalog.yaml': `loglex: 1\ncomponents: { "<b>core</b>": { description: ${JSON.stringify(text)} } }\nconstants: ${JSON.stringify(entries)}\n`,
    'src/use.ts': `logConstant(logger, LOG.EVIL1);\nlogger.warn('EVIL99 \u001b[31mgone');\n`,
  });
}

/** A `.code-workspace` file. */
export function twoRoots(): string {
  const root = (words: string, further = '') => ({
    'loglex.yaml': SETTINGS,
    'log-catalog.yaml': `loglex: 1\nconstants:\n  - { code: A1, name: STARTED, level: info, message: ${words} begins }\n${further}`,
    'src/use.ts': 'logConstant(logger, LOG.STARTED);\nlogConstant(logger, LOG.ONLY_LEFT);\n',
  });
  const left = folder(
    root('Left', '  - { code: A2, name: ONLY_LEFT, level: info, message: Here }\n'),
  );
  const right = folder(root('Right'));
  const both = folder({
    'both.code-workspace': JSON.stringify({ folders: [{ path: left }, { path: right }] }),
  });
  return `${both}/both.code-workspace`;
}

/** A log, and nothing that says what is in it. */
export function noProject(): string {
  return folder({ 'app.log': '2025-03-01T08:00:00Z INFO SHOP503 Listening on port 8080\n' });
}
