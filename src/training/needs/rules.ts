import { addCalendarDays, compareVietnamese, fold, formatDate } from '@dondoc/vietnamese';
import { existsOn } from '#accounts/rules.ts';
import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Call, CallState, NamedLearner } from './schema.ts';

/** `late`: the deadline is over, and the desk has not closed the call, so that whoever is late can still answer. */
export function callState({ dueOn, closedOn }: Pick<Call, 'dueOn' | 'closedOn'>, today: string): CallState {
  if (closedOn) return 'closed';
  return today > dueOn ? 'late' : 'open';
}

/** Bodies that are asked: those of the day, not their units, and nobody above the office. */
export const askedOn = (agencies: readonly Agency[], day: string): AgencyRef[] =>
  agencies
    .filter((agency) => !agency.isUnit && !agency.isAbove && existsOn(agency, day))
    .map((agency) => refOn(agency, day))
    .toSorted((a, b) => compareVietnamese(a.name, b.name));

/** Needs are written, sent and taken back as long as the call is not closed. */
export function answering(call: Pick<Call, 'dueOn' | 'closedOn' | 'year'>, today: string): Outcome<null> {
  if (callState(call, today) !== 'closed') return ok(null);
  return refuse(
    'conflict',
    `Đợt đề nghị nhu cầu năm ${call.year} đã đóng ngày ${formatDate(call.closedOn ?? '')}. Chưa có gì được lưu; ` +
      'cơ quan thống nhất kế hoạch có thể mở lại đợt.',
  );
}

/** A deadline is not before the day on which it is set. */
export function deadlineOn(dueOn: string, today: string): Outcome<null> {
  if (dueOn >= today) return ok(null);
  return refuse('badInput', `Hạn ${formatDate(dueOn)} ở trước hôm nay. Chưa có gì được lưu; chọn lại ngày.`);
}

/**
 * What a reminder says today, if anything: so many days before the deadline as the setting has it, and the day after.
 * A server that was off on the day itself says the newest one missed, within a day of grace for the last.
 */
export function reminderOn(
  { dueOn, openedOn }: Pick<Call, 'dueOn' | 'openedOn'>,
  remindDays: readonly number[],
  today: string,
): { key: string; title: string } | null {
  const after = addCalendarDays(dueOn, 1);
  if (today >= after) {
    // A week late is no reminder any more: the desk sees who is missing.
    if (today > addCalendarDays(dueOn, 7)) return null;
    return {
      key: `after:${dueOn}`,
      title: `Đã quá hạn gửi nhu cầu đào tạo, bồi dưỡng (${formatDate(dueOn)})`,
    };
  }
  const due = remindDays
    .map((days) => addCalendarDays(dueOn, -days))
    .filter((day) => day <= today && day > openedOn)
    .toSorted()
    .at(-1);
  if (!due) return null;
  return { key: `before:${dueOn}:${due}`, title: `Hạn gửi nhu cầu đào tạo, bồi dưỡng: ${formatDate(dueOn)}` };
}

/** Short forms in names of programmes, as offices write them. */
const SPELLED_OUT: [RegExp, string][] = [
  [/\bqlnn\b/g, 'quan ly nha nuoc'],
  [/\bllct\b/g, 'ly luan chinh tri'],
  [/\bqp\s*(?:-|&|va)?\s*an\b/g, 'quoc phong an ninh'],
  [/\bcvc\b/g, 'chuyen vien chinh'],
  [/\bcvcc\b/g, 'chuyen vien cao cap'],
  [/\bcv\b/g, 'chuyen vien'],
  [/\bcntt\b/g, 'cong nghe thong tin'],
  [/\bvtvl\b/g, 'vi tri viec lam'],
];
/** Words that stand in the name of a programme or not without its being another: "lớp", "khoá 2", "năm 2024". */
const FILLERS = new Set([
  'lop',
  'khoa',
  'chuong',
  'trinh',
  'dao',
  'tao',
  'boi',
  'duong',
  'va',
  'cho',
  've',
  'cac',
]);
const COUNTED = /\b(?:nam|khoa|dot|lop)\s+\d+\b/g;

/**
 * The words that make a programme what it is, in the order of the alphabet: two names of the same words are one. A word
 * that stands twice counts twice: «chính trị cho chuyên viên» is not «chính trị cho chuyên viên chính».
 */
export function programmeWords(name: string): string[] {
  let plain = fold(name);
  for (const [short, long] of SPELLED_OUT) plain = plain.replace(short, long);
  const words = plain
    .replace(COUNTED, ' ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const own = words.filter((word) => !FILLERS.has(word));
  return (own.length > 0 ? own : words).toSorted();
}

export const programmeName = (name: string): string => programmeWords(name).join(' ');

interface Named {
  programmeKey: string | null;
  programmeName: string;
}

/** By which needs and lines are of one programme: its key, else the words of its name. */
export const programmeOf = ({ programmeKey, programmeName: name }: Named): string =>
  programmeKey ?? `~${programmeName(name)}`;

/** The programme of the catalogue that a name means; null where none, or more than one, has these words. */
export function inCatalogue<P extends { key: string; name: string }>(
  name: string,
  catalogue: readonly P[],
): P | null {
  const words = programmeName(name);
  const found = catalogue.filter((one) => programmeName(one.name) === words);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** One learner a line: "Lò Thị Hương; V12; Phó Chánh Văn phòng". A second part without a digit is the position. */
export function learnersIn(text: string): NamedLearner[] {
  return text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(?:\d{1,3}[.)]|[-–•+])\s*/u, '').split(/[;|\t]/))
    .map((parts) => parts.map((part) => part.trim()))
    .filter(([name]) => Boolean(name))
    .map(([name = '', second = '', third = '']) => {
      const isCode = /\d/.test(second);
      const position = isCode ? third : [second, third].filter(Boolean).join(', ');
      return {
        name: name.slice(0, 120),
        code: isCode ? second.slice(0, 40) : null,
        position: position.slice(0, 160) || null,
      };
    });
}

export const learnerWords = ({ name, code, position }: NamedLearner): string =>
  [name, code && `mã ${code}`, position].filter(Boolean).join(', ');

/** As `learnersIn` reads it again. */
export const learnerLine = ({ name, code, position }: NamedLearner): string =>
  [name, code, position].filter(Boolean).join('; ');
