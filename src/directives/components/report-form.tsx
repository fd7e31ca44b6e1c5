import { type ReactNode, useEffect, useRef, useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { IconSend } from '#platform/ui/icons.ts';
import { timeOf } from '#platform/ui/moments.ts';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { UnitOffers } from '../handover/components/unit-offers.tsx';
import type { Handover } from '../handover/schema.ts';
import type { ReportDraft } from './report-draft.ts';
import { ReportFiles } from './report-files.tsx';
import css from './report-form.module.css';
import { type Sender, useReport } from './use-report.ts';

interface Props {
  /** What it is about, under which its draft is kept. */
  about: string;
  sender: Sender;
  /** Whose hand it goes to. */
  to: string;
  verb: string;
  /** What has to be known before writing: why the last one came back. */
  children?: ReactNode;
  /** Reports of units, to be taken in. */
  given?: Handover[];
  autoFocus?: boolean;
  onSent?: (() => void) | undefined;
}

/** What has been done. The words survive a reload and a lost connection until they are sent. */
export function ReportForm({ about, sender, to, verb, children, given, autoFocus, onSent }: Props) {
  const { draft, change, problems, send } = useReport(about, sender, onSent);
  const [isFileComing, setFileComing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (autoFocus) form.current?.querySelector('textarea')?.focus();
  }, [autoFocus]);
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      aria-busy={sender.isSending}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFileComing) send();
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && form.current?.requestSubmit()}
    >
      {children}
      {given ? <UnitOffers given={given} draft={draft} onTake={change} /> : null}
      <TextAreaField
        label="Nội dung báo cáo"
        aside={to}
        rows={Math.min(12, Math.max(4, draft.text.split('\n').length + 1))}
        readOnly={sender.isSending}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={problems.text}
      />
      <div className={css.line}>
        <ProgressField draft={draft} onChange={change} error={problems.percent} />
        <ReportFiles files={draft.files} onFiles={(files) => change({ files })} onSending={setFileComing} />
      </div>
      {sender.problem && !sender.isSending ? (
        <AlertLine tone="look" live>
          Chưa gửi được; nội dung và tệp vẫn còn ở đây. {sender.problem}
        </AlertLine>
      ) : null}
      <Foot
        verb={verb}
        keptAt={draft.keptAt}
        isSending={sender.isSending}
        why={isFileComing ? 'chờ tệp' : undefined}
      />
    </form>
  );
}

interface FootProps {
  verb: string;
  keptAt: string | null;
  isSending: boolean;
  /** Why it cannot be sent just now. */
  why: string | undefined;
}

function Foot({ verb, keptAt, isSending, why }: FootProps) {
  const kept = keptAt ? `Đã giữ trên máy này lúc ${timeOf(new Date(keptAt))}. ` : '';
  return (
    <div className={css.foot}>
      <Button
        variant="filled"
        type="submit"
        icon={<IconSend size={16} aria-hidden />}
        keys="Ctrl Enter"
        busy={isSending}
        why={why}
      >
        {isSending ? 'Đang gửi…' : verb}
      </Button>
      <span className={css.note}>
        <span role="status">
          {isSending ? 'Đang gửi… Nội dung vẫn giữ trên máy này cho đến khi máy chủ nhận. ' : ''}
        </span>
        {isSending ? null : `${kept}Không nhập nội dung bí mật nhà nước.`}
      </span>
    </div>
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
