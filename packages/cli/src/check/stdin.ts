/** Checks the text on stdin as if it stood in a file of the project. */
import { relative, resolve } from 'node:path';
import type { Project } from '@loglex/project';
import { decodeText } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { FixOptions, Run } from './run.ts';

/** `name`: the path that the text is taken for, from the working directory. */
export async function checkStdin(
  project: Project,
  name: string,
  { fix }: FixOptions,
): Promise<Run> {
  const file = relative(project.root, resolve(project.cwd, name)).replaceAll('\\', '/');
  const { text, problem } = decodeText(await readStdin(), file);
  if (problem) throw new CommandError(`The text on stdin cannot be checked. ${problem.message}`);
  const { findings, problems, fixed, leftOut } = project.checkText({
    file: name,
    text,
    ...(fix && { fix }),
  });
  return {
    findings,
    problems: [...project.problems, ...problems],
    fixed: fixed ? [fixed] : [],
    leftOut: leftOut ? [file] : [],
    files: leftOut ? 0 : 1,
    whole: false,
    stdin: { file, text: fixed?.after ?? text },
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
