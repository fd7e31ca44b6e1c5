import type { Viewer } from '#accounts/schema.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { fullNumber, isSameIssuer, issuerKey, numberKey, splitNumber } from '../registers/rules.ts';
import type { LinkKind, LinkOrigin } from './schema.ts';

/** One end of a link: a document of the office, an entry of its books, or only what is known of the paper. */
export type LinkEnd = { documentId: string } | { entryId: string } | SaidPaper;

export interface SaidPaper {
  /** "296-TB/VPTU". */
  number: string;
  typeName?: string | null;
  issuer?: string | null;
  issuedOn?: string | null;
}

export interface NewLink {
  from: LinkEnd;
  to: LinkEnd;
  kind: LinkKind;
  origin: LinkOrigin;
}

/** Ties two papers. The same tie told twice stays one. Gives the id of the link. */
export async function linkDocuments(tx: Tx, viewer: Viewer, link: NewLink): Promise<string> {
  const officeId = viewer.office.id;
  await lockOffice(tx, officeId);
  const from = await paperOf(tx, officeId, link.from);
  const to = await paperOf(tx, officeId, link.to);
  if (from.id === to.id)
    throw problem('refused', 'Một văn bản không liên kết với chính nó. Chọn văn bản khác.');
  const { kind, origin } = link;
  const known = await tx
    .selectFrom('paperLink')
    .select('id')
    .where('fromId', '=', from.id)
    .where('toId', '=', to.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (known) return known.id;
  const said = {
    saidNumber: to.number ?? '',
    saidType: to.typeName,
    saidIssuer: to.issuer,
    saidOn: to.issuedOn,
  };
  const { id } = await tx
    .insertInto('paperLink')
    .values({ officeId, fromId: from.id, toId: to.id, kind, origin, ...said, madeBy: viewer.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await logAs(tx, viewer, 'link.add', { kind: 'paper-link', id }, { kind, origin });
  return id;
}

/** The paper in the graph, made where it is not there yet. */
export async function paperOf(tx: Tx, officeId: string, end: LinkEnd) {
  if ('documentId' in end) return documentPaper(tx, officeId, end.documentId);
  if ('entryId' in end) return entryPaper(tx, officeId, end.entryId);
  return saidPaper(tx, officeId, end);
}

const columns = ['id', 'number', 'typeName', 'issuer', 'issuedOn', 'documentId', 'entryId'] as const;

async function documentPaper(tx: Tx, officeId: string, documentId: string) {
  const document = await tx
    .selectFrom('document')
    .select(['number', 'typeName', 'issuer', 'superior', 'issuedOn'])
    .where('id', '=', documentId)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  if (!document) throw problem('notFound');
  const { superior, ...rest } = document;
  const issuer = [document.issuer, superior].filter(Boolean).join(' ') || null;
  return tied(tx, officeId, { documentId }, { ...rest, issuer });
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

/** A paper that the office has: the one that stood there only by its number becomes it. */
async function tied(
  tx: Tx,
  officeId: string,
  tie: { documentId: string } | { entryId: string },
  known: KnownPaper,
) {
  const [column, id] =
    'documentId' in tie ? (['documentId', tie.documentId] as const) : (['entryId', tie.entryId] as const);
  const there = await tx.selectFrom('linkedPaper').select('id').where(column, '=', id).executeTakeFirst();
  const same =
    there ??
    (known.number ? await matching(tx, officeId, { ...known, number: known.number }, column) : undefined);
  const row = { ...known, ...keysOf(known), ...tie };
  if (same)
    return tx
      .updateTable('linkedPaper')
      .set(row)
      .where('id', '=', same.id)
      .returning(columns)
      .executeTakeFirstOrThrow();
  return tx
    .insertInto('linkedPaper')
    .values({ officeId, ...row })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

async function saidPaper(tx: Tx, officeId: string, said: SaidPaper) {
  const { number, typeName = null, issuer = null, issuedOn = null } = said;
  const known = { number, typeName, issuer, issuedOn };
  const same = await matching(tx, officeId, known, null);
  if (same) return same;
  return tx
    .insertInto('linkedPaper')
    .values({ officeId, ...known, ...keysOf(known) })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

const keysOf = ({ number, issuer }: KnownPaper) => {
  const split = splitNumber(number ?? '');
  return { numberKey: numberKey(split.number, split.notation), issuerKey: issuerKey(issuer) };
};

/** The paper of that number and issuer; `untied`: only one whose place is still free for a document or an entry. */
async function matching(
  db: Db,
  officeId: string,
  said: KnownPaper & { number: string },
  untied: 'documentId' | 'entryId' | null,
) {
  const keys = keysOf(said);
  let query = db
    .selectFrom('linkedPaper')
    .select([...columns, 'issuerKey'])
    .where('officeId', '=', officeId)
    .where('numberKey', '=', keys.numberKey);
  if (untied) query = query.where(untied, 'is', null);
  const rows = await query.orderBy('madeAt').orderBy('id').execute();
  const fitting = rows.filter((row) => isSameIssuer(row.issuerKey, keys.issuerKey));
  // The one of the same day first: a number comes back with each year and each term.
  return (
    fitting.find((row) => row.issuedOn === said.issuedOn) ??
    fitting.find((row) => !row.issuedOn || !said.issuedOn)
  );
}
