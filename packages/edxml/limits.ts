/** How much a package may hold. Its base64 is a third larger than the files in it. */
export interface Limits {
  /** Of the whole XML file, in bytes. */
  bytes: number;
  elements: number;
  depth: number;
  attachments: number;
  /** All attached files together, unpacked, in bytes. */
  unpacked: number;
}

export const defaultLimits: Limits = {
  bytes: 96 * 1024 * 1024,
  elements: 50_000,
  depth: 60,
  attachments: 200,
  unpacked: 96 * 1024 * 1024,
};

/** A file never honestly shrinks more than this; small ones are left alone. */
export const RATIO = 400;
export const SMALL = 4 * 1024 * 1024;
