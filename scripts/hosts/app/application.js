/** What an application does with the runtime, the same in each host: what it prints is compared letter for letter. */
import { createRegistry, logConstant } from '@loglex/runtime';
import { LOG, LOG_COMPONENTS } from './log-codes.js';

const hostile = '7%s {dropped}\n\u001b[31m';
logConstant(console, LOG.SINK_QUEUE_FULL, { run_id: hostile, dropped: 3, share: 0.256 });

const error = new TypeError('no bank');
delete error.stack; // hosts write it in ways of their own
logConstant(console, LOG.SINK_LOST, { reason: 'x', code: 'mine', at: new Date(0), id: 12n }, error);

// Any object with methods named after levels is a logger.
const plain = { error: (message, record) => console.log(message, JSON.stringify(record)) };
logConstant(plain, LOG.SINK_LOST, { reason: 'y' });

const registry = createRegistry(LOG, LOG_COMPONENTS);
registry.registerLogDomain('worker', 'telemetry');
console.log(
  JSON.stringify({
    byCode: registry.getConstantByCode('LOG613').name,
    components: registry.listKnownComponents(),
    snapshot: registry.getComponentSnapshot(),
    domain: registry.getComponentOf('worker.7'),
    logger: registry.getComponentOf('app.telemetry.sink'),
    problems: registry.validateCatalog(),
  }),
);
