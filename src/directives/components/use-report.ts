import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { NewReport } from '../schema.ts';
import type { ReportDraft } from './report-draft.ts';
import { useDraft } from './use-draft.ts';

/** A report without what it is about: the same for an agency and for a unit inside it. */
const Words = NewReport.omit({ code: true });
type Words = Omit<NewReport, 'code'>;

/** Where a report goes: to the head of the agency, or inside it to the contact. */
export interface Sender {
  send(words: Words, onSent: () => void): void;
  isSending: boolean;
  /** Why the last one did not go out. */
  problem: string | null;
}

interface Mutation<I> {
  mutate(input: I, options: { onSuccess(): void }): void;
  variables: I | undefined;
  isPending: boolean;
  error: Error | null;
}

/** One mutation serves every card of a page: only the card that it is about is sending. */
export function senderOf<I extends Words>(mutation: Mutation<I>, about: Omit<I, keyof Words>): Sender {
  const { variables, isPending, error } = mutation;
  const isThis = Object.entries(about).every(([key, value]) => variables?.[key as keyof I] === value);
  return {
    send: (words, onSent) => mutation.mutate({ ...about, ...words } as I, { onSuccess: onSent }),
    isSending: isPending && isThis,
    problem: error && isThis ? sentenceOf(error) : null,
  };
}

/** The digits of a percentage as typed: null for none, NaN for what is no whole number. */
const readPercent = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;

const readReport = ({ text, done, percent, files, takenFrom }: ReportDraft) =>
  Words.safeParse({
    text,
    done,
    percent: done ? 100 : readPercent(percent),
    fileIds: files.map((file) => file.id),
    ...(takenFrom.length > 0 ? { takenFrom } : {}),
  });

/** A report from the first word to its receipt: kept while it is written, checked when it is sent, then forgotten. */
export function useReport(about: string, sender: Sender, onSent?: () => void) {
  const { userId } = useViewer();
  const { draft, change, forget } = useDraft(userId, about);
  const [isAsked, setAsked] = useState(false);
  const read = readReport(draft);
  const issues = isAsked && !read.success ? read.error.issues : [];
  const text = issues.find(({ path }) => path[0] === 'text');
  const percent = issues.find(({ path }) => path[0] === 'percent');
  const send = () => {
    setAsked(true);
    if (!read.success || sender.isSending) return;
    sender.send(read.data, () => {
      setAsked(false);
      forget();
      onSent?.();
    });
  };
  const problems = {
    text: text && `${text.message} Chưa gửi đi; nội dung vẫn còn ở đây.`,
    percent: percent && 'Nhập số từ 0 đến 100, hoặc để trống.',
  };
  return { draft, change, problems, send };
}
