import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { progressWords } from '../../components/event-sentence.ts';
import { FileList } from '../../components/file-list.tsx';
import type { Handover } from '../schema.ts';
import css from './unit-report.module.css';
import type { HandoverActs } from './use-handover-acts.ts';

/** What a unit reported: when, by whom, how far, their words, their files. */
export function UnitReport({ handover: { code, report } }: { handover: Handover }) {
  if (!report) return null;
  const { actorName, happenedOn, data } = report;
  return (
    <div className={css.report}>
      <p>
        Báo cáo ngày {formatDate(happenedOn)}
        {actorName ? `, ${actorName} lập` : ''}. <b>{progressWords(data)}.</b>
      </p>
      <p className={css.words}>“{data.text}”</p>
      <FileList code={code} files={data.files ?? []} />
    </div>
  );
}

interface Props {
  handover: Handover;
  acts: HandoverActs;
}

/** The answers that the agency may give: take the report, send it back, or take the work back. */
export function HandoverAnswers({ handover, acts }: Props) {
  const [isReturning, setReturning] = useState(false);
  const { id: handoverId, code, to, report, mayDo } = handover;
  const about = { code, handoverId, reportId: report?.id ?? 0 };
  const busyWith = (variables: { handoverId: number } | undefined) => variables?.handoverId === handoverId;
  if (mayDo.every((act) => act === 'report')) return null;
  return (
    <Actions>
      {mayDo.includes('accept') ? (
        <Button
          small
          variant="ink"
          busy={acts.accept.isPending && busyWith(acts.accept.variables)}
          onClick={() => acts.accept.mutate(about)}
        >
          Nhận
        </Button>
      ) : null}
      {mayDo.includes('return') ? (
        <Button small onClick={() => setReturning(true)}>
          Trả lại
        </Button>
      ) : null}
      {mayDo.includes('withdraw') ? (
        <Button
          small
          variant="quiet"
          busy={acts.withdraw.isPending && busyWith(acts.withdraw.variables)}
          onClick={() => acts.withdraw.mutate({ code, handoverId })}
        >
          Thôi giao
        </Button>
      ) : null}
      <ReasonDialog
        opened={isReturning}
        onClose={() => setReturning(false)}
        title={`Trả lại báo cáo của ${to.name}`}
        verb="Trả lại"
        label="Lý do trả lại"
        hint="Người lập báo cáo đọc lý do này. Ngoài cơ quan không ai thấy."
        busy={acts.giveBack.isPending}
        onConfirm={(reason) =>
          acts.giveBack.mutate({ ...about, reason }, { onSettled: () => setReturning(false) })
        }
      />
    </Actions>
  );
}
