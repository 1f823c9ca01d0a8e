/** The types of the package and of what `loglex generate` wrote, read by the host itself. */
import { logConstant } from '@loglex/runtime';
import { LOG } from './log-codes.ts';

logConstant(console, LOG.SINK_LOST, { reason: 'x' });
// @ts-expect-error a field is missing
logConstant(console, LOG.SINK_QUEUE_FULL, { run_id: '7' });
