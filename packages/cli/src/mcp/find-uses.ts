/** The tool `find_uses`: where code names a constant. */
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { findOut } from '../explain/knowledge.ts';
import { tool } from './tool.ts';

export const findUses = tool({
  name: 'find_uses',
  title: 'Find uses of a log code',
  description:
    'Every place in code, of any language, that names a log constant: file, line and column, from 1.',
  input: {
    code: z.string().min(1).max(400).describe('A code or a name.'),
    limit: z.int().min(1).max(1000).default(100),
  },
  async run(project, { code, limit }) {
    const { target, known } = await findOut(code, project);
    if (target.kind !== 'constants') throw new CommandError(`${code} is no log constant.`);
    const codes = new Set([...target.constants, ...target.retired].map((entry) => entry.code));
    const uses = [...codes].flatMap((each) => known.usesOf(each));
    return { total: uses.length, uses: uses.slice(0, limit) };
  },
});
