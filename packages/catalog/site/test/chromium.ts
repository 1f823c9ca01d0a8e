/** A real Chromium to look at pages with. Where there is none, tests fail: pages that nobody opened are not tested. */
import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from './chromium-file.js';

export function launchChromium(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}
