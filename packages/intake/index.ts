export { defaultLimits } from './limits.ts';
export { readBytes } from './read-bytes.ts';
export { readFile } from './read-file.ts';
export type {
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
