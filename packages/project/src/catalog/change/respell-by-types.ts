/** Makes code say another name wherever it means a generated constant, as the compiler follows it: no name is guessed from text. */
import { boundBy, type Respelling } from '@loglex/engine';
import type { Scope } from '../../scope.ts';
import { selectFiles } from '../../select.ts';
import type { Session } from '../../session.ts';
import { compileProject } from '../../types/compiled-project.ts';

/** The places in the code of the project that name the constant `from`, to name it `to`. Generated modules are written anew. */
export function respellByTypes(
  { scopes, cwd }: Session,
  { settings }: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Respelling[] | { readonly refused: string } {
  const modules = settings.generate.filter(({ target }) => target === 'typescript');
  if (modules.length === 0) {
    return {
      refused:
        '--types follows the constants of the generated module, and `generate` in loglex.yaml names none for TypeScript. Go without --types.',
    };
  }
  const compiled = compileProject(scopes.root, [scopes.root, cwd]);
  if ('missing' in compiled) {
    return {
      refused: `--types asks the project's own TypeScript, and ${compiled.missing}. Run \`${compiled.command}\`, or go without --types.`,
    };
  }
  const form = settings.references.get('javascript');
  const owner = form?.includes('.') === true ? form.slice(0, form.lastIndexOf('.')) : undefined;
  const files = selectFiles(scopes, cwd).files.map(({ file }) => file);
  const generated = new Set(modules.map(({ out }) => out));
  return modules.flatMap(({ out }) => {
    const declared = { file: out, name: boundBy(form, from), owner };
    const places = compiled.renames(declared, boundBy(form, to), files);
    return [...places].flatMap(([file, edits]) => (generated.has(file) ? [] : [{ file, edits }]));
  });
}
