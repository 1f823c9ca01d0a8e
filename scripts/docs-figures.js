// @ts-check
/**
 * Builds the reference of two catalogs, a real one (gym-gui's constants, imported) and one of 10,000 codes, opens both in Chromium
 * and says what they cost: time to build, weight of the pages, time from a key to the first result. Prints the table of
 * docs/measurements.md.
 *
 *   node scripts/docs-figures.js               print
 *   node scripts/docs-figures.js --keep DIR    leave the sites there
 *
 * LOGLEX_CORPORA says where the checkout of gym-gui is; LOGLEX_CHROMIUM, which Chromium, where there is none on the PATH.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createReference, htmlReference, markdownReference, parseCatalog } from '@loglex/catalog';
import { catalogFiles, importConstants, importSpec } from '@loglex/engine';
import { readModules } from '@loglex/project';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../packages/catalog/site/test/chromium-file.js';
import { generateCatalog } from './bench/catalog.js';
import { corpusFolder } from './recognition/corpora.js';

const BUILDS = 7;

/** What somebody types: letter by letter, each letter is a search. */
const TYPED = {
  'gym-gui': ['LOG402', 'session', 'telemetry queue', 'failed to load', 'zebra'],
  '10,000 codes': ['LOG12345', 'session', 'payments queue', 'the job timed out after', 'zebra'],
};

/** A line of a log, pasted: no entry holds all of its words. */
const PASTED = {
  'gym-gui': '2026-11-20 03:12:44 | ERROR | LOG402 | Session step failed for run 7f3a after 212 ms',
  '10,000 codes':
    '2026-11-20 03:12:44 ERROR The session 7f3a of payments timed out after 212 ms (135)',
};

const kept = process.argv[process.argv.indexOf('--keep') + 1];
const folder =
  process.argv.includes('--keep') && kept !== undefined
    ? kept
    : mkdtempSync(join(tmpdir(), 'loglex-docs-'));
const browser = await chromium.launch(chromiumOptions());
try {
  const columns = [
    await measured('gym-gui', gymGui()),
    await measured('10,000 codes', [{ file: 'generated.yaml', text: generateCatalog(10_000) }]),
  ];
  const rows = columns[0]?.map(([label]) => label) ?? [];
  print(['', 'gym-gui', '10,000 codes']);
  print(['---', '---:', '---:']);
  rows.forEach((label, row) => print([label, ...columns.map((column) => column[row]?.[1] ?? '')]));
} finally {
  await browser.close();
  if (folder !== kept) rmSync(folder, { recursive: true, force: true });
}

/** The catalog files that `loglex catalog import` makes of its module. */
function gymGui() {
  const spec = importSpec('constant-calls', { references: new Map([['python', 'LOG_{name}']]) });
  if (spec === undefined) throw new Error('There is no preset constant-calls any more');
  const { modules } = readModules(corpusFolder('gym-gui'), [
    'gym_gui/logging_config/log_constants.py',
  ]);
  const { constants } = importConstants(modules, spec);
  const files = catalogFiles(constants, { folder: 'log-catalog', fallbackName: 'constants' });
  return files.map(({ path, text }) => ({ file: path, text }));
}

/**
 * @param {keyof typeof TYPED} name
 * @param {readonly import('@loglex/catalog').CatalogText[]} texts
 * @returns {Promise<(readonly [label: string, value: string])[]>}
 */
async function measured(name, texts) {
  const { catalog } = parseCatalog(texts);
  const build = () => htmlReference(createReference(catalog, { title: name }));
  const builds = times(BUILDS, build);
  const markdown = times(BUILDS, () => markdownReference(createReference(catalog)));
  const files = build();
  const root = join(folder, name.replace(/\W+/g, '-'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const weights = files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text), text }));
  const pages = weights.filter(({ path }) => path.startsWith('components/'));
  const heaviest = pages.toSorted((a, b) => b.bytes - a.bytes)[0];
  const index = weights.find(({ path }) => path.endsWith('search-index.js'));
  const { letters, pasted, ready, opened } = await inChromium(name, root, heaviest?.path ?? '');
  const work = await workOfKeys(name, root);
  return [
    ['constants', String(catalog.constants.length)],
    ['files', String(files.length)],
    ['HTML is built in, ms', median(builds)],
    ['Markdown is built in, ms', median(markdown)],
    ['all files', size(weights.reduce((sum, { bytes }) => sum + bytes, 0))],
    ['first page', weightOf(weights, 'index.html')],
    ['script and style', weightOf(weights, 'assets/reference.js', 'assets/reference.css')],
    ['search index', index ? `${size(index.bytes)} (${zipped(index.text)} gzipped)` : ''],
    ['heaviest page', heaviest ? `${size(heaviest.bytes)} (${zipped(heaviest.text)} gzipped)` : ''],
    ['first page open and ready to search, ms', ready],
    ['an entry in the middle of the heaviest page open, ms', opened],
    ['keys typed', String(letters.length)],
    ['key to first result, median, ms', median(letters)],
    ['… p95', quantile(letters, 0.95)],
    ['… slowest', quantile(letters, 1)],
    ['processor time of a key, median, ms', median(work)],
    ['… p95', quantile(work, 0.95)],
    ['… slowest', quantile(work, 1)],
    ['a pasted log line to first result, ms', median(pasted)],
  ];
}

/**
 * Times from the event of a key to the frame in which its results are drawn.
 * @param {keyof typeof TYPED} name @param {string} root @param {string} heaviest
 */
async function inChromium(name, root, heaviest) {
  const home = `${pathToFileURL(root).href}/index.html`;
  const page = await browser.newPage();
  /** @type {number[]} */
  const ready = [];
  /** @type {number[]} */
  const opened = [];
  for (let round = 0; round < BUILDS; round++) {
    await page.goto('about:blank');
    let before = performance.now();
    await page.goto(home);
    await page.locator('#filter-component').waitFor();
    ready.push(performance.now() - before);
    const middle = await page.goto(`${pathToFileURL(root).href}/${heaviest}`).then(() =>
      page.evaluate(() => {
        const { document } = /** @type {any} */ (globalThis);
        const entries = document.querySelectorAll('.entry');
        return entries[entries.length >> 1].id;
      }),
    );
    await page.goto('about:blank');
    before = performance.now();
    await page.goto(`${pathToFileURL(root).href}/${heaviest}#${middle}`);
    await page.locator('.entry:target').waitFor();
    opened.push(performance.now() - before);
  }
  await page.goto(home);
  await page.locator('#filter-component').waitFor();
  await page.evaluate(watchInput);
  for (let round = 0; round < BUILDS; round++) {
    for (const text of TYPED[name]) {
      await page.locator('#ui\\.query').fill('');
      await page.locator('#ui\\.query').pressSequentially(text, { delay: 30 });
    }
  }
  const letters = await taken(page);
  for (let round = 0; round < BUILDS; round++) {
    await page.locator('#ui\\.query').fill('');
    await taken(page);
    await page.locator('#ui\\.query').fill(PASTED[name]);
    await page.locator('.result').first().waitFor();
  }
  const pasted = await taken(page);
  await page.close();
  return { letters, pasted, ready: median(ready), opened: median(opened) };
}

/**
 * Milliseconds that the page's thread works for each key, all of it: the key, the search, the drawing. Unlike what a clock says,
 * they do not grow with what else the machine does.
 * @param {keyof typeof TYPED} name @param {string} root
 */
async function workOfKeys(name, root) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
  };
  await page.goto(`${pathToFileURL(root).href}/index.html`);
  await page.locator('#filter-component').waitFor();
  const keys = [];
  for (let round = 0; round < 3; round++) {
    for (const text of TYPED[name]) {
      await page.locator('#ui\\.query').fill('');
      for (const key of text) {
        await page.waitForTimeout(70);
        const before = await worked();
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        await page.waitForTimeout(70);
        keys.push((await worked()) - before);
      }
    }
  }
  await page.close();
  return keys;
}

/** Runs in the page: keeps, for each key, the time until the frame with its results was drawn. */
function watchInput() {
  const page = /** @type {any} */ (globalThis);
  page.taken = [];
  page.document.addEventListener(
    'input',
    (/** @type {{ timeStamp: number }} */ { timeStamp }) => {
      page.requestAnimationFrame(() => {
        const { port1, port2 } = new page.MessageChannel();
        port1.onmessage = () => {
          if (!page.document.getElementById('ui.results').hidden) {
            page.taken.push(page.performance.now() - timeStamp);
          }
        };
        port2.postMessage(null);
      });
    },
    true,
  );
}

/**
 * What was measured since the last time.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<number[]>}
 */
async function taken(page) {
  await page.waitForTimeout(100);
  return page.evaluate(() => {
    const { taken } = /** @type {any} */ (globalThis);
    return taken.splice(0);
  });
}

/**
 * @param {number} rounds @param {() => unknown} work
 * @returns {number[]} milliseconds
 */
function times(rounds, work) {
  return Array.from({ length: rounds }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
}

/** @param {readonly number[]} values */
function median(values) {
  return quantile(values, 0.5);
}

/** @param {readonly number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

/** @param {readonly { path: string, bytes: number, text: string }[]} files @param {...string} paths */
function weightOf(files, ...paths) {
  const found = files.filter(({ path }) => paths.includes(path));
  const text = found.map((file) => file.text).join('');
  return `${size(found.reduce((sum, { bytes }) => sum + bytes, 0))} (${zipped(text)} gzipped)`;
}

/** @param {string} text */
function zipped(text) {
  return size(gzipSync(text).length);
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** @param {readonly string[]} cells */
function print(cells) {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
