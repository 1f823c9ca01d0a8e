/** What is said of a call that is pointed at: before and after as in a patch, its constant, and why a person decides. In Markdown, without VS Code. */
import type { Site } from './migration-nodes.ts';

/** Words for what is not the server's to say. */
export interface TooltipWords {
  /** Above what a migrated call would log: whether the constant is new. */
  readonly constant: (isNew: boolean) => string;
  readonly advice: string;
}

/** A patch that is longer hides more than it shows: the editor shows the whole. */
const MOST_LINES = 24;

export function siteTooltip({ row, constant }: Site, words: TooltipWords): string {
  const { before, after, reasons, advice } = row;
  const patch =
    after === undefined ? marked(' ', before) : [...marked('-', before), ...marked('+', after)];
  const shown = patch.slice(0, MOST_LINES);
  const told = advice.filter(({ action }) => action !== 'migrate');
  return [
    fenced([...shown, ...(patch.length > shown.length ? ['…'] : [])].join('\n')),
    ...(constant === undefined
      ? []
      : [
          `${escaped(words.constant(constant.isNew))} ${code(constant.code)} ${code(constant.name)}`,
          [constant.level, constant.component ?? ''].filter(Boolean).map(escaped).join(' · '),
          `“${escaped(constant.message)}”`,
        ]),
    ...(reasons.length === 0 ? [] : [reasons.map(({ text }) => `- ${escaped(text)}`).join('\n')]),
    ...told.map(({ why }) => `${escaped(words.advice)} ${escaped(why)}`),
  ].join('\n\n');
}

/** Indentation that all lines but the first share is taken away: the call begins in the middle of a line. */
function marked(mark: string, text: string): readonly string[] {
  const [first = '', ...others] = text
    .slice(0, MOST_CHARACTERS)
    .replace(ACTING, '\uFFFD')
    .split('\n');
  const indents = others.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = Math.max(0, Math.min(...indents));
  return [first, ...others.map((line) => line.slice(shared))].map((line) => `${mark} ${line}`);
}

const MOST_CHARACTERS = 4_000;

/** Signs that act where they are shown, and what turns a text around. */
const ACTING = /[^\P{Cc}\t\n]|\p{Cf}/gu;

/** Longer than any fence in it. */
function fenced(patch: string): string {
  const longest = Math.max(2, ...Array.from(patch.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${patch}\n${fence}`;
}

/** Names and codes as they are. */
function code(text: string): string {
  return `\`${text.replace(/[`\s]/g, ' ')}\``;
}

/** Text that is no markup, but for what reasons quote in backticks: that is drawn as code, where each of them has its pair. */
function escaped(text: string): string {
  const parts = text
    .slice(0, MOST_CHARACTERS)
    .replace(ACTING, '\uFFFD')
    .replace(/\s+/g, ' ')
    .split('`');
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, at) => (isPaired && at % 2 === 1 ? part : part.replace(MARKUP, '\\$&')))
    .join(isPaired ? '`' : '\\`');
}

const MARKUP = /[\\*_{}[\]()#+\-.!<>&|~$]/g;
