/** Writes a site into a folder and opens its pages from there, as somebody does who was sent a folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReferenceFile } from '@loglex/catalog';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

export interface OpenSite {
  readonly page: Page;
  /** The `file:` address of a page of the site. */
  address(path: string): string;
  /** What went wrong on the pages so far: errors, messages of the console, dialogs, requests to anywhere else. */
  readonly complaints: readonly string[];
}

/** A page of its own for the test, closed after it. */
export async function openSite(
  browser: Browser,
  files: readonly ReferenceFile[],
  options: BrowserContextOptions = {},
): Promise<OpenSite> {
  const folder = writeSite(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`error: ${message}`));
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`request: ${request.url()}`);
  });
  return { page, complaints, address: (path) => pathToFileURL(folder).href + `/${path}` };
}

/** The folder that holds the files. */
export function writeSite(files: readonly ReferenceFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'loglex-site-'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
