import { type OfficialDocument, writeDocument } from '@dondoc/writer';
import type { Db } from '#platform/database/connection.ts';
import type { FormName } from './schema.ts';

/** The bytes of a paper (DOCX). Every paper goes out through here, so that an office's own look can be laid on it. */
export function printed(
  _db: Db,
  _officeId: string,
  _form: FormName,
  document: OfficialDocument,
): Promise<Uint8Array> {
  return writeDocument(document);
}
