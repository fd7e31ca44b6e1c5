import { formatDate } from '@dondoc/vietnamese';
import { type ReactNode, useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { cadenceLabels, originLabels } from '../labels.ts';
import type { Deadline, DirectiveDetail, Standing } from '../schema.ts';
import css from './deadline-card.module.css';
import { DeadlineForm } from './deadline-form.tsx';
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
      <Facts labelWidth={84} facts={[...factsOf(directive.standing), ...askedFact(directive)]} />
      {maySet && isOpen ? (
        <DeadlineForm
          cadence={directive.standing.cadence}
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

function askedFact({ asked }: DirectiveDetail): [string, ReactNode][] {
  if (!asked) return [];
  return [
    [
      'Xin gia hạn',
      <>
        đến <b>{formatDate(asked.date)}</b>, {asked.agencyName} đề nghị {formatDate(asked.askedOn)}, chờ quyết
        định
      </>,
    ],
  ];
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
