import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { bestOf, isSamePaper } from '../links/rules.ts';
import { fullNumber, issuerKey, numberKey, splitNumber } from '../numbering/rules.ts';
import { listTerms } from '../numbering/store.ts';
import { issuerName } from '../registers/rules.ts';

/** One end of a link: a document of the office, an entry of its books, or only what is known of the paper. */
export type LinkEnd = { documentId: string } | { entryId: string } | { paperId: string } | SaidPaper;

export interface SaidPaper {
  /** "296-TB/VPTU". */
  number: string;
  typeName?: string | null;
  issuer?: string | null;
  issuedOn?: string | null;
}

/** The paper in the graph, made where it is not there yet. */
export async function paperOf(tx: Tx, officeId: string, end: LinkEnd) {
  if ('documentId' in end) return documentPaper(tx, officeId, end.documentId);
  if ('entryId' in end) return entryPaper(tx, officeId, end.entryId);
  if ('paperId' in end) return knownPaper(tx, officeId, end.paperId);
  return saidPaper(tx, officeId, end);
}

async function knownPaper(tx: Tx, officeId: string, id: string) {
  const paper = await tx
    .selectFrom('linkedPaper')
    .select(columns)
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  if (!paper) throw problem('notFound');
  return paper;
}

const columns = ['id', 'number', 'typeName', 'issuer', 'issuedOn', 'documentId', 'entryId'] as const;

export async function documentPaper(tx: Tx, officeId: string, documentId: string) {
  const document = await tx
    .selectFrom('document')
    .select(['number', 'typeName', 'issuer', 'superior', 'issuedOn'])
    .where('id', '=', documentId)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  if (!document) throw problem('notFound');
  const { superior, ...rest } = document;
  return tied(tx, officeId, { documentId }, { ...rest, issuer: issuerName(document.issuer, superior) });
}

async function entryPaper(tx: Tx, officeId: string, entryId: string) {
  const paper = await tx
    .selectFrom('registerPaper')
    .select(['documentId', 'paperNumber', 'notation', 'typeName', 'issuer', 'issuedOn'])
    .where('entryId', '=', entryId)
    .where('officeId', '=', officeId)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  if (!paper) throw problem('notFound');
  if (paper.documentId) return documentPaper(tx, officeId, paper.documentId);
  const number = fullNumber(paper.paperNumber, paper.notation) || null;
  const { typeName, issuer, issuedOn } = paper;
  return tied(tx, officeId, { entryId }, { number, typeName, issuer, issuedOn });
}

interface KnownPaper {
  number: string | null;
  typeName: string | null;
  issuer: string | null;
  issuedOn: string | null;
}

/**
 * A paper that the office has: the one that stood there only by its number becomes it. What was registered before its
 * file came is the same paper too.
 */
async function tied(
  tx: Tx,
  officeId: string,
  tie: { documentId: string } | { entryId: string },
  known: KnownPaper,
) {
  const free: Tie = 'documentId' in tie ? 'documentId' : 'entryId';
  const id = 'documentId' in tie ? tie.documentId : tie.entryId;
  const there = await tx.selectFrom('linkedPaper').select('id').where(free, '=', id).executeTakeFirst();
  const same = there ?? (await matching(tx, officeId, known, free));
  const row = { ...known, ...keysOf(known), ...tie };
  if (!same) return insertPaper(tx, officeId, row);
  // A file says more of a paper than a line in a book.
  const kept = same && 'documentId' in same && same.documentId !== null && free === 'entryId';
  return tx
    .updateTable('linkedPaper')
    .set(kept ? tie : row)
    .where('id', '=', same.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function saidPaper(tx: Tx, officeId: string, said: SaidPaper & { citedOn?: string | null }) {
  const { number, typeName = null, issuer = null, issuedOn = null, citedOn = null } = said;
  const known = { number, typeName, issuer, issuedOn };
  const same = await matching(tx, officeId, { ...known, citedOn }, null);
  return same ?? insertPaper(tx, officeId, { ...known, ...keysOf(known) });
}

async function insertPaper(
  tx: Tx,
  officeId: string,
  row: KnownPaper & ReturnType<typeof keysOf> & { documentId?: string; entryId?: string },
) {
  return tx
    .insertInto('linkedPaper')
    .values({ officeId, ...row })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export const keysOf = ({ number, issuer }: KnownPaper) => {
  const split = splitNumber(number ?? '');
  return { numberKey: numberKey(split.number, split.notation), issuerKey: issuerKey(issuer) };
};

/** The paper of that number and issuer; `free`: only one whose place is still free for a document or an entry. */
async function matching(
  tx: Tx,
  officeId: string,
  said: KnownPaper & { citedOn?: string | null },
  free: Tie | null,
) {
  const keys = keysOf(said);
  if (keys.numberKey === '') return undefined;
  let query = tx
    .selectFrom('linkedPaper')
    .select([...columns, 'issuerKey'])
    .where('officeId', '=', officeId)
    .where('numberKey', '=', keys.numberKey);
  if (free) query = query.where(free, 'is', null);
  const rows = await query.orderBy('madeAt').orderBy('id').execute();
  if (rows.length === 0) return undefined;
  const terms = await listTerms(tx, officeId);
  const known = { ...said, issuerKey: keys.issuerKey };
  const fitting = rows.filter((row) => isSamePaper(row, known, terms));
  return bestOf(fitting, said.issuedOn, said.citedOn ?? null);
}

type Tie = 'documentId' | 'entryId';
