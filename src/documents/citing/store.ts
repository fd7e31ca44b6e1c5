import { lockOffice } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { kindBefore } from '../links/rules.ts';
import { insertWord, linksWhere } from '../links/store.ts';
import { Citation } from '../schema.ts';
import { documentPaper, keysOf, saidPaper } from '../tying/store.ts';

/** That a paper was read: the links of its citations, those it no longer has taken out. Bears being done twice. */
export async function readLinks(tx: Tx, officeId: string, documentId: string): Promise<void> {
  await lockOffice(tx, officeId);
  const from = await documentPaper(tx, officeId, documentId);
  const { citations, text } = await tx
    .selectFrom('document')
    .select(['citations', 'text'])
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const there = await linksWhere(tx, officeId, { fromIds: [from.id] });
  const cited = new Set<string>();
  for (const citation of Citation.array().parse(citations)) {
    const { number, typeName = null, issuer = null, date: issuedOn = null, span, doubt = null } = citation;
    const said = { number, typeName, issuer, issuedOn, citedOn: from.issuedOn };
    const to = await saidPaper(tx, officeId, said);
    if (to.id === from.id || cited.has(to.id)) continue;
    cited.add(to.id);
    const known = there.find((link) => link.toId === to.id && link.origin === 'read');
    if (known && known.word === 'removed' && known.by === null)
      await insertWord(tx, { officeId, linkId: known.id, word: 'restored', why: null, byUser: null });
    if (known) continue;
    const kind = kindBefore(text, span[0]);
    const row = { officeId, fromId: from.id, toId: to.id, kind, origin: 'read' as const, doubt };
    const words = { saidNumber: number, saidType: typeName, saidIssuer: issuer, saidOn: issuedOn };
    await tx
      .insertInto('paperLink')
      .values({ ...row, ...words, spanStart: span[0], spanEnd: span[1] })
      .execute();
  }
  const gone = there.filter((link) => link.origin === 'read' && !cited.has(link.toId) && link.word === null);
  for (const { id: linkId } of gone)
    await insertWord(tx, { officeId, linkId, word: 'removed', why: null, byUser: null });
}

/** Documents whose citations are not in the graph yet. */
export async function unreadDocuments(db: Db, limit: number): Promise<{ id: string; officeId: string }[]> {
  return db
    .selectFrom('document')
    .select(['id', 'officeId'])
    .where('heldAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('linkedPaper').select('id').whereRef('linkedPaper.documentId', '=', 'document.id'),
        ),
      ),
    )
    .orderBy('createdAt')
    .limit(limit)
    .execute();
}

/**
 * A purged document leaves the graph: what it cites goes; where others cite it, its place keeps what they say of it,
 * and nothing of its own.
 */
export async function forgetLinks(db: Db, documentId: string): Promise<void> {
  const paper = await db
    .selectFrom('linkedPaper')
    .select('id')
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  if (!paper) return;
  await db.deleteFrom('paperLink').where('fromId', '=', paper.id).execute();
  const said = await db
    .selectFrom('paperLink')
    .select(['saidNumber', 'saidType', 'saidIssuer', 'saidOn'])
    .where('toId', '=', paper.id)
    .where('origin', '=', 'read')
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst();
  if (!said) await db.deleteFrom('linkedPaper').where('id', '=', paper.id).execute();
  else {
    await db.deleteFrom('paperLink').where('toId', '=', paper.id).where('origin', '!=', 'read').execute();
    const known = {
      number: said.saidNumber,
      typeName: said.saidType,
      issuer: said.saidIssuer,
      issuedOn: said.saidOn,
    };
    await db
      .updateTable('linkedPaper')
      .set({ ...known, ...keysOf(known), documentId: null, entryId: null })
      .where('id', '=', paper.id)
      .execute();
  }
}
