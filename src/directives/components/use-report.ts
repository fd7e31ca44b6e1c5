import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { NewReport } from '../schema.ts';
import type { ReportDraft } from './report-draft.ts';
import type { Acts } from './use-acts.ts';
import { useDraft } from './use-draft.ts';

/** The digits of a percentage as typed: null for none, NaN for what is no whole number. */
const readPercent = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;

const readReport = (code: string, { text, done, percent, files }: ReportDraft) =>
  NewReport.safeParse({
    code,
    text,
    done,
    percent: done ? 100 : readPercent(percent),
    fileIds: files.map((file) => file.id),
  });

/** A report from the first word to its receipt: kept while it is written, checked when it is sent, then forgotten. */
export function useReport(code: string, report: Acts['report']) {
  const { userId } = useViewer();
  const { draft, change, forget } = useDraft(userId, code);
  const [isAsked, setAsked] = useState(false);
  const read = readReport(code, draft);
  const issues = isAsked && !read.success ? read.error.issues : [];
  const text = issues.find(({ path }) => path[0] === 'text');
  const percent = issues.find(({ path }) => path[0] === 'percent');
  const send = () => {
    setAsked(true);
    if (!read.success || report.isPending) return;
    report.mutate(read.data, {
      onSuccess: () => {
        setAsked(false);
        forget();
      },
    });
  };
  const problems = {
    text: text && `${text.message} Chưa gửi đi; nội dung vẫn còn ở đây.`,
    percent: percent && 'Nhập số từ 0 đến 100, hoặc để trống.',
  };
  return { draft, change, problems, send };
}
