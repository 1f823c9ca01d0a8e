/** A thousand catalogs that try to break out, looked at in Chromium: all of their text is text. */
import { createReference, htmlReference, isRetired, type Reference } from '@loglex/catalog';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carried, hostileFile, readFiles } from '../../test/generate/hostile-reference.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { launchChromium } from './chromium.ts';
import { openSite } from './open-site.ts';

const CATALOGS = 1000;
/** Read as one catalog: pages of many entries, fewer of them. */
const AT_ONCE = 20;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it(`shows ${CATALOGS} hostile catalogs letter for letter, and runs nothing of them`, async () => {
  const files = fc.sample(hostileFile, { numRuns: CATALOGS, seed: 20_261_121 });
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const catalog = readFiles(files.slice(at, at + AT_ONCE));
    const title = `${catalog.constants[0]?.message}`;
    const reference = createReference(catalog, { title, sites: new Map() });
    // Without its policy the escaping stands alone.
    const site = htmlReference(reference).map(({ path, text }) => ({
      path,
      text: text.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
    }));
    const { page, address, complaints } = await openSite(browser, site);
    for (const { path } of site.filter((file) => file.path.endsWith('.html'))) {
      await page.goto(address(path));
      expect(await strangers(page), path).toEqual([]);
      expect(await page.title()).toContain(flat(carried(title)));
    }
    for (const group of reference.groups) {
      await page.goto(address(`components/${group.slug}.html`));
      expect(await entries(page)).toEqual(
        [...group.constants, ...group.retired].map((entry) => expected(reference, entry)),
      );
    }
    await page.goto(address('index.html'));
    await page.locator('#filter-level').waitFor();
    for (const level of ['info', 'error']) await findsOf(page, reference, level);
    expect(complaints).toEqual([]);
  }
});

/** What a page says of its entries. */
function entries(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.entry')].map((entry) => {
      // Our own markup has line ends; text of the catalog stands in its own elements.
      const textOf = (selector: string) => {
        const texts = [...entry.querySelectorAll(`${selector} bdi`)].map(
          (each) => each.textContent,
        );
        return texts.length > 0 ? texts.join('') : null;
      };
      return {
        id: entry.id,
        code: textOf('h2 .code'),
        name: textOf('h2 .name'),
        message: entry.matches('.retired') ? null : (textOf('.message code') ?? ''),
        description: textOf('.description'),
        action: textOf('.action .prose'),
        runbook: textOf('.runbook'),
        fields: [...entry.querySelectorAll('.fields tbody th code bdi')].map(
          (field) => field.textContent,
        ),
      };
    }),
  );
}

function expected(reference: Reference, entry: Parameters<Reference['anchorOf']>[0]) {
  const id = reference.anchorOf(entry);
  const name = entry.name === undefined || entry.name === entry.code ? null : carried(entry.name);
  const nothing = { message: null, description: null, action: null, runbook: null, fields: [] };
  if (isRetired(entry)) return { id, code: carried(entry.code), name, ...nothing };
  const { message, description, action, runbook, fields } = entry;
  const given = (text: string | undefined) => (text ? carried(text) : null);
  return {
    id,
    code: carried(entry.code),
    name,
    message: carried(shownMessage(message)),
    description: given(description),
    action: given(action),
    runbook: given(runbook),
    fields: [...fields.keys()].map(carried),
  };
}

/** Braces once, as they stand in a log. */
function shownMessage(template: string): string {
  return parseTemplate(template)
    .parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
}

/** Elements, attributes and addresses that no page of ours has. */
function strangers(page: Page) {
  return page.evaluate(() => {
    const tags =
      /^(?:html|head|meta|link|title|script|body|a|header|search|input|div|span|kbd|nav|main|section|h[123]|p|ol|li|ul|button|bdi|table|thead|tbody|tr|th|td|dl|dt|dd|code|var|article|details|summary|label|select|option)$/;
    const attributes =
      /^(?:lang|charset|name|content|rel|href|src|defer|class|id|type|autocomplete|autocapitalize|spellcheck|placeholder|hidden|role|tabindex|scope|data-root|data-name|value|aria-(?:label|describedby|controls|current))$/;
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (!tags.test(element.localName)) found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (!attributes.test(name)) found.push(`${element.localName} ${name}=${value}`);
        if (name === 'id' && element.closest('main') && /[^\w.~-]/.test(value)) found.push(value);
        if (
          (name === 'href' || name === 'src') &&
          !/^(?:(?:\.\.\/)?[\w./-]*(?:#[\w.~-]*)?|https?:\/\/[^\s<>"']+)$/.test(value)
        ) {
          found.push(`${name}=${value}`);
        }
      }
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    if (new Set(ids).size < ids.length) found.push('an id twice');
    if (document.scripts.length > 2) found.push('a script too many');
    if ('pwned' in window) found.push('pwned');
    return found;
  });
}

/** The results for a level are its constants, and their texts are text. */
async function findsOf(page: Page, reference: Reference, level: string): Promise<void> {
  const wanted = reference.groups
    .flatMap(({ constants }) => constants)
    .filter((constant) => constant.level?.rung === level);
  if (wanted.length === 0) return;
  await page.locator('#filter-level').selectOption(level);
  await page.locator('.result').first().waitFor();
  const count = wanted.length === 1 ? '1 result' : `${wanted.length} results`;
  expect(await page.locator('#ui\\.count').textContent()).toBe(count);
  const results = await page.evaluate(() =>
    [...document.querySelectorAll('.result')].map((result) => [
      result.querySelector('.code')?.textContent,
      result.querySelector('.message')?.textContent ?? '',
    ]),
  );
  expect(results).toEqual(
    wanted
      .slice(0, results.length)
      .map(({ code, message }) => [carried(code), carried(shownMessage(message))]),
  );
  expect(await strangers(page)).toEqual([]);
}

/** A title has no line ends and no runs of spaces. */
function flat(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, ' ').trim();
}
