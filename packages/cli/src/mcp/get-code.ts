/** The tool `get_code`: all that is known of a constant, a word or tag of a legend, or a check. */
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { resultsOf } from '../explain/explain-json.ts';
import { findOut } from '../explain/knowledge.ts';
import { tool } from './tool.ts';

export const getCode = tool({
  name: 'get_code',
  title: 'Explain a log code',
  description:
    'Everything that is known of a log constant by its code or name: level, message, fields, what it means, what to do, ' +
    'where it is declared and used, or what replaced it. Also explains a word or tag of a legend, and a check by its id.',
  input: {
    code: z.string().min(1).max(400).describe('A code, a name, a word, a tag, or a check.'),
  },
  async run(project, { code }) {
    const { target, known } = await findOut(code, project);
    if (target.kind === 'line') throw new CommandError('Ask explain_line for a place in a file.');
    return { results: resultsOf(target, known) };
  },
});
