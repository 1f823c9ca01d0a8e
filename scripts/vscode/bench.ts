/** One window of code-server after the other, each with an extension host and a language server of its own. See `bench-vscode.js`. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { thisTarget } from '../bundle/parser-binary.js';
import { launch, offerCommand, openWindow, runCommand } from './browser.ts';
import { type Served, serveCodeServer } from './serve.ts';

const ROUNDS = Number(process.env.LOGLEX_ROUNDS || 5);
const COMPONENTS = 10;
const CODES_EACH = 1_000;

const FIRST_FINDING = 'first finding, from the text of the file on the screen, in a new window';
const ACTIVATION = 'activation, by the extension host';

/** Milliseconds by what was measured, in the order of the table. */
type Round = ReadonlyMap<string, number>;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-bench-vscode-')));
writeWorkspace();
const browser = await launch();
const served = await serveCodeServer();
try {
  // Nobody has a cache yet: what that costs is told apart.
  const first = await measure(browser, served);
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    rounds.push(await measure(browser, served));
    process.stderr.write(`window ${round} of ${ROUNDS}\n`);
  }
  print(first, rounds);
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
}

function writeWorkspace(): void {
  for (const name of ['src', 'log-catalog']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'loglex.yaml'),
    "loglex: 1\ncatalogs: [log-catalog/*.yaml]\nfiles: { include: ['src/**'] }\n",
  );
  for (let component = 0; component < COMPONENTS; component++) {
    const entries = Array.from({ length: CODES_EACH }, (_, at) => {
      const code = `LOG${10_000 + component * CODES_EACH + at}`;
      return `  - { code: ${code}, name: PART${component}_EVENT_${at}, component: part${component}, level: info, message: "Event ${at} of part ${component} happened to {subject}" }\n`;
    });
    writeFileSync(
      join(folder, `log-catalog/part${component}.yaml`),
      `loglex: 1\ncomponents: { part${component}: {} }\nconstants:\n${entries.join('')}`,
    );
  }
  writeFileSync(
    join(folder, 'src/app.ts'),
    "import pino from 'pino';\nconst logger = pino();\nlogger.info({ code: 'LOG10042', subject: 1 }, 'Event 42 of part 0 happened to 1');\nlogger.info('LOG99999 nobody knows this');\n",
  );
}

async function measure(browser: Browser, { url, authority }: Served): Promise<Round> {
  const file = `vscode-remote://${authority}${folder}/src/app.ts`;
  const page = await openWindow(browser, url, {
    folder,
    payload: JSON.stringify([['openFile', file]]),
  });
  // A busy machine gives worse figures, and figures all the same.
  page.setDefaultTimeout(120_000);
  try {
    const round = new Map<string, number>();
    await page.locator('.editor-instance .view-line', { hasText: 'LOG99999' }).waitFor();
    const drawn = performance.now();
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    round.set(FIRST_FINDING, performance.now() - drawn);
    round.set(ACTIVATION, await activationMs(page));

    const row = (text: string) =>
      page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
    round.set(
      'the tree, first time opened, to the first component',
      await after(page, 'View: Show Loglex', row('part0')),
    );
    const opened = performance.now();
    await row('part0').click();
    await row('PART0_EVENT_0').waitFor();
    round.set('a component of 1,000 codes opened, to the first code', performance.now() - opened);

    const chosen = (text: string) =>
      page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    round.set(
      'Go to Constant, to the first row',
      await after(page, 'Loglex: Go to Constant', chosen('LOG1')),
    );
    const typed = performance.now();
    await page.keyboard.insertText('PART7_EVENT_777');
    await chosen('LOG17777').and(page.locator('.focused')).waitFor();
    round.set('a name put into it, to the code that is meant', performance.now() - typed);
    const entered = performance.now();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .view-line', { hasText: 'LOG17777' }).first().waitFor();
    round.set('its entry opened', performance.now() - entered);
    return round;
  } finally {
    await page.context().close();
  }
}

/** As "Show Running Extensions" tells it. */
async function activationMs(page: Page): Promise<number> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const time = page
    .locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'loglex' })
    .locator('.activation-time');
  const text = await time.first().innerText();
  return Number(/(\d+)\s*ms/.exec(text)?.[1]);
}

/** From the key that runs the command to the row that is drawn. */
async function after(page: Page, command: string, drawn: Locator): Promise<number> {
  await offerCommand(page, command);
  const began = performance.now();
  await page.keyboard.press('Enter');
  await drawn.waitFor();
  return performance.now() - began;
}

function print(first: Round, rounds: readonly Round[]): void {
  const lines = [...first.keys()].map((what) => {
    const all = rounds.map((round) => round.get(what) ?? Number.NaN);
    return [what, ms(median(all)), `${ms(Math.min(...all))} to ${ms(Math.max(...all))}`];
  });
  const { bytes, unpacked, files } = size();
  console.log(`| what | median of ${rounds.length} | from, to |\n| --- | ---: | ---: |`);
  for (const line of lines) console.log(`| ${line.join(' | ')} |`);
  console.log(`| first finding, the very first time | ${ms(first.get(FIRST_FINDING)!)} | |`);
  console.log(`| \`.vsix\` | ${mb(bytes)} | ${files} files, ${mb(unpacked)} installed |`);
  console.log(`\nLoad of the machine at the end: ${loadavg()[0]!.toFixed(1)}`);
}

function size(): { readonly bytes: number; readonly unpacked: number; readonly files: number } {
  const extension = fileURLToPath(new URL('../../packages/vscode-extension', import.meta.url));
  const packed = readdirSync(extension).find((name) => name.endsWith(`-${thisTarget()}.vsix`))!;
  const bytes = readFileSync(join(extension, packed));
  const entries = Object.values(unzipSync(bytes));
  const unpacked = entries.reduce((sum, { length }) => sum + length, 0);
  return { bytes: bytes.length, unpacked, files: entries.length };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
