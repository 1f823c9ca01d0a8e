/** What a catalog file may say of the manifests of a pipeline's stages. */
import { MANIFEST_ROLES } from '../manifest/manifest-kind.ts';
import { SCALAR, TEXT, TEXTS } from './scalars.ts';

const STATUSES = { type: 'array', items: SCALAR } as const;

const KEYS = {
  type: 'object',
  description:
    'What the keys of a manifest are called: those of a stage, of its files (path to reason), and of its errors (code, message).',
  properties: {
    stage: { ...TEXT, description: 'Its name. Default: stage, stage_name or name.' },
    number: { ...TEXT, description: 'Its place in the order. Default: number or stage_number.' },
    status: { ...TEXT, description: 'How it stands. Default: status.' },
    started: { ...TEXT, description: 'When it began. Default: started_at or timestamp.' },
    completed: { ...TEXT, description: 'When it ended. Default: completed_at.' },
    duration: { ...TEXT, description: 'How many seconds it took. Default: duration_seconds.' },
    inputs: { ...TEXT, description: 'Files that it read. Default: inputs or input_files.' },
    outputs: { ...TEXT, description: 'Files that it wrote. Default: outputs or output_files.' },
    intermediates: {
      ...TEXT,
      description: 'Files that it wrote for itself. Default: intermediates or intermediate_files.',
    },
    config: { ...TEXT, description: 'What it was told to do. Default: config.' },
    resources: { ...TEXT, description: 'What it used. Default: resources.' },
    errors: { ...TEXT, description: 'What went wrong. Default: errors or error.' },
    warnings: { ...TEXT, description: 'What nearly went wrong. Default: warnings.' },
    path: { ...TEXT, description: 'The path of a file. Default: path.' },
    type: { ...TEXT, description: 'What a file is. Default: type.' },
    from: { ...TEXT, description: 'The stage that wrote an input. Default: from or from_stage.' },
    retained: { ...TEXT, description: 'Whether an intermediate is kept. Default: retained.' },
    reason: { ...TEXT, description: 'Why there is an intermediate. Default: reason.' },
    code: { ...TEXT, description: 'The code of an error. Default: code.' },
    message: { ...TEXT, description: 'The words of an error. Default: message.' },
  },
  additionalProperties: false,
} as const;

export const MANIFEST = {
  type: 'object',
  description: 'A kind of manifest: what each stage of a pipeline leaves behind.',
  properties: {
    description: { ...TEXT, description: 'What it tells.' },
    file: {
      ...TEXT,
      description: 'Glob of the files, from the folder of a job.',
      default: '*/manifest.json',
    },
    under: {
      ...TEXT,
      description:
        'The key below which the stages stand, by name or as a list, where one file tells of all; keys inside keys are joined by dots.',
      examples: ['stages'],
    },
    folder: {
      ...TEXT,
      description:
        'Glob of the folder of a stage, with {stage} for its name. Default: the folder of its manifest.',
      examples: ['[0-9][0-9]_{stage}'],
    },
    untracked: {
      ...TEXTS,
      description:
        'Globs of files that need not be tracked, from the folder of their stage. Files of destinations need not either.',
      examples: [['*.tmp']],
    },
    keys: KEYS,
    required: {
      type: 'array',
      items: { enum: MANIFEST_ROLES },
      description: 'What has to be there; what says how a stage ended, only of one that did.',
      default: ['stage', 'status', 'started'],
    },
    legends: {
      type: 'object',
      description: 'The legends whose terms are its statuses and its stages.',
      properties: {
        status: { ...TEXT, description: 'That of the statuses.' },
        stage: { ...TEXT, description: 'That of the stages, in the order in which they run.' },
      },
      additionalProperties: false,
    },
    final: {
      ...STATUSES,
      description: 'The statuses with which a stage may end. Default: success, failed, skipped.',
    },
    success: {
      ...STATUSES,
      description: 'Those that say that all went well. Default: success.',
    },
    failure: {
      ...STATUSES,
      description: 'Those that say that it did not. Default: failed.',
    },
  },
  additionalProperties: false,
} as const;
