/** The tool `propose_code`: a new constant as the catalog would take it. Written only where the server was started for that. */
import { type LogConstant, levelOf, noLevel } from '@loglex/catalog';
import { type ChangedCatalog, proposeName, similarTo } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { z } from 'zod';
import { unifiedDiff } from '../check/unified-diff.ts';
import { CommandError } from '../command-error.ts';
import { shownPath } from '../open-project.ts';
import { summaryOf } from './summary.ts';
import { tool } from './tool.ts';

const INPUT = {
  message: z
    .string()
    .min(1)
    .max(4000)
    .describe('The template: text and {placeholders}, as in "Queue full for run {run_id}".'),
  level: z.string().describe('trace, debug, info, warn, error or fatal.'),
  component: z
    .string()
    .optional()
    .describe('One of the components of the catalog: its code blocks and file are used.'),
  name: z.string().optional().describe('The name in source. Default: made from the message.'),
  fields: z
    .record(z.string(), z.string())
    .default({})
    .describe('Field to its type, such as { "dropped": "integer" }.'),
  description: z.string().optional().describe('What it means, for who reads the log.'),
  action: z.string().optional().describe('What to do about it.'),
};

export const proposeCode = tool({
  name: 'propose_code',
  title: 'Propose a log constant',
  description:
    'The next free code and a name for a message, the change of the catalog as a patch, and constants that may mean the same. ' +
    'Prefer a constant that is there. Writes nothing.',
  input: INPUT,
  run: (project, given) => propose(project, given, false),
});

export const addCode = tool({
  name: 'add_code',
  title: 'Add a log constant',
  description: 'The same as propose_code, and writes it into the catalog.',
  input: INPUT,
  writes: true,
  run: (project, given) => propose(project, given, true),
});

type Given = z.infer<z.ZodObject<typeof INPUT>>;

async function propose(project: Project, given: Given, write: boolean): Promise<object> {
  const { catalog } = project;
  const { message, component, fields, name, ...said } = given;
  const level = levelOf(given.level);
  if (level === undefined) throw new CommandError(noLevel(given.level));
  const constant = {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    level: given.level,
    message,
    ...(component !== undefined && { component }),
    name: name ?? proposeName(catalog, message, component ?? '', level),
    fields: Object.fromEntries(Object.entries(fields).map(([key, type]) => [key, { type }])),
  };
  const outcome = await project.changeCatalog({ kind: 'add', constant }, { write });
  if ('refused' in outcome) throw new CommandError(outcome.refused);
  if (write && project.settings.generate.length > 0) {
    await (await import('../generate/regenerate.ts')).regenerate({ cwd: project.cwd });
  }
  return {
    written: write,
    ...answer(project, outcome),
    similar: similarTo(catalog, message).map(summaryOf),
  };
}

function answer(project: Project, { code, files, findings, constant }: ChangedCatalog): object {
  const patch = unifiedDiff(files, shownPath(project), { color: false, width: 80 });
  return {
    constant: summaryOf(constant as LogConstant),
    code,
    patch,
    warnings: findings.map(({ check, message }) => ({ check, message })),
  };
}
