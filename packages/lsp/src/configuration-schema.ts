/** What an editor may offer of our settings, as a table from which extensions generate what they contribute. */
import { SHOWN_SEVERITIES } from './configuration.ts';

/** A JSON Schema, with the keys that VS Code adds. Texts are Markdown. */
export interface SettingSchema {
  readonly type: 'string' | 'object';
  readonly description: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  /** One for each of `enum`. */
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Omit<SettingSchema, 'default'>>>;
  readonly additionalProperties?: boolean;
}

/** By their full keys, in the order in which people read them. */
export function configurationSchema(
  checks: readonly { readonly id: string; readonly description: string }[],
): Readonly<Record<string, SettingSchema>> {
  return {
    'loglex.diagnostics': {
      type: 'string',
      description: 'Which findings are shown.',
      default: 'auto',
      enum: ['auto', 'on', 'off'],
      enumDescriptions: [
        'All, but where the project runs `eslint-plugin-loglex` in ESLint or oxlint only those over the whole project: the linter underlines the others.',
        'All.',
        'None.',
      ],
    },
    'loglex.severities': {
      type: 'object',
      description:
        'How findings of single checks look in this editor, by the id of the check. What they are for everybody stands in `loglex.yaml`.',
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(
        checks.map(({ id, description }) => [
          id,
          { type: 'string', description, enum: SHOWN_SEVERITIES },
        ]),
      ),
    },
    'loglex.inlayHints': {
      type: 'string',
      description: 'Beside which codes their level and message stand.',
      default: 'all',
      enum: ['all', 'activeLine', 'off'],
      enumDescriptions: [
        'All, where the editor shows hints at all.',
        'Those on the line of the cursor.',
        'None.',
      ],
    },
    'loglex.semanticTokens': {
      type: 'string',
      description: 'What is coloured by its meaning.',
      default: 'auto',
      enum: ['auto', 'on', 'off'],
      enumDescriptions: [
        "Catalogs and logs; code only where the editor lays our colours over those of the language's own server.",
        'Code as well.',
        'Nothing.',
      ],
    },
  };
}
