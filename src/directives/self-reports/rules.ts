import type { Answer, Question, SelfReport, Turn, YearOfReports } from './schema.ts';

interface Known {
  turns: Turn[];
  reports: SelfReport[];
  /** Codes of turns that the viewer's agency may answer now. */
  writable: string[];
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Each year from the first known to the last, the newest first: one without a report is shown as missing, never left out. */
export function yearsOf({ turns, reports, writable }: Known): YearOfReports[] {
  const turnOf = (year: number) => turns.find(({ due }) => due !== null && yearOf(due) === year) ?? null;
  const known = [
    ...turns.flatMap(({ due }) => (due ? [yearOf(due)] : [])),
    ...reports.map(({ year }) => year),
  ];
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, n) => last - n).map((year) => {
    const turn = turnOf(year);
    return {
      ...{ year, turn, report: reports.findLast((one) => one.year === year) ?? null },
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
