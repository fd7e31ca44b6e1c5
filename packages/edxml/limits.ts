/** How much a package may hold. Its base64 is a third larger than the files in it. */
export interface Limits {
  /** Of the whole XML file, in bytes. */
  bytes: number;
  /** What is not base64, in characters. */
  markup: number;
  elements: number;
  depth: number;
  /** Of one element. */
  attributes: number;
  attachments: number;
  /** All attached files together, unpacked, in bytes. */
  unpacked: number;
}

export const defaultLimits: Limits = {
  bytes: 72 * 1024 * 1024,
  markup: 8 * 1024 * 1024,
  elements: 50_000,
  depth: 60,
  attributes: 500,
  attachments: 200,
  unpacked: 64 * 1024 * 1024,
};

/** A file never honestly shrinks more than this; small ones are left alone. */
export const RATIO = 400;
export const SMALL = 4 * 1024 * 1024;
