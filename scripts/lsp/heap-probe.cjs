/* global process */
/** Preloaded into a server: on SIGUSR2 it collects garbage and writes what is left to the file that LOGLEX_HEAP names. */
const { writeFileSync, renameSync } = require('node:fs');

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const file = process.env.LOGLEX_HEAP;
  if (file === undefined) return;
  writeFileSync(`${file}.tmp`, JSON.stringify(process.memoryUsage()));
  renameSync(`${file}.tmp`, file);
});
