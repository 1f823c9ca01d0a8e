/** Which stage reads what which other stage wrote: by the name that an input gives, or by the path that both have. */
import type { TrackedFile } from './manifest.ts';
import type { Stage, Words } from './stages.ts';

export interface StageLink {
  /** The stage that wrote it; a name where the job has no such stage. */
  readonly from: Stage | string;
  readonly to: Stage;
  readonly input: TrackedFile;
  readonly by: 'name' | 'path';
}

/** One for each input that is from a stage, in reading order. */
export function stageLinks(
  stages: readonly Stage[],
  words: Words | undefined,
): readonly StageLink[] {
  const byName = new Map<string, Stage>();
  const writers = new Map<string, Stage[]>();
  for (const stage of stages) {
    if (!byName.has(stage.name)) byName.set(stage.name, stage);
    for (const { place } of [...stage.outputs, ...stage.intermediates]) {
      if (place?.kind !== 'inside') continue;
      const known = writers.get(place.path);
      if (!known) writers.set(place.path, [stage]);
      else if (!known.includes(stage)) known.push(stage);
    }
  }
  return stages.flatMap((to) =>
    to.inputs.flatMap(({ file: input, place }): readonly StageLink[] => {
      const said = input.from?.text;
      if (said !== undefined) {
        const name = words?.get(said) ?? said;
        return [{ from: byName.get(name) ?? name, to, input, by: 'name' }];
      }
      const wrote = place?.kind === 'inside' ? (writers.get(place.path) ?? []) : [];
      // A stage that reads what it wrote itself waits for nobody.
      return wrote.flatMap((from) => (from === to ? [] : [{ from, to, input, by: 'path' }]));
    }),
  );
}
