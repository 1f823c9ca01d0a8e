/** A page of the reference in a webview: nothing runs but our script, whatever a catalog says. */
import { expect, it } from 'vitest';
import { followed, previewPage } from '../../src/reference/preview-page.ts';

const page = (body: string) => ({
  page: 'components/a.html',
  anchor: '"><script>x</script>',
  html: `<!doctype html><html><head><script src="../assets/reference.js"></script></head>\n<body>\n${body}</body></html>`,
  style: ':root { --ink: #000 }',
});

it('keeps the body, and of the head nothing', () => {
  const made = previewPage(page('<main>Text</main>\n'), 'N0NCE');
  expect(made).toContain('<main>Text</main>');
  expect(made).not.toContain('assets/reference.js');
  expect(made).not.toContain('"><script>x');
});

it('lets run what carries the nonce, and loads nothing', () => {
  const made = previewPage(page('<script>alert(1)</script>'), 'N0NCE');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(made)![1];
  expect(policy).toBe(
    "default-src 'none'; style-src 'nonce-N0NCE'; script-src 'nonce-N0NCE'; base-uri 'none'; form-action 'none'",
  );
  expect(made.match(/<(?:script|style) nonce="N0NCE">/g)).toHaveLength(2);
  expect(made).toContain('<script>alert(1)</script>');
});

it.each([
  ['index.html', 'components/a.html', { page: 'components/a.html' }],
  ['components/a.html', '../index.html#A.31.', { page: 'index.html', anchor: 'A.31.' }],
  ['components/a.html', 'b%20c.html#%41', { page: 'components/b%20c.html', anchor: 'A' }],
  ['index.html', '../../../etc/passwd', { page: 'etc/passwd' }],
])('from %s follows %s', (from, href, expected) => {
  expect(followed(from, href)).toEqual(expected);
});
