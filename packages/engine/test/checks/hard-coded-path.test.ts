import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('paths are told in both languages, whole', () => {
  checkFixture(`
    //- src/checkout/labels.ts
    import { readFileSync } from 'node:fs';
    import { join } from 'node:path';

    export const read = (base: string, id: string) => readFileSync(join(base, 'labels', id));
                                                                   ~~~~~~~~~~~~~~~~~~~~~~~~ hard-coded-path:written
    export const all = () => ['labels'];
    //- src/checkout/labels.py
    from pathlib import Path

    def read(base: Path, name: str) -> str:
        """Reads "labels/a.pdf"."""
        return (base / "labels" / name).read_text()
                ~~~~~~~~~~~~~~~~~~~~~~ hard-coded-path:written
  `);
});

test('files that give the paths may write them out, and a language may have rules of its own', () => {
  checkFixture(`
    //- $settings
    loglex: 1
    paths:
      - { folders: [labels], use: [labelPath], except: [src/stage.ts] }
      - { folders: ['[0-9][0-9]_*'], use: [get_input_path, get_output_path], language: python }
    //- src/stage.ts
    import { join } from 'node:path';
    export const labelPath = (id: string) => join('labels', id);
    export const other = () => join('01_demux', 'a.wav');
    //- src/other.ts
    import { join } from 'node:path';
    export const label = (id: string) => join('labels', id);
                                         ~~~~~~~~~~~~~~~~~~ hard-coded-path
    //- src/other.py
    sound = job / "01_demux" / "a.wav"
            ~~~~~~~~~~~~~~~~~~~~~~~~~~ hard-coded-path
  `);
});

test('a comment excuses one', () => {
  checkFixture(
    `
    //- src/labels.ts
    import { statSync } from 'node:fs';
    // loglex-disable-next-line hard-coded-path -- the folder itself is looked after here
    statSync('labels');
  `,
    { only: ['hard-coded-path', 'stale-directive'] },
  );
});
