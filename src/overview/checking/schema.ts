import type { Declaration } from '#documents/marks/schema.ts';
import type { Manifest } from '../archiving/schema.ts';
import type { TableShape } from '../exporting/schema.ts';

/** What an archive holds, after a look through all of it. */
export interface Looked {
  manifest: Manifest;
  /** The hash that each part must come to. */
  hashes: Map<string, string>;
  /** Its tables in the order of loading. */
  shapes: TableShape[];
  people: { ids: string[]; names: string[] };
  files: { id: string; name: string; sha256: string; size: number }[];
  /** Files whose words must be readable, as when they were taken in. */
  mustRead: Set<string>;
  /** Pages of slips: our own print, looked at together when they came in. */
  slips: Set<string>;
  /** What a person said of the red marks of a file, by its hash. */
  declared: Map<string, Declaration>;
  /** Files that are packages between systems, with the id of the row; null of those sent. */
  packages: Map<string, string | null>;
  /** Packages of whose red marks a person has said what they are. */
  declaredPackages: Set<string>;
  /** Hashes of files purged as secret. */
  purged: Set<string>;
}
