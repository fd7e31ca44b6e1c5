export type { CodedPage, Codes } from './codes/look.ts';
export { defaultLimits } from './limits.ts';
export { readBytes } from './read-bytes.ts';
export { findCodes, findStamps, readFile, readSheets, type Watching } from './read-file.ts';
export type { Marks } from './stamps/look.ts';
export type { RedMark } from './stamps/marks.ts';
export type {
  Grid,
  GridCell,
  GridRow,
  Grids,
  Intake,
  Limits,
  Page,
  ReadFile,
  Refusal,
  RefusalReason,
  Table,
  Warning,
  Word,
} from './types.ts';
