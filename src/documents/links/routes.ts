import { z } from 'zod';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { findDocument, visibleAmong } from '../store.ts';
import type { LinkEnd } from '../tying/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** More papers than these nobody looks at in one picture. */
const MOST = 120;

const get = act('document.read', 'GET /documents/{id}/links', 'Các văn bản liên quan, đi từng bước')
  .input(shape.LinksAsk)
  .output(shape.LinksView)
  .handler(({ context: { db, viewer }, input: { id, depth } }) => viewOf(db, viewer, id, depth));

async function viewOf(db: Db, viewer: Viewer, id: string, depth: number): Promise<shape.LinksView> {
  const officeId = viewer.office.id;
  const isOffice = sees(viewer).agencyIds === null;
  const [middle] = await store.papersWhere(db, officeId, { any: id });
  if (!middle) return unread(db, viewer, id);
  const look = { db, officeId, isOffice, sees: sightOf(db, viewer) };
  const [rests, borne] = [
    await rules.walk(middle.id, (ids) => step(look, { fromIds: ids }), { end: 'to', depth, most: MOST }),
    await rules.walk(middle.id, (ids) => step(look, { toIds: ids }), { end: 'from', depth, most: MOST }),
  ];
  const isSeen = await look.sees([middle.documentId]);
  // Somebody of an agency may stand only where a document of theirs leads.
  if (!isOffice && !isSeen.has(middle.documentId ?? '') && borne.edges.length === 0)
    throw problem('notFound');
  const edges = [
    ...new Map([...rests.edges, ...borne.edges].map((edge) => [edge.link.id, edge.link])).values(),
  ];
  const ids = new Set([middle.id, ...edges.flatMap((link) => [link.fromId, link.toId])]);
  const papers = await store.papersWhere(db, officeId, { ids: [...ids] });
  const past = isOffice ? await pastOf(look, middle.id) : [];
  const shown = await shownPapers(look, papers, edges);
  const known = new Set(shown.map((paper) => paper.id));
  // What is odd is for whoever mends it, and would tell others of days in papers they have no sight of.
  const judge = isOffice ? await doubtsFor(db, viewer, papers, edges) : () => [];
  const told = (link: store.LinkRow) => {
    const whole = linkShape(link, judge(link));
    return isOffice ? whole : { ...whole, by: null, why: null };
  };
  const here = (levels: string[][]) => levels.map((level) => level.filter((one) => known.has(one)));
  return {
    middle: shown.find((paper) => paper.id === middle.id) ?? paperShape(middle),
    ...{ rests: here(rests.levels), borne: here(borne.levels), papers: shown },
    links: edges.filter((link) => known.has(link.fromId) && known.has(link.toId)).map(told),
    past: past.map((link) => linkShape(link, [])),
    ...{ isCut: rests.isCut || borne.isCut, mayKeep: may(viewer, 'link.keep') },
  };
}

/** A document whose citations are about to be read into the graph. */
async function unread(db: Db, viewer: Viewer, id: string): Promise<shape.LinksView> {
  const document = await findDocument(db, sees(viewer), id, viewer.today);
  if (!document) throw problem('notFound');
  const { number, typeName, issuer, issuedOn, subject } = document;
  const middle = { id, number, typeName, issuer, issuedOn, subject, documentId: id, entryId: null };
  return {
    middle: { ...middle, standing: 'document' },
    ...{ rests: [], borne: [], papers: [], links: [], past: [], isCut: false },
    mayKeep: may(viewer, 'link.keep'),
  };
}

/** Which of these documents the viewer may open. */
function sightOf(db: Db, viewer: Viewer) {
  return (documentIds: (string | null)[]): Promise<Set<string>> =>
    visibleAmong(
      db,
      sees(viewer),
      documentIds.filter((one) => one !== null),
    );
}

interface Look {
  db: Db;
  officeId: string;
  isOffice: boolean;
  sees: ReturnType<typeof sightOf>;
  /** Refused ones too. */
  all?: boolean;
}

/** Links from or to papers, as far as they still hold and the viewer may read the paper whose words they are. */
async function step(
  { db, officeId, isOffice, sees, all }: Look,
  which: { fromIds: string[] } | { toIds: string[] },
) {
  const links = await store.linksWhere(db, officeId, which);
  const live = links.filter((link) => all || rules.holds(stateOf(link)));
  const from = await store.papersWhere(db, officeId, { ids: live.map((link) => link.fromId) });
  const seen = await sees(from.map((paper) => paper.documentId));
  // What stands in the books alone, or is known only by its number, is for the office.
  const readable = from.filter(({ documentId }) => (documentId ? seen.has(documentId) : isOffice));
  const ids = new Set(readable.map(({ id }) => id));
  return live
    .filter((link) => ids.has(link.fromId))
    .map((link) => ({ from: link.fromId, to: link.toId, link }));
}

/** Links from or to a paper that were refused or taken out. */
async function pastOf(look: Look, id: string): Promise<store.LinkRow[]> {
  const own = await step({ ...look, all: true }, { fromIds: [id] });
  const beside = await step({ ...look, all: true }, { toIds: [id] });
  return [...own, ...beside].map(({ link }) => link).filter((link) => !rules.holds(stateOf(link)));
}

const stateOf = ({ word }: store.LinkRow) => ({ state: rules.stateAfter(word) });

/** A paper that an agency has no sight of is shown as those it may read cite it. */
async function shownPapers(
  { sees, isOffice }: Look,
  papers: store.PaperRow[],
  links: store.LinkRow[],
): Promise<shape.LinkedPaper[]> {
  if (isOffice) return papers.map(paperShape);
  const seen = await sees(papers.map((paper) => paper.documentId));
  return papers.flatMap((paper) => {
    if (paper.documentId && seen.has(paper.documentId)) return [paperShape(paper)];
    const said = links.find((link) => link.toId === paper.id);
    if (!said) return [];
    const { saidNumber: number, saidType: typeName, saidIssuer: issuer, saidOn: issuedOn } = said;
    const bare = { subject: null, documentId: null, entryId: null, standing: 'stub' as const };
    return [{ id: paper.id, number, typeName, issuer, issuedOn, ...bare }];
  });
}

const paperShape = (paper: store.PaperRow): shape.LinkedPaper => {
  const { id, number, typeName, issuer, issuedOn, subject, documentId, entryId } = paper;
  const standing = documentId ? 'document' : entryId ? 'entry' : 'stub';
  return { id, number, typeName, issuer, issuedOn, subject, documentId, entryId, standing };
};

const linkShape = (link: store.LinkRow, doubts: string[]): shape.PaperLink => ({
  ...{ id: link.id, fromId: link.fromId, toId: link.toId, kind: link.kind as shape.LinkKind },
  ...{ origin: link.origin as shape.LinkOrigin, saidNumber: link.saidNumber, saidIssuer: link.saidIssuer },
  saidOn: link.saidOn,
  span: link.spanStart === null || link.spanEnd === null ? null : [link.spanStart, link.spanEnd],
  ...{ ...stateOf(link), by: link.by, why: link.why, doubts },
});

/** What is odd of each link, by the days of all that cite the same paper and of those of the same number. */
async function doubtsFor(db: Db, viewer: Viewer, papers: store.PaperRow[], links: store.LinkRow[]) {
  const officeId = viewer.office.id;
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const others = await store.linksWhere(db, officeId, { toIds: links.map((link) => link.toId) });
  const keys = papers.map((paper) => paper.numberKey).filter((key) => key !== '');
  const namesakes = await store.papersWhere(db, officeId, { keys });
  return (link: store.LinkRow): string[] => {
    if (link.word === 'confirmed') return [];
    const [from, to] = [byId.get(link.fromId), byId.get(link.toId)];
    if (!to) return [];
    const isKnown = to.documentId !== null || to.entryId !== null;
    const same = namesakes.filter(
      (one) => one.id !== to.id && one.numberKey === to.numberKey && rules.isNamesake(one, to),
    );
    return rules.doubtsOf(link, {
      ...{ fromOn: from?.issuedOn ?? null, ownOn: isKnown ? to.issuedOn : null, today: viewer.today },
      othersOn: others
        .filter((one) => one.toId === to.id && one.id !== link.id)
        .flatMap((one) => one.saidOn ?? []),
      namesakesOn: same.flatMap((one) => one.issuedOn ?? []),
    });
  };
}

const add = act('link.keep')
  .input(shape.NewPaperLink)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, kind, way, number, issuer, issuedOn } }) =>
    db.transaction().execute(async (tx) => {
      const middle = await endOf(tx, viewer, id);
      const other = { number, issuer, issuedOn };
      const [from, to] = way === 'rests' ? [middle, other] : [other, middle];
      return { id: await store.linkDocuments(tx, viewer, { from, to, kind, origin: 'person' }) };
    }),
  );

/** The paper an address names: a document, else an entry or a paper in the graph. */
async function endOf(db: Db, viewer: Viewer, id: string): Promise<LinkEnd> {
  const [paper] = await store.papersWhere(db, viewer.office.id, { any: id });
  if (paper?.documentId) return { documentId: paper.documentId };
  if (paper?.entryId) return { entryId: paper.entryId };
  if (paper) return { paperId: paper.id };
  if (await findDocument(db, sees(viewer), id, viewer.today)) return { documentId: id };
  throw problem('notFound');
}

const say = act('link.keep')
  .input(shape.SayOfLink)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { linkId, word, why } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const [link] = await store.linksWhere(tx, officeId, { id: linkId });
      if (!link) throw problem('notFound');
      if ((word === 'refused' || word === 'removed') && !why)
        throw problem('badInput', 'Ghi lý do vì sao liên kết này không đúng. Chưa có gì thay đổi.');
      await store.insertWord(tx, { officeId, linkId, word, why, byUser: viewer.userId });
      await logAs(tx, viewer, 'link.say', { kind: 'paper-link', id: linkId }, { word });
      return {};
    }),
  );

export const linksRouter = { links: { get, add, say } };

/** Those that carry bytes. */
export function linksFiles(_parts: Parts): FileRoute[] {
  return [];
}
