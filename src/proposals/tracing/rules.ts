import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Proposal, ProposalEvent } from '../schema.ts';

interface Dated {
  kind: string;
  intoId: string;
  madeOn: string;
  madeAt: Date;
  removedOn: string | null;
  removedAt: Date | null;
}

const isBy = (at: Date, until: Date | null): boolean => until === null || at <= until;

const isMade = ({ madeOn, madeAt }: Dated, asOf: string, until: Date | null): boolean =>
  madeOn <= asOf && isBy(madeAt, until);

/** Whether the tie was there at the end of a day, by what was recorded until a moment. */
export function holdsOn(trace: Dated, asOf: string, until: Date | null): boolean {
  const { removedAt, removedOn } = trace;
  const isEnded = removedAt !== null && isBy(removedAt, until) && (removedOn ?? '') <= asOf;
  return isMade(trace, asOf, until) && !isEnded;
}

/** Whether the request was there by then: a part is not before its split. */
export const isBorn = (traces: readonly Dated[], id: string, asOf: string, until: Date | null): boolean =>
  traces.every((trace) => trace.kind !== 'split' || trace.intoId !== id || isMade(trace, asOf, until));

/** Each agency says for itself whether its request is settled, so only what one agency asked becomes one. */
export function mayBeOne(proposals: readonly Pick<Proposal, 'askedBy' | 'state'>[]): Outcome<null> {
  const askers = new Set(proposals.map(({ askedBy }) => askedBy?.id ?? null));
  if (askers.size > 1)
    return refuse(
      'refused',
      'Chỉ gộp kiến nghị của cùng một cơ quan, vì mỗi cơ quan tự xác nhận kiến nghị của mình đã giải quyết hay chưa. Chưa có gì được lưu.',
    );
  if (proposals.some(({ state }) => state === 'draft'))
    return refuse('refused', 'Bản nháp chưa gửi thì không gộp. Chưa có gì được lưu.');
  return ok(null);
}

/** Parts that nothing of their own has happened to yet go back into the one that they were made of. */
export function maySplitEnd(
  parts: readonly {
    events: readonly ProposalEvent[];
    /** Tied to further requests, or to directives of its own. */
    goesOn: boolean;
  }[],
): Outcome<null> {
  const own = parts.filter(
    ({ events, goesOn }) =>
      goesOn || events.some(({ kind, data }) => kind !== 'noted' && data.by !== 'split'),
  );
  if (own.length === 0) return ok(null);
  return refuse(
    'refused',
    `${own.length} trong ${parts.length} phần đã có diễn biến riêng nên không nhập lại được. Chưa có gì thay đổi.`,
  );
}
