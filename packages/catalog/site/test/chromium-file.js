// @ts-check
/** Finds a Chromium: the one that LOGLEX_CHROMIUM names, or the first on the PATH. Shared with the scripts that measure. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which systems install it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** How to start it. Throws where there is none, and says what to do. */
export function chromiumOptions() {
  // Chromium refuses its sandbox to root, which containers often are.
  return { executablePath: file(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

function file() {
  const { LOGLEX_CHROMIUM: named, PATH = '' } = process.env;
  if (named) return named;
  const found = PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
  if (found === undefined) {
    throw new Error(
      'There is no Chromium on the PATH, so the pages cannot be opened. Install one (apt-get install chromium), or name its file in LOGLEX_CHROMIUM.',
    );
  }
  return found;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
