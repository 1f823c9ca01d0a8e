/** The tool `explain_line`: why a line of code is, or is not, a log call; or what wrote a line of a log. */
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { resultsOf } from '../explain/explain-json.ts';
import { findOut, findOutLogLine } from '../explain/knowledge.ts';
import { inside } from './inside.ts';
import { tool } from './tool.ts';

export const explainLine = tool({
  name: 'explain_line',
  title: 'Explain a line',
  description:
    'Of a line of code (file and line): the log calls on it with level, message, fields, constant and findings, or why none of its calls is one. ' +
    'Of a line of a log (text): its constant or raw call, the values in it and the places that write it; ambiguous answers are ranked.',
  input: {
    file: z.string().min(1).optional().describe('Path from the root.'),
    line: z.int().min(1).optional(),
    text: z.string().min(1).optional().describe('A line of a log, whole.'),
  },
  async run(project, { file, line, text }) {
    if (text !== undefined && file === undefined && line === undefined) {
      const found = await findOutLogLine(text, project);
      if (found !== undefined) return { results: resultsOf(found.target, found.known) };
      throw new CommandError('Neither the catalog nor the code knows a line like that.');
    }
    if (text !== undefined || file === undefined || line === undefined) {
      throw new CommandError('Give file and line for code, or text alone for a line of a log.');
    }
    const { target, known } = await findOut(`${inside(project, file)}:${line}`, project);
    return { results: resultsOf(target, known) };
  },
});
