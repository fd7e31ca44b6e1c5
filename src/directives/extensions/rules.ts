import { formatDate } from '@dondoc/vietnamese';
import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { type Decided, type Held, handOf } from '../acts/rules.ts';
import { type Snapshot, stoppedOn } from '../history/rules.ts';
import type { DeadlineOrigin } from '../schema.ts';
import type { ExtensionAnswer, ExtensionRequest } from './schema.ts';

/** Whether the office set the day itself, or agreed it: such a day is also the clerk's to move. */
export const isOffices = (origin: DeadlineOrigin | null): boolean =>
  origin === 'office' || origin === 'agreed';

/** Whether an agency may ask for more time now: it has the work in hand, there is a deadline, and no request waits. */
export function canAsk(snapshot: Snapshot, agencyId: string): boolean {
  return (
    handOf(snapshot, agencyId) !== undefined &&
    snapshot.due !== null &&
    snapshot.asked === null &&
    stoppedOn(snapshot) === null
  );
}

export function askingExtension(
  { agency, today }: Viewer,
  { snapshot }: Held,
  { date, reason }: Pick<ExtensionRequest, 'date' | 'reason'>,
): Outcome<Decided> {
  if (!handOf(snapshot, agency.id))
    return refuse('forbidden', 'Chỉ cơ quan đang thực hiện nhiệm vụ xin gia hạn.');
  if (snapshot.due === null) return refuse('conflict', 'Nhiệm vụ không có thời hạn nên không cần gia hạn.');
  if (snapshot.asked) return refuse('conflict', 'Đã có đề nghị gia hạn đang chờ quyết định.');
  if (stoppedOn(snapshot)) return refuse('conflict', 'Việc đã báo cáo hoàn thành; không xin gia hạn nữa.');
  if (date <= snapshot.due)
    return refuse('badInput', `Ngày xin gia hạn phải sau hạn hiện nay (${formatDate(snapshot.due)}).`);
  if (date < today) return refuse('badInput', 'Ngày xin gia hạn đã qua. Chọn ngày từ hôm nay trở đi.');
  return ok({ kind: 'extension_asked', agencyId: agency.id, data: { date, reason } });
}

/**
 * Whether this person may decide it: a day that the document or the roadmap sets is the leader's to move, one that the
 * office set also the clerk's (design rule 8: never who asked).
 */
export function mayDecide(
  viewer: Viewer,
  { snapshot, events }: Held,
): Outcome<NonNullable<Snapshot['asked']>> {
  const { asked, dueOrigin } = snapshot;
  if (!asked) return refuse('conflict', 'Đề nghị gia hạn này đã được quyết định. Tải lại để xem.');
  const asker = events.find((event) => event.id === asked.eventId)?.actorId ?? null;
  if (!mayTakeHand(viewer, 'extension', 'approver', [asker]))
    return refuse('forbidden', 'Đồng chí đã lập đề nghị này nên không được quyết định.');
  if (!isOffices(dueOrigin) && viewer.role !== 'leader')
    return refuse(
      'forbidden',
      'Thời hạn do văn bản hoặc lộ trình nêu; lãnh đạo mới được quyết định gia hạn.',
    );
  return ok(asked);
}

export function decidingExtension(viewer: Viewer, held: Held, answer: ExtensionAnswer): Outcome<Decided> {
  const asked = mayDecide(viewer, held);
  if (!asked.ok) return asked;
  const { eventId: requestId, agencyId } = asked.value;
  if (answer.requestId !== requestId)
    return refuse('conflict', 'Đề nghị gia hạn này đã được quyết định. Tải lại để xem.');
  if (!answer.grant)
    return ok({ kind: 'extension_refused', agencyId, data: { requestId, reason: answer.reason } });
  const date = answer.date ?? asked.value.date;
  const { due } = held.snapshot;
  if (due && date <= due) return refuse('badInput', `Hạn mới phải sau hạn hiện nay (${formatDate(due)}).`);
  return ok({ kind: 'extension_granted', agencyId, data: { requestId, date } });
}
