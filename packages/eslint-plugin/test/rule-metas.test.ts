/** What eslint-plugin-eslint-plugin asks of rules, asked of ours: it reads rules as they are written, and ours are made. */
import { Linter } from 'eslint';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import plugin from 'eslint-plugin-loglex';
import { expect, it } from 'vitest';

it.each(Object.entries(plugin.rules))('%s', (id, { meta }) => {
  const text = `export default ${JSON.stringify({ meta })};`.replace(
    /\}\};$/,
    `}, create(context) { return { Program() {${reportsOf(meta!)}} }; } };`,
  );
  const messages = new Linter().verify(
    text,
    [
      eslintPlugin.configs.all,
      {
        rules: {
          // All languages that there are: what can be read of a file is asked of the file.
          'eslint-plugin/require-meta-languages': 'off',
          'eslint-plugin/require-meta-docs-description': [
            'error',
            { pattern: '^(?:Disallow|Require|Enforce|Limit) ' },
          ],
          // An option that is not stated is for loglex.yaml to state.
          'eslint-plugin/no-incomplete-meta-schema': 'off',
        },
      },
    ],
    `${id}.js`,
  );
  expect(messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

/** A report for each message, with all that it needs. */
function reportsOf({ messages = {}, fixable, hasSuggestions }: Meta): string {
  const fix = fixable === undefined ? '' : 'fix: (fixer) => fixer.remove(),';
  return Object.entries(messages)
    .filter(([messageId]) => messageId !== 'loglexFix')
    .map(([messageId, words]) => {
      const holes = [...words.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => `${name}: 1`);
      const suggest = hasSuggestions
        ? `suggest: [{ messageId: 'loglexFix', data: { title: 1 }, fix: (fixer) => fixer.remove() }]`
        : '';
      return `context.report({ loc: 1, messageId: '${messageId}', data: { ${holes.join()} }, ${fix} ${suggest} });`;
    })
    .join('\n');
}

type Meta = Readonly<{
  messages?: Record<string, string> | undefined;
  fixable?: 'code' | 'whitespace' | undefined;
  hasSuggestions?: boolean | undefined;
}>;
