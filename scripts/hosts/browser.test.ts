/** The packed runtime in Chromium, as modules from a server, without a bundler: what a page writes to its console. `npm run test:browser` */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type JSHandle } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { chromiumOptions } from '../../packages/catalog/site/test/chromium-file.js';
import { packedApplication } from './packed-application.ts';
import { ON_STDOUT } from './printed.ts';

const ORIGIN = 'http://application.test';
const PAGE = `<!doctype html>
<script type="importmap">{ "imports": { "@loglex/runtime": "/node_modules/@loglex/runtime/dist/index.js" } }</script>
<script type="module" src="/application.js"></script>`;

it('an application logs to the console of a page: a line, and a record to unfold', async () => {
  const folder = await packedApplication();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const browser = await chromium.launch(chromiumOptions());
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const written: Promise<unknown>[] = [];
  page.on('console', (message) => {
    written.push(Promise.all([message.type(), ...message.args().map(asText)]));
  });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body: PAGE })
      : route.fulfill({
          contentType: 'text/javascript',
          body: readFileSync(join(folder, pathname)),
        });
  });
  await page.goto(ORIGIN);
  await expect.poll(() => written.length + complaints.length).toBeGreaterThan(3);

  expect(complaints).toEqual([]);
  expect(await Promise.all(written)).toEqual([
    [
      'warning',
      '', // so that Chromium puts nothing into the text behind it
      String.raw`Queue full for run 7%s {dropped}\n\u001b[31m: 3 rows dropped, 25.6% of them`,
      String.raw`{"code":"LOG612","component":"telemetry","subcomponent":"db-sink","tags":["backpressure"],"run_id":"7%s {dropped}\n\u001b[31m","dropped":3,"share":0.256}`,
    ],
    [
      'error',
      'Sink lost: x',
      '{"code":"LOG613","component":"telemetry","err":"TypeError: no bank","reason":"x","code_":"mine","at":"1970-01-01T00:00:00.000Z","id":"12n"}',
    ],
    // What is printed as text is what servers print.
    ...ON_STDOUT.map((line) => ['log', ...line]),
  ]);
});

/** A string as it is, an object as JSON, in which errors and big numbers are named. */
function asText(handle: JSHandle): Promise<string> {
  return handle.evaluate((value: unknown) =>
    typeof value === 'string'
      ? value
      : JSON.stringify(value, (_key, inner: unknown) =>
          typeof inner === 'bigint' ? `${inner}n` : inner instanceof Error ? String(inner) : inner,
        ),
  );
}
