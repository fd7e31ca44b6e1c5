import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Answer, NeedLine, NeedState } from './schema.ts';

export const stateOf = (need: { sentOn: string | null; answerOn: string | null }): NeedState => {
  if (need.answerOn) return 'answered';
  return need.sentOn ? 'sent' : 'draft';
};

/** An answer speaks of every line, and agrees to no more than was asked. */
export function answering(lines: readonly NeedLine[], { agreed }: Pick<Answer, 'agreed'>): Outcome<null> {
  const unknown = Object.keys(agreed).some((id) => !lines.some((line) => line.id === id));
  const silent = lines.find(({ id }) => agreed[id] === undefined);
  const more = lines.find(({ id, needed }) => (agreed[id] ?? 0) > needed);
  if (unknown) return refuse('badInput');
  if (silent) return refuse('badInput', `Chưa ghi số đồng ý của «${silent.position}». Chưa có gì được lưu.`);
  if (more)
    return refuse(
      'badInput',
      `Số đồng ý của «${more.position}» lớn hơn số đề nghị ${more.needed}. Chưa có gì được lưu.`,
    );
  return ok(null);
}
