/** All that can be wrong with the manifests of a job, under its id, with the words that documentation needs. */

export interface ManifestCheck {
  readonly id: string;
  readonly defaultSeverity: 'error' | 'warning' | 'info';
  /** One line for tables: "Disallow …", "Require …". */
  readonly description: string;
  readonly docs: {
    /** What is reported, in a sentence or two. */
    readonly what: string;
    /** Why it matters to those who run the pipeline. */
    readonly why: string;
  };
}

export type ManifestCheckId = keyof typeof CHECKS;

type Row = readonly [
  severity: ManifestCheck['defaultSeverity'],
  description: string,
  what: string,
  why: string,
];

/** In the order of a stage's life. */
const CHECKS = {
  'unreadable-manifest': [
    'error',
    'Require manifests that can be read',
    'A manifest that is empty, cut short, no JSON (or YAML), or larger than any manifest is.',
    'Nobody can say how its stage ended.',
  ],
  'wrong-value': [
    'error',
    'Require values of the kind that their key promises',
    'A time that is no time, a number that is none, inputs or outputs that are no list of files.',
    'What cannot be read is held to nothing, and those who come after read it otherwise.',
  ],
  'missing-key': [
    'error',
    'Require what the catalog says that each manifest has',
    'A key that "required" of the kind of manifest names and that is not there. What says how a stage ended is asked only of one that did.',
    'Tools that read manifests rely on it.',
  ],
  'duplicate-stage': [
    'error',
    'Disallow two manifests of one stage',
    'A stage that two manifests of a job tell of.',
    'Which of them is true cannot be told.',
  ],
  'unknown-stage': [
    'error',
    'Require stages that the catalog declares',
    'A manifest whose stage, or an input whose stage, is no term of the legend of stages.',
    'Nobody waits for it, and nobody finds what it wrote.',
  ],
  'unknown-status': [
    'error',
    'Require statuses that the catalog declares',
    'A status that is no term of the legend of statuses.',
    'Whoever waits for "failed" never hears of a "failure".',
  ],
  'unfinished-stage': [
    'error',
    'Require stages to be finalized',
    'A stage whose status is not final, or whose folder is there without a manifest.',
    'It broke off and did not say so: nobody can tell whether what it wrote is whole.',
  ],
  'missing-manifest': [
    'info',
    'Tell which stages of the legend have no manifest',
    'A stage of the legend of which a job has neither a manifest nor a folder.',
    'It may not have been its turn, or it may have been forgotten.',
  ],
  'impossible-time': [
    'error',
    'Disallow stages that end before they begin',
    'An end before the beginning, or a duration below zero.',
    'Whoever computes with it is led astray.',
  ],
  'wrong-duration': [
    'warning',
    'Require durations that agree with the times beside them',
    'A duration that differs from the time between beginning and end by more than a second and two per cent.',
    'One of the two is wrong, and nobody knows which.',
  ],
  'failure-without-error': [
    'error',
    'Require an error of each stage that failed',
    'A stage that failed and whose manifest has no error.',
    'Why it failed can only be guessed.',
  ],
  'success-with-error': [
    'error',
    'Disallow errors of stages that went well',
    'A stage that says that all went well, and has errors.',
    'Either it did not go well, or the error is none; the stages after it go on as if nothing had happened.',
  ],
  'uncoded-error': [
    'warning',
    'Require a code of each error',
    'An error that neither has a code nor begins with one.',
    'Nobody can look up what it means and what to do.',
  ],
  'unknown-error-code': [
    'error',
    'Require error codes that the catalog has',
    'An error with a code that no constant of the catalog carries, or that was retired.',
    'Whoever looks it up finds nothing.',
  ],
  'missing-output': [
    'error',
    'Require outputs to exist',
    'An output, or an intermediate file that is kept, that is not there.',
    'The stages that read it will fail, or have read something else.',
  ],
  'leftover-intermediate': [
    'warning',
    'Require intermediate files to be gone where they are not kept',
    'An intermediate file with "retained: false" that is there.',
    'It takes up room, and the next run may take it for its own.',
  ],
  'outside-job': [
    'warning',
    'Require outputs to lie in the folder of the job',
    'An output or an intermediate file whose path leads out of the folder of the job, by itself or by a link. It is not looked for.',
    'Whoever moves or removes the job leaves it behind.',
  ],
  'shared-output': [
    'error',
    'Disallow two stages that write one file',
    'A file that two stages track as an output.',
    'What the one wrote, the other has overwritten.',
  ],
  'untracked-file': [
    'error',
    'Require all files of a stage to be tracked',
    'A file in the folder of a stage that went well that no manifest tracks. Logs, which the destinations of the catalog name, and what "untracked" names need not be.',
    'Nobody knows what it is, or that it is there.',
  ],
  'missing-input': [
    'warning',
    'Require inputs to exist',
    'An input inside the job that is not there, and that no stage tracks as an output or as an intermediate file.',
    'What the stage worked on cannot be said, and the run cannot be repeated.',
  ],
  'absent-source': [
    'error',
    'Require inputs to come from stages that ran',
    'An input from a stage of which the job has no manifest.',
    'Nobody can say where it came from.',
  ],
  'later-input': [
    'error',
    'Disallow inputs from stages that run later',
    'An input from a stage that comes after the one that reads it.',
    'It is from another run, or the order is not the one that holds.',
  ],
  'stage-cycle': [
    'error',
    'Disallow stages that wait for each other',
    'Stages whose inputs are, in a circle, outputs of each other.',
    'There is no order in which they can run.',
  ],
} as const satisfies Readonly<Record<string, Row>>;

export const MANIFEST_CHECKS: readonly ManifestCheck[] = Object.entries(CHECKS).map(
  ([id, [defaultSeverity, description, what, why]]) => ({
    id,
    defaultSeverity,
    description,
    docs: { what, why },
  }),
);

export function severityOfManifestCheck(id: ManifestCheckId): ManifestCheck['defaultSeverity'] {
  return CHECKS[id][0];
}
