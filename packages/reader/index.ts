export type * from './contract.ts';
export { type ReadOptions, readDocument } from './read.ts';
export { type SecrecyMark, secrecyMark } from './secrecy.ts';
