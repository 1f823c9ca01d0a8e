/** What a callee is to what a project declares: the same names, imported from where they have to be, also under another name. */
import type { PyExpression } from '../../ports.ts';
import type { CompiledProjectSink, ProjectMatch } from '../../sinks/project-sinks.ts';
import type { Bindings } from './bindings.ts';
import { pathOf } from './node.ts';

/** What a callee is to the first declaration that it fits; `undefined` where it fits none. */
export type CalleeMatcher = (
  callee: PyExpression,
  declared: readonly CompiledProjectSink[],
) => ProjectMatch | undefined;

export function createCalleeMatcher(bindings: Bindings): CalleeMatcher {
  return (callee, declared) => {
    if (declared.length === 0) return undefined;
    const path = pathOf(callee);
    const root = path[0];
    const binding = root === undefined ? undefined : bindings.lookup(root, callee);
    const original = binding?.path?.split('.').at(-1);
    const renamed =
      original !== undefined && original !== root ? [original, ...path.slice(1)] : undefined;
    for (const sink of declared) {
      const { from } = sink.declared;
      if (from !== undefined && !isSamePythonModule(binding?.module, from)) continue;
      const match = (renamed && sink.match(renamed)) ?? sink.match(path);
      if (match !== undefined) return match;
    }
    return undefined;
  };
}

/** The same dotted path, or a relative one that ends alike. */
function isSamePythonModule(module: string | undefined, from: string): boolean {
  if (module === undefined) return false;
  if (module === from) return true;
  const bare = module.replace(/^\.+/, '');
  return module.startsWith('.') && bare !== '' && (from === bare || from.endsWith(`.${bare}`));
}
