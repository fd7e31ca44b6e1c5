import { comparisonKey } from '@dondoc/vietnamese';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { deliver, findDocument, findTwin, lockDocument, markPublished } from '#documents/store.ts';
import { announce, tell } from '#inbox/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { obstacles } from '../review/rules.ts';
import type { ReviewItem } from '../review/schema.ts';
import { listFindings, listItems } from '../review/store.ts';
import * as store from '../store.ts';
import { becomeDirectives, delivered, directiveCodes, issuerShort, responsible } from './rules.ts';
import { type Laid, layDown } from './store.ts';

/** A directive as it was just published, for the room above that hangs something on it. */
export interface Published {
  document: DocumentDetail;
  officeId: string;
  day: string;
  items: { item: ReviewItem; directiveId: string | null }[];
}

export type OnPublished = (tx: Tx, published: Published) => Promise<void>;

const Answer = z.object({ codes: z.array(z.string()), agencies: z.number().int() });

/** `onPublished` is what a room above does with it, in the same transaction. */
export const publishingRouter = (onPublished: OnPublished) => ({
  publishing: {
    publish: act('document.publish', 'POST /documents/{documentId}/publication', 'Phát hành văn bản')
      .input(z.object({ documentId: z.uuid() }))
      .output(Answer)
      .handler(({ context: { db, viewer }, input }) =>
        db.transaction().execute((tx) => publish(tx, viewer, input.documentId, onPublished)),
      ),
  },
});

async function publish(tx: Tx, viewer: Viewer, documentId: string, onPublished: OnPublished) {
  // The locks make a second click, or the same notice from another file, wait and find it published.
  await lockOffice(tx, viewer.office.id);
  const locked = await lockDocument(tx, viewer.office.id, documentId);
  if (!locked) throw problem('notFound');
  if (locked.state !== 'draft')
    throw problem('conflict', 'Văn bản này đã được phát hành. Chưa có gì bị thay đổi thêm.');
  const document = await findDocument(tx, sees(viewer), documentId, viewer.today);
  if (!document) throw problem('notFound');
  const items = await listItems(tx, documentId, document.pages);
  const twin = await findTwin(tx, viewer.office.id, document);
  if (twin)
    throw problem(
      'conflict',
      `Văn bản số ${document.number} của cùng cơ quan, cùng ngày đã được phát hành từ một tệp khác.`,
    );
  const { headerDecision } = locked;
  const findings = await listFindings(tx, documentId);
  const [obstacle] = obstacles({ ...document, headerDecision }, items, findings);
  if (obstacle) throw problem('refused', obstacle.words);

  const accepted = becomeDirectives(items);
  const codes = await freeCodes(tx, viewer.office.id, document, accepted);
  const laid = accepted.map((item, position) =>
    directiveOf(viewer, document, { item, code: codes[position] ?? '', position }),
  );
  const directiveIds = await layDown(tx, laid);
  const by = { officeId: viewer.office.id, actorId: viewer.userId };
  const written = directiveIds.map((id, position) => ({
    ...{ ...by, act: 'directive.publish', subject: { kind: 'directive', id } },
    detail: { code: codes[position] ?? '' },
  }));
  await writeLog(tx, ...written);
  const ids = new Map(accepted.map(({ id }, position) => [id, directiveIds[position] ?? null]));
  const to = delivered(accepted, document.recipients);
  await markPublished(tx, documentId, viewer.today, viewer.userId);
  await deliver(tx, documentId, to, viewer.today);
  const kept = items.filter((item) => item.decision === 'accepted');
  await onPublished(tx, {
    document,
    officeId: viewer.office.id,
    day: viewer.today,
    items: kept.map((item) => ({ item, directiveId: ids.get(item.id) ?? null })),
  });
  const detail = { directives: codes.length, agencies: to.length };
  const news = {
    officeId: viewer.office.id,
    key: `published:${documentId}`,
    type: 'document.published' as const,
  };
  await announce(tx, { ...news, data: { documentId, day: viewer.today, ...detail } });
  const agencyIds = to.map(({ agencyId }) => agencyId);
  await tell(
    tx,
    { agencyIds, roles: ['contact', 'head'] },
    {
      ...{ officeId: viewer.office.id, key: `published:${documentId}`, kind: 'directive' },
      title: `Văn bản ${document.number ?? ''}: có việc giao hoặc gửi cơ quan đồng chí`,
      body: document.subject ?? '',
      link: `/van-ban/${documentId}`,
      subject: { kind: 'document', id: documentId },
    },
  );
  await logAs(tx, viewer, 'document.publish', { kind: 'document', id: documentId }, detail);
  return { codes, agencies: to.length };
}

/** Codes that no other document of the office has: the issuer's short name goes in on a clash. */
async function freeCodes(
  tx: Tx,
  officeId: string,
  document: DocumentDetail,
  items: ReviewItem[],
): Promise<string[]> {
  const { type, number, issuedOn } = document;
  if (!type || !number || !issuedOn) throw new Error('checked by obstacles before');
  const refs = items.map((item) => item.ref);
  const plain = directiveCodes({ type, number, issuedOn }, refs);
  if (!(await store.anyCodeTaken(tx, officeId, plain))) return plain;
  const short = issuerShort(number) ?? document.issuer;
  const longer = directiveCodes({ type, number, issuedOn }, refs, short);
  if (!(await store.anyCodeTaken(tx, officeId, longer))) return longer;
  throw problem(
    'conflict',
    `Văn bản ${number} ngày ${issuedOn} đã được phát hành từ một tệp khác. Mở văn bản đó để xem.`,
  );
}

function directiveOf(
  viewer: Viewer,
  document: DocumentDetail,
  { item, code, position }: { item: ReviewItem; code: string; position: number },
): Laid {
  const words = searchWords(document, item, code);
  const directive: Laid['directive'] = {
    officeId: viewer.office.id,
    code,
    documentId: document.id,
    itemId: item.id,
    position,
    ref: item.ref,
    kind: item.kind === 'answer' ? 'answer' : 'requirement',
    title: item.title,
    text: item.text,
    spanStart: item.span[0],
    spanEnd: item.span[1],
    page: item.page,
    product: item.product,
    publishedOn: viewer.today,
    searchMarked: comparisonKey(words),
  };
  const { actors, deadline } = item;
  return {
    directive,
    actors,
    day: viewer.today,
    actorId: viewer.userId,
    leadIds: responsible(item),
    deadline,
  };
}

/** What a search may find a directive by. */
const searchWords = (document: DocumentDetail, item: ReviewItem, code: string): string =>
  [code, item.title, item.text, document.number, document.subject, ...item.actors.map((a) => a.name)].join(
    ' ',
  );
