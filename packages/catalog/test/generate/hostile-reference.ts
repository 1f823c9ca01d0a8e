/** Catalogs with every kind of entry whose every text tries to become something else on a page. */
import { type Catalog, type CatalogText, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { hostileText } from './hostile-catalogs.ts';

/** What would act on a page that lets it: each sets `pwned`, opens a dialog, or leaves the element it is in. */
const BREAKS_OUT = [
  '<script>pwned=1</script>',
  '</script><script>pwned=1</script>',
  '</title></head><body><script>alert(1)</script>',
  '<img src=x onerror=pwned=1>',
  '"><svg onload=pwned=1>',
  `' onmouseover='pwned=1' x='`,
  '" autofocus onfocus="pwned=1',
  '</bdi></p></article></main><h1>x</h1>',
  '--><script>pwned=1</script><!--',
  '<iframe src="javascript:pwned=1">',
  '<style>*{display:none}</style>',
  '<base href="https://example.test/">',
  '<meta http-equiv="refresh" content="0;url=https://example.test">',
  'javascript:pwned=1',
  ' javascript:pwned=1',
  'java\nscript:pwned=1',
  'data:text/html,<script>pwned=1</script>',
  'https://example.test/"onclick="pwned=1',
  'https://example.test/ok',
  '[x](javascript:pwned=1)',
  '![x](https://example.test/x.png)',
  '<https://example.test>',
  'www.example.test',
  'someone@example.test',
  '| a | b |\n| --- | --- |\n| c | d |',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '```\ncode\n```',
  '    indented',
  '---',
  '===',
  '[x]: https://example.test',
  '**bold** _it_ `code` ~~del~~ $x$',
  '&lt;b&gt; &amp; &#60;',
  '\\',
  '<!-- x -->',
  '\u202egnp.exe\u202c',
  'a\u2066b',
  'x\u0000y',
];

const text = fc.oneof(
  hostileText,
  fc.constantFrom(...BREAKS_OUT),
  fc.tuple(hostileText, fc.constantFrom(...BREAKS_OUT), hostileText).map((parts) => parts.join('')),
);

/** Any text that a page has to show as it is. */
export const breakingText: fc.Arbitrary<string> = text;

const words = fc.array(text, { maxLength: 2 });
const level = fc.constantFrom('debug', 'info', 'warning', 'error', 'critical');
const described = fc.record({ description: text }, { requiredKeys: [] });

const constant = fc.record(
  {
    code: text,
    level,
    message: text,
    name: text,
    component: fc.constantFrom('core', 'edge'),
    subcomponent: text,
    tags: words,
    aliases: words,
    fields: mapOf(fc.record({ type: fc.constant('string'), description: text, legend: text })),
    description: text,
    action: text,
    runbook: text,
    since: text,
    deprecated: fc.record({ since: text, 'replaced-by': text, reason: text }),
    alerts: words,
  },
  { requiredKeys: ['code', 'level', 'message'] },
);

/** The data of a catalog file. */
const data = fc.record({
  loglex: fc.constant(1),
  components: fc.record(
    {
      core: fc.record({
        description: text,
        owner: text,
        paths: words,
        fields: mapOf(described),
        subcomponents: mapOf(described),
      }),
      edge: fc.record({ description: text }),
    },
    { requiredKeys: [] },
  ),
  constants: fc.array(constant, { minLength: 1, maxLength: 3 }),
  retired: fc.array(
    fc.record(
      { code: text, name: text, reason: text, 'replaced-by': text },
      { requiredKeys: ['code'] },
    ),
    { maxLength: 1 },
  ),
  legends: mapOf(
    fc.record({
      description: text,
      terms: mapOf(fc.record({ description: text, aliases: words, message: text })),
      examples: words,
      scopes: words,
    }),
  ),
  sections: mapOf(fc.record({ description: text, keys: mapOf(described) })),
  settings: mapOf(
    fc.record({
      description: text,
      keys: mapOf(fc.record({ type: fc.constant('string'), default: text, environment: text })),
    }),
  ),
  alerts: mapOf(fc.record({ description: text, from: level })),
  destinations: mapOf(fc.record({ description: text, file: text })),
  manifests: mapOf(
    fc.record({
      description: text,
      file: text,
      under: text,
      untracked: fc.array(text),
      success: fc.array(text),
    }),
  ),
});

/** A catalog file in JSON, which can hold every string. */
export const hostileFile: fc.Arbitrary<CatalogText> = data.map((value) => ({
  file: 'catalog.json',
  text: JSON.stringify(value),
}));

/** Several files read as one catalog. */
export function readFiles(files: readonly CatalogText[]): Catalog {
  return parseCatalog(files.map((each, index) => ({ ...each, file: `${index}-${each.file}` })))
    .catalog;
}

/** What no encoding of a page can carry is U+FFFD. */
export function carried(value: string): string {
  return value.toWellFormed().replaceAll('\0', '\ufffd');
}

function mapOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc.dictionary(text, value, { maxKeys: 1, noNullPrototype: true });
}
