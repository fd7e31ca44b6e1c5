/** Who sends or receives. The code of an organisation is an opaque string (QĐ 20/2020/QĐ-TTg; 13 characters today). */
export interface Organisation {
  id: string;
  name: string;
  inCharge?: string;
  address?: string;
  email?: string;
  telephone?: string;
  fax?: string;
  website?: string;
}

/** How one document names another: by its id, or by organisation, code and day. */
export interface Reference {
  organisationId: string;
  /** `296-TB/VPTU`, in two: number and notation. */
  code: Code;
  /** Calendar day, `2023-11-13`; null where none is said or it cannot be read. */
  promulgatedOn: string | null;
  documentId: string | null;
}

export interface Code {
  number: string;
  notation: string;
}

/** BussinessDocType: 0 new, 1 recall, 2 update, 3 replace. */
export type Business = 'new' | 'recall' | 'update' | 'replace';

/** 0 not said, 1 no directive, 2 directive, 3 report on a directive. */
export type Steering = 0 | 1 | 2 | 3;

/** 0 normal, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ. */
export type Priority = 0 | 1 | 2 | 3 | 4;

export interface Attachment {
  name: string;
  contentType: string;
  description: string | null;
  /** The file itself; a ZIP around a single file has been taken off. */
  bytes: Uint8Array;
}

export interface Staff {
  department: string | null;
  name: string | null;
  mobile: string | null;
  email: string | null;
}

/** A document on its way from one organisation to others. */
export interface EdxmlDocument {
  kind: 'document';
  from: Organisation;
  to: Organisation[];
  code: Code;
  documentId: string | null;
  place: string | null;
  promulgatedOn: string | null;
  /** Group B of the list of kinds (Sửa đổi 1:2022 QCVN 102:2016/BTTTT), and the name as written. */
  type: { code: number | null; name: string };
  subject: string;
  content: string | null;
  signer: { competence: string | null; position: string | null; fullName: string | null };
  dueOn: string | null;
  toPlaces: string[];
  priority: Priority;
  steering: Steering;
  responseFor: Reference[];
  business: Business;
  /** Why it is recalled, updated or replaced. */
  reason: string | null;
  /** The documents that this one replaces. */
  replaces: { documentId: string; organisationIds: string[] }[];
  staff: Staff | null;
  /** Whether the paper follows. */
  isPaperSent: boolean;
  pageAmount: number | null;
  /** Through which hands it came, with the moment as ISO 8601 without zone, `2023-11-13T08:30:00`; null: not readable. */
  trace: { organisationId: string; at: string | null }[];
  attachments: Attachment[];
}

/** What a receiver says of a document (01–06, 15, 16), or its sender asks of it (13). */
export type StatusCode = '01' | '02' | '03' | '04' | '05' | '06' | '13' | '15' | '16';

export interface EdxmlStatus {
  kind: 'status';
  responseFor: Reference;
  from: Organisation;
  code: StatusCode;
  description: string | null;
  /** ISO 8601 without zone; null: not readable. */
  at: string | null;
  staff: Staff | null;
}

export type EdxmlPackage = EdxmlDocument | EdxmlStatus;

/** What was not as the standard has it and was read all the same, or could not be read and was left out. */
export interface Note {
  /** `edXML/edXMLEnvelope/…/PromulgationInfo/PromulgationDate`. */
  place: string;
  /** Vietnamese, one sentence. */
  message: string;
}

export type ReadEdxml =
  | { ok: true; package: EdxmlPackage; notes: Note[] }
  | {
      ok: false;
      reason: 'notXml' | 'unsafe' | 'tooLarge' | 'notEdxml' | 'damaged';
      place: string;
      message: string;
    };
