import type { Limits } from './types.ts';

/**
 * The limits a file is read under when none are given. Five metres is more than any printer takes;
 * 15 s and 900 MB leave room for the caller's own promise of 20 s and 1 GB.
 *
 * @example
 * defaultLimits.maxBytes // => 52428800
 * defaultLimits.maxPages // => 100
 */
export const defaultLimits: Limits = {
  maxBytes: 50 * 1024 * 1024,
  maxPages: 100,
  maxRows: 10_000,
  maxPageSize: 14_400,
  maxUnpacked: 200 * 1024 * 1024,
  timeMs: 15_000,
  pageMs: 60_000,
  memoryMb: 900,
};
