// @ts-check
/** The published packages that Loglex is tried out on, pinned to the byte. */

/**
 * @typedef {import('../pinned/tarball.js').Pinned & Sources} PinnedPackage
 *
 * @typedef {object} Sources
 * @property {string} sources the folder of the package that holds its code
 * @property {number} atLeast log calls that must be found: lines with `log.…(`, `logger.…(` or
 *   `console.…(` as `grep` counts them, less a few in comments and strings
 * @property {boolean} small whether CI runs it
 */

/** @type {readonly PinnedPackage[]} */
export const PACKAGES = [
  {
    name: 'matrix-js-sdk', // TypeScript as it was written
    version: '43.0.0',
    integrity:
      'sha512-d2w/VPJoMgE9g015sAsHFqODe+B7KJ8zdm077i8luKTwG4PQrchCd74r65IiPqR5t97ZYz/8FZyujvamgB/7qQ==',
    sources: 'src',
    atLeast: 720,
    small: true,
  },
  {
    name: 'firebase-tools', // CommonJS, compiled
    version: '15.34.2',
    integrity:
      'sha512-Xo010+PZAj5sL6hn33p19egXDmVlowPZknbs2Rf4nxd6Ulx6gLCd76qHd9XT2lV3B0u7yi0iO0BU5qrLeY8Y+g==',
    sources: 'lib',
    atLeast: 1400,
    small: false,
  },
  {
    name: 'renovate', // ES modules, compiled
    version: '44.121.2',
    integrity:
      'sha512-gNsY+POw2UN3B4e8x0B5UK3onH1qF7wMirKGaUnJcSx3+xEWH4n35RS4rvVEtTIIV/BoZoFbsIo7njTb9Mydxg==',
    sources: 'dist',
    atLeast: 3600,
    small: false,
  },
];
