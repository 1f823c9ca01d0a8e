/** A real Chromium to look at pages with. Where there is none, tests fail: pages that nobody opened are not tested. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Names under which systems install it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Starts the Chromium that LOGLEX_CHROMIUM names, or the first on the PATH. */
export function launchChromium(): Promise<Browser> {
  // Chromium refuses its sandbox to root, which containers often are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: executable(), args });
}

function executable(): string {
  const { LOGLEX_CHROMIUM: named, PATH = '' } = process.env;
  if (named) return named;
  const found = PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
  if (found === undefined) {
    throw new Error(
      'There is no Chromium on the PATH, so the pages cannot be tested. Install one (apt-get install chromium), or name its file in LOGLEX_CHROMIUM.',
    );
  }
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
