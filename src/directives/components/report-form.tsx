import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { timeOf } from '#documents/components/moments.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { IconSend } from '#platform/ui/icons.ts';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { type DirectiveDetail, NewReport } from '../schema.ts';
import { newestFirst } from './event-sentence.ts';
import { ReportFiles } from './report-files.tsx';
import css from './report-form.module.css';
import type { Acts } from './use-acts.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  directive: DirectiveDetail;
  report: Acts['report'];
}

const choices = [
  { value: 'done', label: 'Đã xong' },
  { value: 'part', label: 'Đang làm, đạt' },
] as const;

/** The digits of a percentage as typed: null for none, NaN for what is no whole number. */
const readPercent = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;

/** What the agency has done. The words survive a reload and a lost connection until they are sent. */
export function ReportForm({ directive, report }: Props) {
  const { code, standing } = directive;
  const viewer = useViewer();
  const { draft, change, forget } = useDraft(viewer.userId, code);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (window.location.hash === '#bao-cao') form.current?.querySelector('textarea')?.focus();
  }, []);

  const read = NewReport.safeParse({
    code,
    text: draft.text,
    done: draft.done,
    percent: draft.done ? 100 : readPercent(draft.percent),
    fileIds: draft.files.map((file) => file.id),
  });
  const wrong = (field: string) =>
    asked && !read.success && read.error.issues.find((issue) => issue.path[0] === field);
  const textProblem = wrong('text');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (read.success && !report.isPending) report.mutate(read.data, { onSuccess: forget });
  };

  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && form.current?.requestSubmit()}
    >
      <Returned directive={directive} />
      {standing.state === 'awaiting-approval' ? (
        <AlertLine tone="info">
          Báo cáo gửi trước đó đang chờ duyệt. Báo cáo gửi bây giờ thay cho báo cáo đó.
        </AlertLine>
      ) : null}
      <TextAreaField
        label="Nội dung báo cáo"
        aside={viewer.role === 'head' ? 'Người khác trong cơ quan duyệt' : 'Thủ trưởng cơ quan duyệt'}
        rows={4}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={textProblem ? `${textProblem.message} Chưa gửi đi; nội dung vẫn còn ở đây.` : undefined}
      />
      <div className={css.line}>
        <div className={css.progress}>
          <ChoiceField
            label="Mức độ"
            options={[...choices]}
            value={draft.done ? 'done' : 'part'}
            onChange={(value) => change({ done: value === 'done' })}
          />
          {draft.done ? null : (
            <span className={css.percent}>
              <TextField
                label="Đạt bao nhiêu phần trăm"
                hideLabel
                inputMode="numeric"
                maxLength={3}
                value={draft.percent}
                onChange={(percent) => change({ percent })}
                error={wrong('percent') ? 'Nhập số từ 0 đến 100, hoặc để trống.' : undefined}
              />
              <span aria-hidden>%</span>
            </span>
          )}
        </div>
        <ReportFiles files={draft.files} onFiles={(files) => change({ files })} />
      </div>
      <div className={css.foot}>
        <Button
          variant="filled"
          type="submit"
          icon={<IconSend size={16} aria-hidden />}
          keys="Ctrl Enter"
          busy={report.isPending}
        >
          Gửi duyệt
        </Button>
        <span className={css.note}>
          {draft.keptAt ? `Đã giữ trên máy này lúc ${timeOf(new Date(draft.keptAt))}. ` : ''}Không nhập nội
          dung bí mật nhà nước.
        </span>
      </div>
    </form>
  );
}

/** Why the last report came back stands over the next one. */
function Returned({ directive: { standing, events } }: { directive: DirectiveDetail }) {
  const last = newestFirst(events).find(
    ({ kind }) => kind === 'report_returned' || kind === 'completion_returned',
  );
  if (standing.state !== 'returned' || !last) return null;
  const by = last.kind === 'report_returned' ? `Thủ trưởng ${last.agencyName ?? 'cơ quan'}` : 'Văn phòng';
  return (
    <AlertLine tone="look">
      {by} trả lại: “{last.data.reason}”
    </AlertLine>
  );
}
