/** The files of the site, as text: what Chromium makes of them is tested in packages/catalog/site/test. */
import {
  createReference,
  htmlReference,
  isGeneratedReference,
  parseCatalog,
} from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, printMarkup, shown } from '../../../src/generate/html/markup.ts';
import { breakingText, hostileFile, readFiles } from '../hostile-reference.ts';

describe('html', () => {
  it('escapes what it is given, and not what it made', () => {
    const inner = html`<b title="${`"'<>&\``}">${'<i>'}</b>`;
    expect(printMarkup(html`<p>${[inner, ' & ', 7, false, undefined]}</p>`)).toBe(
      '<p><b title="&#34;&#39;&#60;&#62;&#38;&#96;">&#60;i&#62;</b> &#38; 7</p>',
    );
  });

  it('cannot be given markup from data', () => {
    const forged = JSON.parse('{"markup":"<b>","toString":"<b>"}') as never;
    expect(() => printMarkup(html`${forged}`)).toThrow();
  });

  it('labels characters that act, and keeps them', () => {
    expect(printMarkup(shown('a\u202eb'))).toBe(
      '<bdi>a<span class="active" data-name="U+202E">\u202e</span>b</bdi>',
    );
  });

  it('never lets text leave its place', () => {
    fc.assert(
      fc.property(breakingText, (text) => {
        const inside = printMarkup(shown(text)).replace(
          /<bdi>|<\/bdi>|<span class="active" data-name="U\+[0-9A-F]{4}">|<\/span>/g,
          '',
        );
        expect(inside).not.toMatch(/[<>"'`\u0000\r]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('htmlReference', () => {
  it('has the pages that the catalog has something for', () => {
    const paths = (text: string) => {
      const { catalog } = parseCatalog([{ file: 'c.yaml', text: `loglex: 1\n${text}` }]);
      return htmlReference(createReference(catalog)).map(({ path }) => path);
    };
    const assets = ['assets/reference.css', 'assets/reference.js', 'assets/search-index.js'];
    expect(paths('')).toEqual(['index.html', ...assets]);
    expect(
      paths(`components: { a: {} }
legends: { l: { terms: { A: {} } } }
settings: { s: { keys: { k: { type: string } } } }
alerts: { r: { from: error } }
`),
    ).toEqual([
      'index.html',
      'vocabulary.html',
      'settings.html',
      'alerts.html',
      'components/a.html',
      ...assets,
    ]);
  });

  it('is the same each time, says of each file that it is generated, and of none a lone surrogate', () => {
    fc.assert(
      fc.property(hostileFile, (file) => {
        const build = () => htmlReference(createReference(readFiles([file])));
        const files = build();
        expect(build()).toEqual(files);
        for (const { text } of files) {
          expect(isGeneratedReference(text)).toBe(true);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has an index that is a script, and nothing that ends one', () => {
    fc.assert(
      fc.property(hostileFile, (file) => {
        const reference = createReference(readFiles([file]));
        const script = htmlReference(reference).at(-1)!.text;
        expect(script).not.toMatch(/[<>\u2028\u2029]/);
        // The program of the page, and what it leaves behind.
        const left = new Function('globalThis', script) as (scope: object) => void;
        const scope: { loglexIndex?: { entries: readonly (readonly unknown[])[] } } = {};
        left(scope);
        const codes = scope.loglexIndex!.entries.filter(([, , state]) => (state as number) < 3);
        const { constants, retired } = reference.catalog;
        expect(codes).toHaveLength(constants.length + retired.length);
      }),
      { numRuns: 200 },
    );
  });
});
