import { formatDate } from '@dondoc/vietnamese';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { cadenceLabels, originLabels } from '../labels.ts';
import { Cadence, type Deadline, type DirectiveDetail, type Standing } from '../schema.ts';
import css from './deadline-card.module.css';
import type { Acts } from './use-acts.ts';

/** When it is due, by whom that was said, and what it was at first. No deadline is a real answer. */
export function DeadlineCard({
  directive,
  setDeadline,
}: {
  directive: DirectiveDetail;
  setDeadline: Acts['setDeadline'];
}) {
  const [isOpen, setOpen] = useState(false);
  const maySet = directive.mayDo.includes('setDeadline');
  const set = (deadline: Deadline) =>
    setDeadline.mutate({ code: directive.code, deadline }, { onSuccess: () => setOpen(false) });
  return (
    <Card title="Thời hạn">
      <Facts labelWidth={84} facts={factsOf(directive.standing)} />
      {maySet && isOpen ? (
        <DeadlineForm
          standing={directive.standing}
          onSet={set}
          busy={setDeadline.isPending}
          onCancel={() => setOpen(false)}
        />
      ) : null}
      {maySet && !isOpen ? (
        <div className={css.open}>
          <Button small onClick={() => setOpen(true)}>
            Đặt ngày hoặc định kỳ
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function factsOf({
  due,
  dueOrigin,
  firstDue,
  cadence,
  silentDays,
  lastReportOn,
}: Standing): [string, ReactNode][] {
  const origin = dueOrigin ? originLabels[dueOrigin] : '';
  const facts: [string, ReactNode][] = [];
  if (due && firstDue && firstDue !== due) {
    facts.push([
      'Hạn đầu',
      <>
        <s>{formatDate(firstDue)}</s> {origin}
      </>,
    ]);
    facts.push(['Gia hạn đến', <b key="due">{formatDate(due)}</b>]);
  } else if (due) {
    facts.push([
      'Hạn',
      <>
        <b>{formatDate(due)}</b> {origin}
      </>,
    ]);
  } else {
    facts.push(['Hạn', 'Không thời hạn, văn bản không nêu']);
  }
  if (cadence) facts.push(['Định kỳ', cadenceLabels[cadence]]);
  if (!due && silentDays !== null) {
    facts.push([
      'Báo cáo',
      lastReportOn
        ? `lần cuối ${formatDate(lastReportOn)}, ${silentDays > 0 ? `${silentDays}\u00a0ngày trước` : 'hôm nay'}`
        : `chưa có, ${silentDays}\u00a0ngày từ khi giao`,
    ]);
  }
  return facts;
}

interface FormProps {
  standing: Standing;
  onSet: (deadline: Deadline) => void;
  onCancel: () => void;
  busy: boolean;
}

const cadences = Cadence.options.map((value) => ({ value, label: cadenceLabels[value] }));
const origins = [
  { value: 'office', label: originLabels.office },
  { value: 'agreed', label: originLabels.agreed },
] as const;
const kinds = [
  { value: 'date', label: 'Ngày hoàn thành' },
  { value: 'cadence', label: 'Báo cáo định kỳ' },
] as const;

/** The office gives undated work a day, or a rhythm of reports; either says where it comes from. */
function DeadlineForm({ standing, onSet, onCancel, busy }: FormProps) {
  const { today } = useViewer();
  const [kind, setKind] = useState<'date' | 'cadence'>('date');
  const [date, setDate] = useState<string | null>(null);
  const [every, setEvery] = useState<string | null>(standing.cadence ?? 'P3M');
  const [origin, setOrigin] = useState<'office' | 'agreed'>('office');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (kind === 'date' && date) onSet({ kind, date, origin });
    const rhythm = Cadence.safeParse(every);
    if (kind === 'cadence' && rhythm.success) onSet({ kind, every: rhythm.data, origin });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <ChoiceField label="Đặt" options={[...kinds]} value={kind} onChange={setKind} />
      {kind === 'date' ? (
        <DateField
          label="Ngày"
          required
          min={today}
          value={date}
          onChange={setDate}
          error={asked && !date ? 'Chưa có ngày. Chưa có gì được lưu. Nhập ngày rồi thử lại.' : undefined}
        />
      ) : (
        <SelectField label="Định kỳ" options={cadences} value={every} onChange={setEvery} />
      )}
      <ChoiceField label="Theo" options={[...origins]} value={origin} onChange={setOrigin} />
      <p className={css.note}>Ngày đã đặt chỉ đổi được bằng gia hạn; hạn đầu luôn được giữ.</p>
      <Actions>
        <Button variant="filled" small type="submit" busy={busy}>
          {kind === 'date' ? 'Đặt thời hạn' : 'Đặt định kỳ'}
        </Button>
        <Button small onClick={onCancel}>
          Thôi
        </Button>
      </Actions>
    </form>
  );
}
