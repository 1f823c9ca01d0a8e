/** The tool `explain_line`: why a line of code is, or is not, a log call, and what is found in it. */
import { z } from 'zod';
import { resultsOf } from '../explain/explain-json.ts';
import { findOut } from '../explain/knowledge.ts';
import { inside } from './inside.ts';
import { tool } from './tool.ts';

export const explainLine = tool({
  name: 'explain_line',
  title: 'Explain a line',
  description:
    'What Loglex sees on a line of code: the log calls with level, message, fields, constant and findings, or why none of its calls is one.',
  input: {
    file: z.string().min(1).describe('Path from the root.'),
    line: z.int().min(1),
  },
  async run(project, { file, line }) {
    const { target, known } = await findOut(`${inside(project, file)}:${line}`, project);
    return { results: resultsOf(target, known) };
  },
});
