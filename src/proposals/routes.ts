import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { cut, keyOf, PieceQuery, pieceOf } from '#platform/http/cursor.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { Proposal } from './schema.ts';
import { listProposals } from './store.ts';

const list = act('proposal.read')
  .output(z.array(Proposal))
  .handler(({ context: { db, viewer } }) => listProposals(db, sees(viewer), viewer.today));

/** What programs have read since the first version, beside what is new. */
const ForPrograms = Proposal.extend({
  verdict: z.enum(['assigned', 'decided']).describe('assigned: có cơ quan được giao thực hiện'),
  answer: z.string(),
  answeredOn: z.string().nullable(),
});

const page = act('proposal.read', 'GET /proposals', 'Kiến nghị và câu trả lời')
  .input(PieceQuery)
  .output(pieceOf(ForPrograms))
  .handler(async ({ context: { db, viewer }, input: { cursor, limit } }) => {
    const after = keyOf(cursor, z.tuple([z.uuid()]));
    const all = await listProposals(db, sees(viewer), viewer.today);
    const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const rest = after ? sorted.filter(({ id }) => id > after[0]) : sorted;
    return cut(rest.map(forPrograms), limit, ({ id }) => [id] as const);
  });

const forPrograms = (proposal: Proposal): z.infer<typeof ForPrograms> => ({
  ...proposal,
  verdict: proposal.directives.length > 0 ? 'assigned' : 'decided',
  answer: proposal.current?.text ?? '',
  answeredOn: proposal.current?.on ?? null,
});

export const proposalsRouter = { proposals: { list, page } };

/** Those that carry bytes. */
export const proposalsFiles = (_parts: Parts): FileRoute[] => [];
