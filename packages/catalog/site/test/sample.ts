/** A small catalog with an entry of every kind: what the tests open, filter, print and read aloud. */
import { createReference, htmlReference, parseCatalog, type ReferenceFile } from '@loglex/catalog';

const TELEMETRY = `loglex: 1
components:
  telemetry:
    description: Buffers and persists rows.
    owner: team-telemetry
    codes: [LOG600-LOG699]
    fields: { run_id: { type: string, required: true, from: context } }
    subcomponents: { db-sink: { description: Batches rows. }, bus: {} }
  orders: { description: Takes orders., codes: [LOG700-LOG799] }
constants:
  - code: LOG602
    name: SINK_STARTED
    level: info
    message: "Sink started with {{}} options"
    component: telemetry
    subcomponent: bus
    tags: [lifecycle]
  - code: LOG603
    name: SINK_SLOW
    level: warning
    message: Sink is slow
    component: telemetry
    tags: [backpressure]
    deprecated: { since: 1.3.0, replaced-by: LOG612, reason: merged }
  - code: LOG612
    name: SINK_QUEUE_FULL
    aliases: [QUEUE_BLOCKED]
    level: warn
    message: "Telemetry queue full for run {run_id}: {dropped} rows dropped"
    component: telemetry
    subcomponent: db-sink
    tags: [backpressure]
    fields: { dropped: { type: integer, description: Rows lost since the last flush. } }
    description: The writer is slower than the producers.
    action: Raise batch_size, or look for a locked database.
    runbook: https://example.test/runbooks/queue-full
    since: 1.2.0
  - code: LOG701
    name: ORDER_LOST
    level: error
    message: "Order {id} lost"
    component: orders
    action: Call the customer.
    runbook: docs/runbooks/orders.md
retired:
  - { code: LOG601, name: SINK_BUSY, since: 1.3.0, replaced-by: LOG612, reason: merged }
legends:
  provenance:
    description: Where a value is from.
    brackets: ['(', ')']
    separator: '; '
    order: [source, mutation]
    groups: { source: { required: true }, mutation: { many: true } }
    terms:
      default: { group: source, description: Nobody set it. }
      config: { group: source, argument: { name: section, required: true } }
      runtime: { group: mutation, description: Changed later. }
    examples: [(default), '(config:init; runtime)']
sections: { training: { level: info, keys: { epochs: { description: How many., legend: provenance } } } }
settings:
  logging:
    keys: { level: { type: level, default: info, environment: APP_LOG_LEVEL, description: How much is said. } }
alerts: { pager: { from: error, description: Whoever is on duty. } }
destinations: { main: { file: logs/app.log, levels: [info, warn, error] } }
`;

/** The site of the sample, with places of code. */
export function sampleSite(): readonly ReferenceFile[] {
  const { catalog, problems } = parseCatalog([
    { file: 'log-catalog/sample.yaml', text: TELEMETRY },
  ]);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const sites = new Map(
    catalog.byCode('LOG612').map((constant) => [
      constant,
      Array.from({ length: 7 }, (_, index) => ({
        file: `src/sink-${index}.ts`,
        line: index + 1,
      })),
    ]),
  );
  return htmlReference(
    createReference(catalog, {
      title: 'Sample logs',
      sites,
      sources: 'https://example.test/blob/main/{file}#L{line}',
    }),
  );
}
