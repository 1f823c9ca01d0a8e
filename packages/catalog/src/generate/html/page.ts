/** The frame of every page: head, search, navigation. */
import type { Reference } from '../reference/reference.ts';
import { GENERATED_BY } from '../reference/header.ts';
import { html, printMarkup, shown, type Content } from './markup.ts';
import type { SitePage } from './site-map.ts';

/** A page of the site: where it is, what it is called, what stands in it. */
export interface PageContent {
  readonly page: SitePage;
  /** Shown in the window's title before the title of the reference. */
  readonly title?: string;
  readonly main: Content;
  readonly pages: readonly SitePage[];
}

/**
 * Nothing but the site's own files may run, and nothing may be loaded from elsewhere: whatever got past the
 * escaping would still be text. `file:` is for pages that are opened from a disk, where nothing is `'self'`.
 */
const POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; base-uri 'none'; form-action 'none'";

/** Ids of the frame begin with `ui.`: no anchor of a code looks like that. */
export function renderPage(
  reference: Reference,
  { page, title, main, pages }: PageContent,
): string {
  const root = '../'.repeat(page.path.split('/').length - 1);
  const full = title === undefined ? reference.title : `${title} · ${reference.title}`;
  const links = pages.filter(({ label }) => label !== undefined);
  return `<!doctype html>\n<!-- ${GENERATED_BY} -->\n${printMarkup(
    html`<html lang="en" data-root="${root}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${full}</title>
        <link rel="stylesheet" href="${root}assets/reference.css" />
        <script src="${root}assets/reference.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#ui.content">Skip to the content</a>
        <header class="bar">
          <a class="home" href="${root}index.html">${shown(reference.title)}</a>
          <search class="search" hidden>
            <input
              id="ui.query"
              type="search"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              aria-label="Search codes, names, messages and descriptions"
              aria-describedby="ui.search-keys"
              aria-controls="ui.results"
              placeholder="Code, words, or a whole log line"
            />
            <div class="filters" id="ui.filters"></div>
            <span id="ui.search-keys" class="keys"
              ><kbd>/</kbd> search <kbd>↓</kbd> <kbd>↑</kbd> choose <kbd>Enter</kbd> open
              <kbd>Esc</kbd> clear</span
            >
          </search>
          ${
            links.length > 1 &&
            html`<nav aria-label="Reference">
              ${links.map(
                ({ path, label }) =>
                  html`<a href="${root}${path}" ${path === page.path && html` aria-current="page"`}
                    >${label}</a
                  >`,
              )}
            </nav>`
          }
        </header>
        <main id="ui.content" tabindex="-1">
          <section id="ui.results" class="results" hidden>
            <h1 class="unseen">Search results</h1>
            <p id="ui.count" class="count" role="status"></p>
            <ol></ol>
            <button type="button" hidden>Show more</button>
          </section>
          <div id="ui.page" class="page">
            <p id="ui.missing" class="notice" role="alert" hidden></p>
            ${main}
          </div>
        </main>
      </body>
    </html>`,
  )}\n`;
}
