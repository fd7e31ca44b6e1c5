import { formatDate } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Proposal, Side } from '../schema.ts';

/** For which side somebody speaks: the office for the body that answers, contact and head of the asker for it. */
export function sideOf(
  { role, agency }: Pick<Viewer, 'role' | 'agency'>,
  { askedBy }: Pick<Proposal, 'askedBy'>,
): Side | null {
  if (role === 'clerk' || role === 'leader') return 'body';
  return (role === 'contact' || role === 'head') && askedBy?.id === agency.id ? 'asker' : null;
}

/** A word about the answer that stands, once, not of a day before it. */
export function mayBeSaid(
  proposal: Pick<Proposal, 'current' | 'body' | 'asker'>,
  side: Side,
  { settled, on }: { settled: boolean; on: string },
): Outcome<null> {
  const { current } = proposal;
  if (!current?.verdict)
    return refuse('refused', 'Kiến nghị chưa có kết quả trả lời được xác nhận. Chưa có gì được lưu.');
  const last = proposal[side];
  if (last && last.settled === settled)
    return refuse(
      'conflict',
      `Bên này đã nêu ý kiến như vậy ngày ${formatDate(last.on)}. Chưa có gì thay đổi.`,
    );
  const from = last && last.on > current.on ? last.on : current.on;
  if (on < from)
    return refuse(
      'badInput',
      `Ngày ${formatDate(on)} trước ngày ${formatDate(from)} của việc trước đó. Chưa có gì được lưu; ghi lại ngày.`,
    );
  return ok(null);
}
