import { useEffect, useRef } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { timeOf } from '#documents/components/moments.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { IconSend } from '#platform/ui/icons.ts';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { DirectiveDetail } from '../schema.ts';
import { newestFirst } from './event-sentence.ts';
import type { ReportDraft } from './report-draft.ts';
import { ReportFiles } from './report-files.tsx';
import css from './report-form.module.css';
import type { Acts } from './use-acts.ts';
import { useReport } from './use-report.ts';

interface Props {
  directive: DirectiveDetail;
  report: Acts['report'];
}

/** What the agency has done. The words survive a reload and a lost connection until they are sent. */
export function ReportForm({ directive, report }: Props) {
  const { role } = useViewer();
  const { draft, change, problems, send } = useReport(directive.code, report);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (window.location.hash === '#bao-cao') form.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && form.current?.requestSubmit()}
    >
      <Returned directive={directive} />
      {directive.standing.state === 'awaiting-approval' ? (
        <AlertLine tone="info">
          Báo cáo gửi trước đó đang chờ duyệt. Báo cáo gửi bây giờ thay cho báo cáo đó.
        </AlertLine>
      ) : null}
      <TextAreaField
        label="Nội dung báo cáo"
        aside={role === 'head' ? 'Người khác trong cơ quan duyệt' : 'Thủ trưởng cơ quan duyệt'}
        rows={4}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={problems.text}
      />
      <div className={css.line}>
        <ProgressField draft={draft} onChange={change} error={problems.percent} />
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

const choices = [
  { value: 'done', label: 'Đã xong' },
  { value: 'part', label: 'Đang làm, đạt' },
] as const;

interface ProgressProps {
  draft: Pick<ReportDraft, 'done' | 'percent'>;
  onChange: (patch: Partial<Pick<ReportDraft, 'done' | 'percent'>>) => void;
  error: string | undefined;
}

/** Done, or how far; a percentage nobody measured may stay empty. */
function ProgressField({ draft, onChange, error }: ProgressProps) {
  return (
    <div className={css.progress}>
      <ChoiceField
        label="Mức độ"
        options={[...choices]}
        value={draft.done ? 'done' : 'part'}
        onChange={(value) => onChange({ done: value === 'done' })}
      />
      {draft.done ? null : (
        <span className={css.percent}>
          <TextField
            label="Đạt bao nhiêu phần trăm"
            hideLabel
            inputMode="numeric"
            maxLength={3}
            value={draft.percent}
            onChange={(percent) => onChange({ percent })}
            error={error}
          />
          <span aria-hidden>%</span>
        </span>
      )}
    </div>
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
