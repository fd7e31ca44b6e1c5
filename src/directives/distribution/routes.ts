import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { findDocument } from '#documents/store.ts';
import { problem } from '#platform/http/problems.ts';
import { becomeDirectives } from '../publishing/rules.ts';
import { listItems } from '../review/store.ts';
import { distributionOf, type Holding, unmatchedLines } from './rules.ts';
import { Distribution } from './schema.ts';
import { listHoldings } from './store.ts';

/** Who has the document and who must act on it; of a draft, who would. Agency people see their own line. */
const get = act(
  'document.read',
  'GET /documents/{documentId}/distribution',
  'Gửi cho ai, ai đã xem, ai đã ký nhận',
)
  .input(z.object({ documentId: z.uuid() }))
  .output(Distribution)
  .handler(async ({ context: { db, viewer }, input: { documentId } }) => {
    const scope = sees(viewer);
    const document = await findDocument(db, scope, documentId, viewer.today);
    if (!document) throw problem('notFound');
    const agencies = await listAgencies(db, viewer.office.id);
    const holdings =
      document.state === 'draft'
        ? proposed(await listItems(db, documentId, document.pages))
        : await listHoldings(db, documentId);
    const day = document.publishedOn ?? document.issuedOn ?? viewer.today;
    const rows = distributionOf(document.recipients, holdings, document.receipts, (id) =>
      agencyRefOf(agencies, id, day),
    );
    const { agencyIds } = scope;
    return {
      rows: agencyIds ? rows.filter((row) => agencyIds.includes(row.agency.id)) : rows,
      unmatched: agencyIds ? [] : unmatchedLines(document.recipients),
    };
  });

/** What the draft's items would lay on whom; those not yet decided count as they stand. */
const proposed = (items: Awaited<ReturnType<typeof listItems>>): Holding[] =>
  becomeDirectives(
    items.map((item) => (item.decision === 'pending' ? { ...item, decision: 'accepted' } : item)),
  ).flatMap((item) =>
    item.actors.flatMap(({ agencyId, role }) => (agencyId ? [{ directive: item.id, agencyId, role }] : [])),
  );

export const distributionRouter = { distribution: { get } };
