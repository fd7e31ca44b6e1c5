import type { Evidence, EvidenceState } from '../evidence/schema.ts';
import type { Result } from '../schema.ts';

/** A piece of evidence as it goes into a dossier: the last file of its time. */
export type Filed = Pick<
  Evidence,
  'id' | 'code' | 'title' | 'number' | 'issuedOn' | 'issuer' | 'paperPlace'
> & {
  state: EvidenceState;
  file: { fileId: string; fileName: string; sha256: string; size: number } | null;
};

/** An indicator of the dossier with what it rests on, in order of the codes. */
export interface Sheaf {
  criterion: number;
  code: string;
  name: string;
  result: Result;
  evidence: Filed[];
}

export interface Dossier {
  school: string;
  setName: string;
  isPractice: boolean;
  roundName: string;
  /** The day of the figures; closed: the round does not change any more. */
  asOf: string;
  isClosed: boolean;
  criteria: { number: number; name: string }[];
  sheaves: Sheaf[];
}

/** A line of the index: an indicator and one piece of its evidence, or none. */
export interface IndexLine {
  sheaf: Sheaf;
  filed: Filed | null;
  /** Where the file lies in the archive; null without a file. */
  path: string | null;
}
