/** The functions of ours that log a constant: the runtime's, and the one in each generated Python module. */
import type { ProjectSink, Settings } from '../settings/settings.ts';

/** `logConstant(logger, LOG.X, fields, error)` of `@loglex/runtime`. */
export const loglexSink: ProjectSink = {
  call: 'logConstant',
  from: '@loglex/runtime',
  language: 'javascript',
  args: ['logger', 'constant', 'fields', 'error'],
  keywords: new Map(),
};

/** Those that a project has without declaring them, by the id of their calls. */
export function ownSinks({
  generate,
}: Pick<Settings, 'generate'>): ReadonlyMap<string, ProjectSink> {
  const modules = generate.filter(({ target }) => target === 'python');
  return new Map([
    ['loglex', loglexSink],
    ...modules.map(({ importAs }, index): [string, ProjectSink] => [
      `loglex:${index}`,
      {
        call: 'log_constant',
        ...(importAs !== undefined && { from: importAs }),
        language: 'python',
        args: ['logger', 'constant', 'detail'],
        keywords: new Map([
          ['message', 'detail'],
          ['extra', 'fields'],
          ['exc_info', 'error'],
          ['stack_info', 'rest'],
          ['stacklevel', 'rest'],
        ]),
      },
    ]),
  ]);
}
