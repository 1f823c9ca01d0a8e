/** The tool `search_codes`: constants by a few words. */
import { searchConstants } from '@loglex/catalog';
import { z } from 'zod';
import { summaryOf } from './summary.ts';
import { tool } from './tool.ts';

export const searchCodes = tool({
  name: 'search_codes',
  title: 'Search log constants',
  description:
    'Finds log constants of the catalog by words of their code, name, message, tags, component or description, best first. ' +
    'Look here before you log a message: there may be a constant for it.',
  input: {
    query: z
      .string()
      .max(400)
      .describe('A few words; each must be found. Empty: all, in the order of the catalog.'),
    component: z.string().optional().describe('Only constants of this component.'),
    level: z.string().optional().describe('Only constants of this level, such as warn.'),
    limit: z.int().min(1).max(200).default(20),
  },
  async run({ catalog }, { query, component, level, limit }) {
    const ranked =
      query.trim() === ''
        ? catalog.constants
        : searchConstants(catalog, query, { limit: Infinity }).map(({ constant }) => constant);
    const found = ranked.filter(
      (constant) =>
        (component === undefined || constant.component === component) &&
        (level === undefined || [constant.level?.rung, constant.level?.native].includes(level)),
    );
    return { total: found.length, constants: found.slice(0, limit).map(summaryOf) };
  },
});
