/** Loglex's own `logConstant(logger, LOG.X, fields)`. */
import type { ProjectSink } from '../settings/settings.ts';

export const loglexSink: ProjectSink = {
  call: 'logConstant',
  from: '@loglex/runtime',
  args: ['logger', 'constant', 'fields'],
  keywords: new Map(),
};
