/** A `.vsix` of each platform has that platform's parser in it, and no other. Those of other platforms are fetched from npm once. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { copyParser, TARGETS, thisTarget } from '../bundle/parser-binary.js';

let folder: string | undefined;

afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

/** By the headers of executables: ELF's `e_machine`, that of PE's COFF header, and Mach-O's `cputype`. */
const ELF = { x64: 0x3e, arm64: 0xb7, armhf: 0x28 };
const PE = { x64: 0x8664, arm64: 0xaa64 };
const MACH_O = { x64: 0x01000007, arm64: 0x0100000c };

function kindOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 0, 4) === '\x7fELF') return `elf ${bytes.readUInt16LE(18)}`;
  if (bytes.toString('latin1', 0, 2) === 'MZ')
    return `pe ${bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4)}`;
  return `mach-o ${bytes.readUInt32LE(4)} ${bytes.readUInt32LE(0).toString(16)}`;
}

/** Those of VS Code, but for the web. https://code.visualstudio.com/api/working-with-extensions/publishing-extension#platformspecific-extensions */
const EXPECTED: Readonly<Record<string, readonly [kind: string, libc: string | undefined]>> = {
  'win32-x64': [`pe ${PE.x64}`, undefined],
  'win32-arm64': [`pe ${PE.arm64}`, undefined],
  'linux-x64': [`elf ${ELF.x64}`, 'libc.so.6'],
  'linux-arm64': [`elf ${ELF.arm64}`, 'libc.so.6'],
  'linux-armhf': [`elf ${ELF.armhf}`, 'libc.so.6'],
  'alpine-x64': [`elf ${ELF.x64}`, 'libc.so'],
  'alpine-arm64': [`elf ${ELF.arm64}`, 'libc.so'],
  'darwin-x64': [`mach-o ${MACH_O.x64} feedfacf`, undefined],
  'darwin-arm64': [`mach-o ${MACH_O.arm64} feedfacf`, undefined],
};

const NOT_THERE = /could not be had from the registry/;

it('knows the platforms of VS Code', () => {
  expect(Object.keys(TARGETS).sort()).toEqual(Object.keys(EXPECTED).sort());
});

it.for(Object.entries(EXPECTED))('%s', async ([target, [kind, libc]], { skip }) => {
  const made = (folder = mkdtempSync(join(tmpdir(), 'loglex-target-')));
  try {
    await copyParser(made, target);
  } catch (error) {
    // A registry need not have the binaries of platforms that nobody there has.
    if (target !== thisTarget() && NOT_THERE.test(String(error))) skip(String(error));
    throw error;
  }
  const binaries = readdirSync(made, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:node|wasm)$/.test(file),
  );
  expect(binaries).toHaveLength(1);
  const bytes = readFileSync(join(made, binaries[0]!));
  expect(kindOf(bytes)).toBe(kind);
  // The name of the library that it is linked to stands in its strings, between zeros.
  if (libc !== undefined) expect(bytes.includes(`\0${libc}\0`)).toBe(true);
});
