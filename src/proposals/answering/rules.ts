import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { EventData, Verdict } from '../schema.ts';

interface Said {
  verdict: Verdict;
  reviewOn: string | null;
  toAgencyId: string | null;
}

/** What goes with a verdict: a day of review with an answer for the time being, a body with one that is passed on. */
export function comesTo({ verdict, reviewOn, toAgencyId }: Said, on: string): Outcome<EventData> {
  if (verdict === 'interim' && !reviewOn)
    return refuse('badInput', 'Trả lời trước mắt thì cần ngày xem lại. Chưa có gì được lưu.');
  if (verdict === 'interim' && reviewOn && reviewOn <= on)
    return refuse(
      'badInput',
      `Ngày xem lại phải sau ngày trả lời ${formatDate(on)}. Chưa có gì được lưu; ghi lại ngày.`,
    );
  if (verdict === 'forwarded' && !toAgencyId)
    return refuse('badInput', 'Chọn cơ quan có thẩm quyền được chuyển đến. Chưa có gì được lưu.');
  return ok({
    verdict,
    ...(verdict === 'interim' && reviewOn ? { reviewOn } : {}),
    ...(verdict === 'forwarded' && toAgencyId ? { toAgencyId } : {}),
  });
}
