/** A path that is written out in code where a call of the project gives it. */
import { defineCheck } from './check.ts';
import { HOLE } from '../sinks/path-rules.ts';
import { pathMatcher } from '../text/path-glob.ts';

export const hardCodedPath = defineCheck({
  kind: 'file',
  id: 'hard-coded-path',
  description: 'Disallow paths that are written out where a call gives them',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    written:
      '“{path}” is written out here: it goes wrong when that folder moves, and no record says who reads or writes there. Use {use}.',
  },
  docs: {
    what: 'Reports a path into one of the `folders` of a rule in `paths` of loglex.yaml, where code takes a path: an argument of `open`, `Path`, `os.path.join`, `shutil.copy`, of functions of `node:fs` and `node:path` and their like, and an operand of Python’s `/`. Literals, template literals, f-strings and what is joined of them are read; what only the run knows may stand in between. A path that begins at the root of the disk, or with what only the run knows, is looked at from each of its folders on; any other from its beginning. Docstrings, messages and texts that merely look like a path are none, and names that hold one are not followed. `except` names the files that may: those where the declared call itself is made.',
    why: 'Whoever gives out paths knows who reads what from whom, and can move it. A path that is written out beside him is a second truth: it is right until the folder is moved, and nobody can tell from the records that it is read.',
    incorrect: [
      {
        title: 'Joined',
        language: 'ts',
        code: `import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const label = readFileSync(join(base, 'labels', \`\${order.id}.pdf\`));`,
      },
      {
        title: 'In a template',
        language: 'ts',
        code: `import fs from 'node:fs';

fs.createWriteStream(\`labels/\${order.id}.pdf\`);`,
      },
      {
        title: 'Joined by an operator',
        language: 'py',
        code: `label = base / "labels" / f"{order.id}.pdf"`,
      },
      {
        title: 'Opened',
        language: 'py',
        code: `with open(f"labels/{order.id}.pdf", "rb") as file:
    print_label(file)`,
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `import { readFileSync } from 'node:fs';

const label = readFileSync(stage.outputPath(\`\${order.id}.pdf\`));`,
      },
      {
        title: 'No path',
        language: 'ts',
        code: `const folders = ['labels'];
print('labels/a.pdf');`,
      },
      {
        title: 'Another folder of that name',
        language: 'ts',
        code: `import { join } from 'node:path';

const template = join('templates', 'labels', 'a.svg');`,
      },
      {
        language: 'py',
        code: `label = stage.output_path(f"{order.id}.pdf")`,
      },
    ],
  },
  *run(facts, { settings }) {
    for (const { rule, text, range } of facts.pathSites ?? []) {
      const stated = settings.paths[rule];
      if (stated === undefined || pathMatcher(stated.except)(facts.file)) continue;
      const use = stated.use.map((call) => `\`${call}\``).join(' or ');
      const path = text.replaceAll(HOLE, '…');
      yield { messageId: 'written', data: { path, use }, range };
    }
  },
});
