import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { verdictLabels } from '../labels.ts';
import type { Answer, Proposal } from '../schema.ts';
import css from './proposals.module.css';
import { useProposalsAct } from './use-proposals-act.ts';
import { useComes, VerdictFields } from './verdict-fields.tsx';

/** What the words of the notice come to: proposed from them, so when the clerk says it. */
export function ConfirmForm({ proposal, answer }: { proposal: Proposal; answer: Answer }) {
  const { proposed } = answer;
  const { comes, setComes, isWhole } = useComes(proposed?.verdict ?? null);
  const [tried, setTried] = useState(false);
  const { confirm } = useProposalsAct();
  const submit = () => {
    setTried(true);
    const { verdict, reviewOn, toAgencyId } = comes;
    if (!isWhole || !verdict) return;
    const of = { id: proposal.id, seen: proposal.seen, answerId: answer.id };
    confirm.mutate({ ...of, verdict, reviewOn, toAgencyId });
  };
  return (
    <ActForm title="Xác nhận kết quả trả lời" verb="Xác nhận" act={confirm} onSubmit={submit}>
      <p className={css.fact}>
        {proposed
          ? `Máy đọc cụm «${proposed.phrase}» nên đề xuất «${verdictLabels[proposed.verdict]}». Đồng chí xem lại rồi xác nhận.`
          : 'Máy chưa đoán được kết quả từ câu trả lời. Đồng chí chọn kết quả.'}
      </p>
      <VerdictFields {...{ comes, setComes, tried }} after={answer.on} />
    </ActForm>
  );
}
