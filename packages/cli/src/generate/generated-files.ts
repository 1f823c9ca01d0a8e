/** The files that the parts of a project generate. */
import { type GeneratedFile, generatedFiles } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { ProjectPart } from '../open-project.ts';
import { visible } from '../terminal/visible.ts';

/** Throws where settings ask for what nobody can generate. */
export function filesToGenerate(root: string, parts: readonly ProjectPart[]): GeneratedFile[] {
  return parts.flatMap((part) => {
    const files = generatedFiles(root, part);
    if ('refused' in files) throw new CommandError(visible(files.refused));
    return files;
  });
}
