import { sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { notHeld } from '../register-hold/store.ts';
import { type LinkEnd, paperOf } from '../tying/store.ts';
import { holds, isTold, isWordOf, stateAfter } from './rules.ts';
import type { LinkKind, LinkOrigin } from './schema.ts';

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
  const there = await linksWhere(tx, officeId, { fromIds: [from.id] });
  const same = there.filter((one) => one.toId === to.id && one.kind === kind);
  const known = same.find(isTold) ?? same[0];
  if (known) return toldAgain(tx, viewer, known, origin);
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

/** The tie stands there: refused, taken out or only guessed until now, it holds by this word. */
async function toldAgain(tx: Tx, viewer: Viewer, known: LinkRow, origin: LinkOrigin): Promise<string> {
  const { id: linkId } = known;
  if (!isWordOf(origin, known)) return linkId;
  const said = { officeId: viewer.office.id, word: 'confirmed', why: null, byUser: viewer.userId };
  await insertWord(tx, { ...said, linkId });
  await logAs(tx, viewer, 'link.say', { kind: 'paper-link', id: linkId }, { word: said.word });
  return linkId;
}

export async function insertWord(
  db: Db,
  row: { officeId: string; linkId: string; word: string; why: string | null; byUser: string | null },
): Promise<void> {
  await db.insertInto('paperLinkWord').values(row).execute();
}

/** Links with the last word that was said of each. */
export async function linksWhere(
  db: Db,
  officeId: string,
  which: { fromIds: string[] } | { toIds: string[] } | { id: string },
) {
  let query = db
    .selectFrom('paperLink as link')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('paperLinkWord')
          .leftJoin('authUser', 'authUser.id', 'paperLinkWord.byUser')
          .select(['word', 'why', 'authUser.name as by'])
          .whereRef('linkId', '=', 'link.id')
          .orderBy('ordinal', 'desc')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .select(['link.id', 'link.fromId', 'link.toId', 'link.kind', 'link.origin', 'link.saidNumber'])
    .select([
      'link.saidType',
      'link.saidIssuer',
      'link.saidOn',
      'link.doubt',
      'link.spanStart',
      'link.spanEnd',
    ])
    .select(['said.word', 'said.why', 'said.by'])
    .where('link.officeId', '=', officeId);
  if ('fromIds' in which) query = query.where('link.fromId', '=', sql<string>`any(${which.fromIds}::uuid[])`);
  if ('toIds' in which) query = query.where('link.toId', '=', sql<string>`any(${which.toIds}::uuid[])`);
  if ('id' in which) query = query.where('link.id', '=', which.id);
  return query.orderBy('link.ordinal').execute();
}

export type LinkRow = Awaited<ReturnType<typeof linksWhere>>[number];

/** Papers of the graph with what the office has of each; one that is said to hold a secret is left out. */
export async function papersWhere(
  db: Db,
  officeId: string,
  which: { ids: string[] } | { any: string } | { keys: string[] },
) {
  let query = db
    .selectFrom('linkedPaper as paper')
    .leftJoin('document', 'document.id', 'paper.documentId')
    .leftJoin('registerPaper as entered', (join) =>
      join
        .onRef('entered.entryId', '=', 'paper.entryId')
        .on('entered.replacedAt', 'is', null)
        .on(notHeld('entered')),
    )
    .select([
      'paper.id',
      'paper.number',
      'paper.numberKey',
      'paper.typeName',
      'paper.issuer',
      'paper.issuerKey',
    ])
    .select(['paper.issuedOn', 'paper.documentId', 'paper.entryId', 'document.heldAt'])
    .select((eb) => eb.fn.coalesce('document.subject', 'entered.subject').as('subject'))
    .where('paper.officeId', '=', officeId)
    .where('document.heldAt', 'is', null);
  if ('ids' in which) query = query.where('paper.id', '=', sql<string>`any(${which.ids}::uuid[])`);
  if ('keys' in which) query = query.where('paper.numberKey', '=', sql<string>`any(${which.keys}::text[])`);
  if ('any' in which)
    query = query.where((eb) =>
      eb.or([
        eb('paper.id', '=', which.any),
        eb('paper.documentId', '=', which.any),
        eb('paper.entryId', '=', which.any),
      ]),
    );
  return query.execute();
}

export type PaperRow = Awaited<ReturnType<typeof papersWhere>>[number];

export interface Answering {
  fullNumber: string;
  issuedOn: string | null;
}

/** For each entry the papers that answer it as told or confirmed, and those that the machine only takes for answers. */
export async function answersOf(
  db: Db,
  officeId: string,
  entries: readonly { id: string; documentId: string | null }[],
): Promise<Map<string, { answers: Answering[]; guesses: Answering[] }>> {
  const [entryIds, documentIds] = [
    entries.map(({ id }) => id),
    entries.flatMap((one) => one.documentId ?? []),
  ];
  const papers = await db
    .selectFrom('linkedPaper')
    .select(['id', 'entryId', 'documentId'])
    .where('officeId', '=', officeId)
    .where((eb) =>
      eb.or([
        eb('entryId', '=', sql<string>`any(${entryIds}::uuid[])`),
        eb('documentId', '=', sql<string>`any(${documentIds}::uuid[])`),
      ]),
    )
    .execute();
  const links = await linksWhere(db, officeId, { toIds: papers.map(({ id }) => id) });
  const answering = links.filter(
    ({ kind, word }) => kind === 'answers' && holds({ state: stateAfter(word) }),
  );
  const from = new Map(
    (await papersWhere(db, officeId, { ids: answering.map((link) => link.fromId) })).map((one) => [
      one.id,
      one,
    ]),
  );
  return new Map(
    entries.map(({ id, documentId }) => {
      const own = papers.filter(
        (one) => one.entryId === id || (documentId !== null && one.documentId === documentId),
      );
      const found = answering.filter((link) => own.some((one) => one.id === link.toId));
      const named = (links: LinkRow[]): Answering[] =>
        links
          .flatMap((link) => from.get(link.fromId) ?? [])
          .map(({ number, issuedOn }) => ({ fullNumber: number ?? 'chưa có số', issuedOn }));
      const told = found.filter(isTold);
      const guessed = found.filter((link) => !told.some(({ fromId }) => fromId === link.fromId));
      return [id, { answers: named(told), guesses: named(guessed) }];
    }),
  );
}
