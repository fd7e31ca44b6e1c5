import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { IconCheck } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import type { DirectiveDetail } from '../schema.ts';
import css from './decision.module.css';
import { ReportWords } from './report-words.tsx';
import type { Acts } from './use-acts.ts';

interface Props {
  directive: DirectiveDetail;
  acts: Acts;
  /** The head of the agency approves what goes out; the office accepts that it is done. */
  by: 'head' | 'office';
}

const words = {
  head: { agree: 'Duyệt', question: 'Trả lại báo cáo', hint: 'Người lập báo cáo đọc lý do này.' },
  office: {
    agree: 'Công nhận hoàn thành',
    question: 'Trả lại báo cáo hoàn thành',
    hint: 'Cơ quan chủ trì đọc lý do này; nhiệm vụ trở lại trạng thái chưa xong.',
  },
};

/** The report that waits, and the two answers to it. */
export function Decision({ directive, acts, by }: Props) {
  const [isReturning, setReturning] = useState(false);
  const report = directive.events.find(({ id }) => id === directive.waitingReport?.id);
  if (!report) return null;
  const agree = by === 'head' ? acts.approve : acts.accept;
  const disagree = by === 'head' ? acts.returnReport : acts.returnCompletion;
  const about = { code: directive.code, reportId: report.id };
  return (
    <div className={css.decision}>
      <ReportWords code={directive.code} report={report} />
      <Actions>
        <Button
          variant="filled"
          icon={<IconCheck size={16} aria-hidden />}
          busy={agree.isPending}
          onClick={() => agree.mutate(about)}
        >
          {words[by].agree}
        </Button>
        <Button onClick={() => setReturning(true)}>Trả lại</Button>
      </Actions>
      <ReasonDialog
        opened={isReturning}
        onClose={() => setReturning(false)}
        title={words[by].question}
        verb="Trả lại"
        label="Lý do trả lại"
        hint={words[by].hint}
        busy={disagree.isPending}
        onConfirm={(reason) =>
          disagree.mutate({ ...about, reason }, { onSettled: () => setReturning(false) })
        }
      />
    </div>
  );
}
