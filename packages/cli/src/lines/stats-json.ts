/** What logs consist of, for programs. */
import type { Location } from '@loglex/catalog';
import type { Counted, LineStats } from '@loglex/engine';
import type { ShownPlace } from '../explain/places.ts';
import { version } from '../version.ts';

/** The shape's version. It grows by one when a key changes its meaning or goes. */
const SHAPE = 1;

/** @param after what is compared with it. */
export function statsJson(
  stats: LineStats,
  after: LineStats | undefined,
  placeOf: (location: Location) => ShownPlace,
): string {
  const document = {
    version: SHAPE,
    tool: { name: 'loglex', version: version() },
    ...plain(stats, placeOf),
    ...(after && { compared: plain(after, placeOf) }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function plain(stats: LineStats, placeOf: (location: Location) => ShownPlace) {
  return {
    total: stats.total,
    levels: stats.levels,
    levelsByCatalog: stats.levelsByCatalog,
    components: stats.components,
    constants: counted(
      stats.constants,
      ({ constant: { code, name, level, component }, ...row }) => ({
        code,
        name,
        level: level?.rung,
        component,
        ...row,
      }),
    ),
    retired: counted(stats.retired, ({ retired, ...row }) => ({ code: retired.code, ...row })),
    unknownCodes: stats.unknownCodes,
    calls: counted(stats.calls, ({ file, call, ...row }) => ({
      ...placeOf({ file, range: call.range }),
      ...row,
    })),
    unknownTexts: stats.unknownTexts,
    unseen: stats.unseen.map(({ code }) => code),
    declared: stats.declared,
  };
}

function counted<Row, Plain>(
  { rows, rest }: Counted<Row>,
  plainOf: (row: Counted<Row>['rows'][number]) => Plain,
) {
  return { rows: rows.map(plainOf), rest };
}
