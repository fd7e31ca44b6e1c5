import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { becomesLabels } from '../../personal/labels.ts';
import type { DataRequest, PlanLine } from '../../personal/schema.ts';
import { privacyApi } from '../api.ts';

/** What would go and what stays, before anything goes; then the word of a second hand. */
export function DecideForm({ request, onClose }: { request: DataRequest; onClose(): void }) {
  const { id, kind, name, subject } = request;
  const [decision, setDecision] = useState<'done' | 'refused'>('done');
  const [answer, setAnswer] = useState('');
  const decide = useMutation(privacyApi.privacy.decide.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const erases = kind === 'delete' && decision === 'done';
  return (
    <ActForm
      title={kind === 'delete' ? `Xoá dữ liệu của ${name}` : `Sửa dữ liệu của ${name}`}
      verb={erases ? 'Xoá vĩnh viễn' : decision === 'done' ? 'Ghi đã sửa' : 'Ghi không chấp nhận'}
      act={decide}
      onClose={onClose}
      onSubmit={() => decide.mutate({ id, decision, answer })}
    >
      <p>{request.words}</p>
      <ChoiceField
        label="Quyết định"
        options={[
          {
            value: 'done',
            label: kind === 'delete' ? 'Xoá theo danh sách dưới đây' : 'Đã sửa trên trang của mục đó',
          },
          { value: 'refused', label: 'Không chấp nhận' },
        ]}
        value={decision}
        onChange={setDecision}
      />
      {erases ? <Plan subject={subject} /> : null}
      <TextAreaField
        label="Trả lời người yêu cầu"
        hint={decision === 'done' ? 'Đã làm gì, theo căn cứ nào' : 'Vì sao không làm được, theo căn cứ nào'}
        value={answer}
        onChange={setAnswer}
        required
      />
    </ActForm>
  );
}

function Plan({ subject }: Pick<DataRequest, 'subject'>) {
  const plan = useQuery(privacyApi.privacy.preview.queryOptions({ input: { subject } }));
  if (plan.isPending) return <LoadingRows rows={3} />;
  if (plan.isError) return <ReadError title="Không xem trước được" query={plan} />;
  return (
    <>
      {plan.data.held ? (
        <AlertLine tone="look">
          Có vụ việc buộc phải giữ dữ liệu của người này; bỏ việc giữ trước rồi mới xoá được.
        </AlertLine>
      ) : null}
      <PlanList lines={plan.data.lines} />
    </>
  );
}

/** Table by table: how many rows go, lose their name, stay, and why. */
export function PlanList({ lines }: { lines: PlanLine[] }) {
  return (
    <ul>
      {lines.map(({ table, label, rows, becomes, why }) => (
        <li key={table}>
          <b>{becomesLabels[becomes]}</b>: {label}, {rows} dòng ({why})
        </li>
      ))}
    </ul>
  );
}
