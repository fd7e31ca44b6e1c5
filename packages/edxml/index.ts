export { faultsOf } from './faults.ts';
export { kindCodeOf } from './kinds.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { readEdxml } from './read.ts';
export { mayFollow } from './status.ts';
export type {
  Attachment,
  Business,
  Code,
  EdxmlDocument,
  EdxmlPackage,
  EdxmlStatus,
  Note,
  Organisation,
  Priority,
  ReadEdxml,
  Reference,
  Staff,
  StatusCode,
  Steering,
} from './types.ts';
export { documentIdOf, writeEdxml, writeStatus } from './write.ts';
