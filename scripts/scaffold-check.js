// @ts-check
/**
 * `npm run scaffold:check <id>`: begins a new check. Writes its file and its test, puts it into the list of
 * checks and generates its page; what remains is to find what is wrong, and to say it well.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const LIST = 'packages/engine/src/checks/index.ts';

const [id = ''] = process.argv.slice(2);
if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) {
  fail('Give the id of the check: words in lower case, joined by hyphens, such as "unknown-code".');
}
const name = id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
const check = `packages/engine/src/checks/${id}.ts`;
const test = `packages/engine/test/checks/${id}.test.ts`;
for (const file of [check, test]) if (existsSync(join(ROOT, file))) fail(`${file} exists already.`);

write(check, checkText());
write(test, testText());
write(LIST, withCheck(readFileSync(join(ROOT, LIST), 'utf8')));
execFileSync('npm', ['run', '--silent', 'generate'], { cwd: ROOT, stdio: 'inherit' });
console.log(`written    docs/checks/${id}.md
what is left: find what is wrong in ${check}, and say it well; then "npm run generate" and "npm test"`);

/** The list with the import in its alphabetical place, and the check before those about directives. */
function withCheck(/** @type {string} */ list) {
  const line = `import { ${name} } from './${id}.ts';`;
  const imports = list.split('\n').filter((each) => each.startsWith('import '));
  const path = (/** @type {string} */ each) => each.replace(/^.* from /, '');
  const next = imports.find((each) => path(each) > path(line)) ?? '';
  return list
    .replace(next, `${line}\n${next}`)
    .replace('  staleDirective,', `  ${name},\n  staleDirective,`);
}

function checkText() {
  return `/** TODO: what this check reports, in one sentence. */
import { defineCheck } from './check.ts';

export const ${name} = defineCheck({
  kind: 'file',
  id: '${id}',
  description: 'Disallow TODO',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    found: '\`{call}\` TODO: what is wrong, why it matters, and what to do.',
  },
  docs: {
    what: 'TODO: what is reported, in a sentence or two.',
    why: 'TODO: why it matters to those who read or write the logs.',
    incorrect: [{ language: 'ts', code: \`logger.fatal('TODO');\` }],
    correct: [{ language: 'ts', code: \`logger.error('TODO');\` }],
  },
  *run(facts) {
    for (const call of facts.calls) {
      if (call.method !== 'fatal') continue;
      yield { messageId: 'found', data: { call: call.callee.text }, range: call.callee };
    }
  },
});
`;
}

function testText() {
  return `import { describe, it } from 'vitest';
import { checkFixture } from '../harness.ts';

describe('${id}', () => {
  it('reports TODO', () => {
    checkFixture(\`
      logger.fatal('TODO');
      ^^^^^^^^^^^^ ${id}
    \`);
  });

  it('leaves TODO alone', () => {
    checkFixture(\`logger.error('TODO');\`, { only: ['${id}'] });
  });
});
`;
}

/**
 * @param {string} file from the root
 * @param {string} text
 */
function write(file, text) {
  writeFileSync(join(ROOT, file), text);
  console.log(`written    ${file}`);
}

/**
 * @param {string} why
 * @returns {never}
 */
function fail(why) {
  console.error(why);
  process.exit(2);
}
