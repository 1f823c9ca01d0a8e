/** The site as somebody uses it: opened from a disk, in Chromium, by keyboard, in the dark, on paper. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openSite } from './open-site.ts';
import { sampleSite } from './sample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const SITE = sampleSite();
const PAGES = SITE.map(({ path }) => path).filter((path) => path.endsWith('.html'));

describe('search', () => {
  it('shows what was asked for with every letter, the best first, and what to do', async () => {
    const { page, address, complaints } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#ui\\.query').pressSequentially('queue');
    expect(await titles(page)).toEqual(['LOG612']);
    const first = page.locator('.result').first();
    expect(await first.locator('.todo').textContent()).toBe(
      'Raise batch_size, or look for a locked database.',
    );
    expect(await first.locator('mark').first().textContent()).toBe('QUEUE');
    expect(await page.locator('#ui\\.count').textContent()).toBe('1 result');
    expect(await page.locator('#ui\\.page').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['a code in any letter case', 'log612', 'LOG612'],
    ['a former name', 'queue_blocked', 'LOG612'],
    ['the message', 'rows dropped', 'LOG612'],
    ['the description', 'slower producers', 'LOG612'],
    ['what to do', 'customer', 'LOG701'],
    ['braces as they stand in a log', '{} options', 'LOG602'],
    [
      'a line of a log',
      '2026-01-01 WARN Telemetry queue full for run 7f3a: 212 rows dropped',
      'LOG612',
    ],
    ['a code in a line of a log', '[03:12:44] ERROR [LOG701]: something else failed', 'LOG701'],
    ['a retired code', 'SINK_BUSY', 'LOG601'],
    ['a word of a legend', 'runtime', 'runtime'],
    ['a variable of the environment', 'app_log_level', 'level'],
  ])('finds %s', async (_, query, title) => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#ui\\.query').fill(query);
    expect((await titles(page))[0]).toBe(title);
  });

  it('says so where there is nothing', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#ui\\.query').fill('zebra');
    await page.locator('#ui\\.count', { hasText: 'Nothing was found.' }).waitFor();
    expect(await page.locator('.result').count()).toBe(0);
  });

  it('says what is missing where a page was copied without its index', async () => {
    const alone = SITE.filter(({ path }) => !path.endsWith('search-index.js'));
    const { page, address } = await openSite(browser, alone);
    await page.goto(address('components/orders.html'));
    await page.locator('#ui\\.query').fill('queue');
    expect(await page.getByRole('alert').textContent()).toContain('assets/search-index.js');
    expect(await page.locator('#LOG701').isVisible()).toBe(true);
  });

  it('works on every page, and leads from each to the others', async () => {
    const { page, address, complaints } = await openSite(browser, SITE);
    for (const path of PAGES) {
      await page.goto(address(path));
      await page.locator('#ui\\.query').fill('LOG701');
      await page.locator('.result').first().click();
      await page.locator('#LOG701').waitFor();
      expect(page.url()).toBe(address('components/orders.html#LOG701'));
    }
    expect(complaints).toEqual([]);
  });
});

describe('filters', () => {
  it('offer what the catalog has, and nothing else', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#filter-component').waitFor();
    expect(await offered(page, 'component')).toEqual(['any', 'telemetry', 'orders']);
    expect(await offered(page, 'subcomponent')).toEqual(['any', 'bus', 'db-sink']);
    expect(await offered(page, 'level')).toEqual(['any', 'info', 'warn', 'error']);
    expect(await offered(page, 'tag')).toEqual(['any', 'backpressure', 'lifecycle']);
  });

  it('narrow down what is shown, with and without words', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#filter-level').selectOption('warn');
    expect(await titles(page)).toEqual(['LOG603', 'LOG612']);
    await page.locator('#filter-subcomponent').selectOption('db-sink');
    expect(await titles(page)).toEqual(['LOG612']);
    await page.locator('#filter-subcomponent').selectOption('');
    await page.locator('#filter-tag').selectOption('backpressure');
    await page.locator('#ui\\.query').fill('slow');
    expect(await titles(page)).toEqual(['LOG603', 'LOG612']);
    await page.locator('#filter-component').selectOption('orders');
    await page.locator('#ui\\.count', { hasText: 'Nothing' }).waitFor();
    expect(await page.locator('label:has(#filter-subcomponent)').isVisible()).toBe(false);
  });

  it('stand in the address, so that a search can be sent to somebody', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.locator('#ui\\.query').fill('sink');
    await page.locator('#filter-level').selectOption('warn');
    await titles(page);
    expect(page.url()).toBe(address('index.html#?q=sink&level=warn'));
    const other = await openSite(browser, SITE);
    await other.page.goto(other.address('settings.html#?q=sink&level=warn'));
    expect(await titles(other.page)).toEqual(['LOG603', 'LOG612']);
    expect(await other.page.locator('#filter-level').inputValue()).toBe('warn');
  });
});

describe('the keyboard', () => {
  it('does everything: find, choose, open, come back', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('sink');
    expect(await titles(page)).toEqual(['LOG602', 'LOG603', 'LOG612', 'LOG601']);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('LOG602');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('LOG612');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toContain('LOG603');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/telemetry.html#LOG612');
    await page.goBack();
    expect(await titles(page)).toEqual(['LOG602', 'LOG603', 'LOG612', 'LOG601']);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.locator('#ui\\.page').waitFor({ state: 'visible' });
    expect(await page.locator('#ui\\.query').inputValue()).toBe('');
    expect(page.url()).toBe(address('index.html'));
  });

  it('opens the first result from the field, and comes back to the field from above it', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('vocabulary.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('customer');
    await titles(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ui.query');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/orders.html#LOG701');
  });

  it('leaves keys alone that mean something else', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('a/b');
    expect(await page.locator('#ui\\.query').inputValue()).toBe('a/b');
    await page.locator('#filter-level').focus();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-level');
  });

  it('reaches the content past the bar', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html'));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

describe('deep links', () => {
  it.each([
    ['index.html#LOG612', 'components/telemetry.html#LOG612'],
    ['index.html#log612', 'components/telemetry.html#LOG612'],
    ['index.html#LOG601', 'components/telemetry.html#LOG601'],
    ['components/orders.html#LOG612', 'components/telemetry.html#LOG612'],
    ['components/telemetry.html#LOG601', 'components/telemetry.html#LOG601'],
  ])('%s leads to the entry, wherever it stands', async (from, to) => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address(from));
    await page.waitForURL(address(to));
    const { y, height } = (await page.locator('.entry:target').boundingBox())!;
    const bar = (await page.locator('.bar').boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(Math.min(bar.height, y + height - 1) - 1);
  });

  it('says so where there is no such code', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('index.html#LOG999'));
    const missing = page.getByRole('alert');
    await missing.waitFor();
    expect(await missing.textContent()).toBe('There is no entry “LOG999” in this reference.');
  });
});

describe('an entry', () => {
  it('says what to do before what it means, and then the rest', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('components/telemetry.html#LOG612'));
    const entry = page.locator('#LOG612');
    expect(await entry.locator('h3').allTextContents()).toEqual([
      'What to do',
      'What it means',
      'Fields',
    ]);
    expect(await entry.locator('.runbook a').getAttribute('href')).toBe(
      'https://example.test/runbooks/queue-full',
    );
    expect(await entry.locator('tbody tr').allTextContents()).toHaveLength(1);
    await entry.getByText('Emitted at 7 places').click();
    expect(await entry.locator('.sites a').first().getAttribute('href')).toBe(
      'https://example.test/blob/main/src/sink-0.ts#L1',
    );
    expect(await page.locator('#LOG603 .notice').textContent()).toMatch(
      /Deprecated since 1\.3\.0: merged\.\s+Use LOG612 instead\./,
    );
  });

  it('makes no link of a runbook that is a path', async () => {
    const { page, address } = await openSite(browser, SITE);
    await page.goto(address('components/orders.html'));
    const runbook = page.locator('#LOG701 .runbook');
    expect((await runbook.textContent())!.trim()).toBe('Runbook: docs/runbooks/orders.md');
    expect(await runbook.locator('a').count()).toBe(0);
  });
});

describe('without scripts', () => {
  it('everything can be read, and nothing is offered that would not work', async () => {
    const { page, address } = await openSite(browser, SITE, { javaScriptEnabled: false });
    await page.goto(address('index.html'));
    expect(await page.locator('#ui\\.query').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'telemetry' }).click();
    expect(await page.locator('#LOG612').isVisible()).toBe(true);
  });
});

describe('the policy', () => {
  it('runs nothing that the site did not bring', async () => {
    const broken = SITE.map((file) => ({
      ...file,
      text: file.text.replace(
        '</main>',
        '<img src="x" onerror="pwned=1"><script>pwned=1</script></main>',
      ),
    }));
    const { page, address, complaints } = await openSite(browser, broken);
    await page.goto(address('index.html'));
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(complaints.join('\n')).toContain('Content Security Policy');
  });
});

describe('accessibility', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each(['light', 'dark'] as const)(
    'has no violation that axe knows of: %s',
    async (colorScheme) => {
      for (const width of [1200, 400]) {
        const { page, address } = await openSite(browser, SITE, {
          colorScheme,
          bypassCSP: true,
          viewport: { width, height: 900 },
        });
        for (const path of [...PAGES, 'index.html#?q=sink', 'index.html#LOG999']) {
          await page.goto('about:blank');
          await page.goto(address(path));
          if (path.includes('?')) await titles(page);
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { violations, passes } = await (
              window as unknown as { axe: typeof import('axe-core') }
            ).axe.run();
            return {
              violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
              passes: passes.length,
            };
          });
          expect(found.violations, `${path} at ${width}`).toEqual([]);
          expect(found.passes).toBeGreaterThan(15);
        }
      }
    },
  );

  it('is dark where the reader wants it dark', async () => {
    const ground = async (colorScheme: 'light' | 'dark') => {
      const { page, address } = await openSite(browser, SITE, { colorScheme });
      await page.goto(address('index.html'));
      return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    };
    expect(await ground('light')).toBe('rgb(251, 250, 248)');
    expect(await ground('dark')).toBe('rgb(21, 24, 28)');
  });

  it.each(PAGES)('is no wider than a telephone: %s', async (path) => {
    const { page, address } = await openSite(browser, SITE, {
      viewport: { width: 360, height: 700 },
    });
    await page.goto(address(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('on paper', () => {
  it('is black on white, without what paper cannot do, and with what was folded away', async () => {
    const { page, address } = await openSite(browser, SITE, { colorScheme: 'dark' });
    await page.goto(address('components/telemetry.html#?q=sink'));
    await titles(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#ui\\.query').isVisible()).toBe(false);
    expect(await page.locator('.result').first().isVisible()).toBe(false);
    expect(await page.locator('#LOG612').isVisible()).toBe(true);
    expect(await page.getByText('src/sink-6.ts:7').isVisible()).toBe(true);
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
    expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
  });
});

/** What is found, once the search is done. */
async function titles(page: Page): Promise<readonly string[]> {
  await page.locator('.result').first().waitFor();
  return page.locator('.result .code').allTextContents();
}

function offered(page: Page, filter: string): Promise<readonly string[]> {
  return page.locator(`#filter-${filter} option`).allTextContents();
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}
