import type { Answer, Question, SelfReport, Turn, YearOfReports } from './schema.ts';

interface Known {
  turns: Turn[];
  reports: SelfReport[];
  /** Codes of turns that the viewer's agency may answer now. */
  writable: string[];
  /** How many years before its day a report is about. */
  yearsBack: number;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The year that a turn reports on: a report due in January may be on the year gone by. */
export const reportedYear = (due: string, yearsBack: number): number => yearOf(due) - yearsBack;

/** Each year from the first known to the last, the newest first: one without a report is shown as missing, never left out. */
export function yearsOf({ turns, reports, writable, yearsBack }: Known): YearOfReports[] {
  const on = ({ due }: Turn) => (due ? [reportedYear(due, yearsBack)] : []);
  const known = [...turns.flatMap(on), ...reports.map(({ year }) => year)];
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, n) => last - n).map((year) => {
    const turn = turns.find((one) => on(one).includes(year)) ?? null;
    // The last of each lead holds.
    const ofYear = reports.filter((one) => one.year === year);
    const last = new Map(ofYear.map((one) => [one.agency?.id ?? '', one]));
    return {
      ...{ year, turn, reports: [...last.values()] },
      mayWrite: turn !== null && writable.includes(turn.code),
    };
  });
}

/** Every question as it stands, with what was answered to it; one that was passed over stays, unanswered. */
export function answersTo(
  questions: readonly Question[],
  said: Pick<Answer, 'key' | 'answer' | 'evidence'>[],
): Answer[] {
  return questions.map((question) => {
    const one = said.find(({ key }) => key === question.key);
    return { ...question, answer: one?.answer || null, evidence: one?.evidence || null };
  });
}

export const answered = (answers: Answer[]): number => answers.filter(({ answer }) => answer).length;

/** As the report of progress has it, so that whoever approves reads the same words. */
export function reportWords(year: number, answers: Answer[]): string {
  const lines = answers.map(({ text, answer, evidence }, at) => {
    const proof = evidence ? ` (minh chứng: ${evidence})` : '';
    return `${at + 1}. ${text}\n${answer ?? 'Chưa trả lời.'}${proof}`;
  });
  return [`Tự báo cáo năm ${year}, trả lời ${answered(answers)}/${answers.length} câu.`, ...lines].join('\n');
}
