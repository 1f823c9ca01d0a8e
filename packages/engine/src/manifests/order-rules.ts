/** Which stage may read from which: from one that exists, ran, and came before. */
import type { ManifestKind } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { circlesIn } from './circles.ts';
import { finding } from './finding.ts';
import { inWords, quoted } from './quoted.ts';
import type { StageLink } from './stage-links.ts';
import { meant } from './stage-rules.ts';
import type { ManifestWords, Stage } from './stages.ts';

export function* orderFindings(
  links: readonly StageLink[],
  stages: readonly Stage[],
  kind: ManifestKind,
  { stages: words }: ManifestWords,
): Generator<Finding> {
  const known = links.filter((link): link is KnownLink => typeof link.from !== 'string');
  const circles = circlesIn(
    stages,
    known.map(({ from, to }) => [from, to]),
  );
  const circleOf = new Map(circles.flatMap((circle) => circle.map((stage) => [stage, circle])));
  for (const circle of circles) yield cycle(circle, known);
  for (const link of links) {
    const { from, to, input } = link;
    const place = placeOf(link);
    if (typeof from === 'string') {
      const names = words?.keys() ?? stages.map(({ name }) => name);
      if (words && !words.has(from)) {
        const advice = meant(from, names, 'Name the stage that wrote it.');
        const message = `An input of ${quoted(to.name)} is from ${quoted(from)}, and the catalog has no such stage. ${advice}`;
        yield finding('unknown-stage', place, message);
      } else {
        const advice = words
          ? 'Run it in this job, or name the stage that wrote the file.'
          : meant(from, names, 'Name the stage that wrote it.');
        const message = `An input of ${quoted(to.name)} is from ${quoted(from)}, of which this job has no manifest of "${kind.name}": where the file came from cannot be told. ${advice}`;
        yield finding('absent-source', place, message);
      }
      continue;
    }
    // The circle has been told.
    if (circleOf.has(to) && circleOf.get(to) === circleOf.get(from)) continue;
    if (from.order === undefined || to.order === undefined || from.order <= to.order) continue;
    const what = input.path === undefined ? 'a file' : quoted(input.path.text);
    const message = `${quoted(to.name)} reads ${what} from ${quoted(from.name)}, which runs after it: the file is from another run, or the order is another. Read from a stage before, or change the order.`;
    const related = [
      { file: from.record.file, range: from.record.range, message: 'The later stage.' },
    ];
    yield finding('later-input', place, message, related);
  }
}

type KnownLink = StageLink & { readonly from: Stage };

function cycle(circle: readonly Stage[], links: readonly KnownLink[]): Finding {
  const members = new Set(circle);
  const inside = links.filter(({ from, to }) => members.has(from) && members.has(to));
  const [first, ...others] = inside;
  const names = circle.map(({ name }) => quoted(name));
  const message =
    circle.length === 1
      ? `${names[0]} names itself as the stage that an input is from, so it waits for itself. Name the stage that wrote the file.`
      : `${inWords(names.slice(0, MOST))}${names.length > MOST ? ` and ${names.length - MOST} more` : ''} read from each other in a circle, so there is no order in which they can run. Take one of the inputs from another stage.`;
  const related = others.slice(0, MOST).map((link) => ({
    ...placeOf(link),
    message: `${quoted(link.to.name)} reads from ${quoted(link.from.name)}.`,
  }));
  return finding('stage-cycle', placeOf(first!), message, related);
}

/** More stages than this are counted, not named. */
const MOST = 10;

function placeOf({ to, input }: StageLink) {
  return { file: to.record.file, range: input.from?.range ?? input.range };
}
