/** The formats of an audit, by name. */
import type { AuditReport, Settings } from '@loglex/engine';
import type { Look } from '../report/report.ts';

export const AUDIT_FORMATS = ['text', 'json', 'markdown'] as const;

export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** What an audit says, and of how many files. */
export interface Audited {
  readonly report: AuditReport;
  /** Files that the run looked at. */
  readonly files: number;
  /** Whether a settings file governs the project. */
  readonly isConfigured: boolean;
  readonly settings: Settings;
}

/** Writes an audit with a line end at its end; `top` cuts each list, `undefined` is for the format to say. */
export type AuditWriter = (audited: Audited, top: number | undefined, look: Look) => string;

/** Each writer, loaded when it is asked for. */
export const AUDIT_WRITERS: Readonly<Record<AuditFormat, () => Promise<AuditWriter>>> = {
  text: async () => (await import('./text.ts')).auditText,
  json: async () => (await import('./json.ts')).auditJson,
  markdown: async () => (await import('./markdown.ts')).auditMarkdown,
};
