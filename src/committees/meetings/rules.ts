import { formatDate } from '@dondoc/vietnamese';
import type { MemberRow } from '../membership/store.ts';
import type { Attendance } from '../schema.ts';

interface Written {
  name: string | null;
  positionTitle: string | null;
  agencyId?: string;
  agency?: { id: string } | null;
}

/** By what a member is found again in the record of a meeting; two members never share it. */
export const personKey = ({ name, positionTitle, agencyId, agency }: Written): string =>
  [positionTitle ?? '', agencyId ?? agency?.id ?? '', name ?? ''].join('|');

/** How each member of the day stands in the record; one of whom it says nothing is left out. */
export function attendanceOf(
  members: readonly MemberRow[],
  persons: readonly (Written & { part: string })[],
): Attendance[] {
  const parts = new Map(persons.map((person) => [personKey(person), person.part]));
  return members.flatMap((member) => {
    const part = parts.get(personKey(member));
    return part === 'chair' || part === 'attend' || part === 'absent' ? [{ seat: member.seat, part }] : [];
  });
}

/** Said to whoever would write where the notice is held. */
export const HELD_MEETING =
  'Văn bản của phiên họp này đang chờ xử lý nên nội dung phiên họp tạm thời không hiện. Chưa có gì được lưu; làm lại khi đã xử lý xong.';

interface Open {
  tasks: readonly { text: string; dueOn: string | null; endedOn: string | null; isHeld: boolean }[];
  directives: readonly { code: string; title: string }[];
  undecided: readonly string[];
}

/** The agenda to begin with: what is still open. Whoever calls the meeting changes it as they see fit. */
export function firstAgenda({ tasks, directives, undecided }: Open): string[] {
  const open = tasks.filter(({ endedOn, isHeld }) => endedOn === null && !isHeld);
  return [
    ...undecided,
    ...open.map(
      ({ text, dueOn }) =>
        `Việc đã giao: ${text}${dueOn ? ` (hạn ${formatDate(dueOn)})` : ' (không thời hạn)'}`,
    ),
    ...directives.map(({ code, title }) => `Nhiệm vụ ${code}: ${title}`),
  ];
}

/** What was typed, a line each, without the empty ones. */
export const linesOf = (words: string): string[] => words.split('\n').flatMap((line) => line.trim() || []);
