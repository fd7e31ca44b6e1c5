import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { lockProposal } from '../asking/store.ts';
import type { Proposal } from '../schema.ts';
import { findProposal } from '../store.ts';

const STALE = 'Kiến nghị vừa có diễn biến mới. Chưa có gì được lưu; tải lại trang rồi xem lại.';

/**
 * The request under a lock, for an act that was meant for the state that whoever acts has seen: one that comes late, or a
 * second time, is refused and changes nothing.
 */
export async function openProposal(
  tx: Tx,
  viewer: Viewer,
  { id, seen }: { id: string; seen?: number },
): Promise<Proposal> {
  const locked = await lockProposal(tx, viewer.office.id, id);
  const proposal = locked && (await findProposal(tx, sees(viewer), id, viewer.today));
  if (!proposal) throw problem('notFound');
  if (seen !== undefined && proposal.seen !== seen) throw problem('conflict', STALE);
  const [goesOn] = proposal.into;
  if (proposal.state === 'split')
    throw problem(
      'refused',
      'Kiến nghị này đã tách; ghi ở từng kiến nghị được tách ra. Chưa có gì được lưu.',
    );
  if (proposal.state === 'merged')
    throw problem(
      'refused',
      `Kiến nghị này đã gộp vào ${goesOn ? `«${goesOn.text.slice(0, 80)}»` : 'kiến nghị khác'}; ghi ở kiến nghị đó. Chưa có gì được lưu.`,
    );
  return proposal;
}

/** A day on which it can have happened. */
export function pastDay(on: string, viewer: Pick<Viewer, 'today'>): string {
  if (on <= viewer.today) return on;
  throw problem('badInput', 'Ngày ghi ở sau hôm nay. Chưa có gì được lưu; ghi ngày việc đã diễn ra.');
}
