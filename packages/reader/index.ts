export type * from './contract.ts';
export type { DatedName, ReadOptions } from './desk.ts';
export { readDocument } from './read.ts';
export { type SecrecyMark, secrecyMark } from './secrecy.ts';
