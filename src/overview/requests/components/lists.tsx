import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { becomesLabels, requestLabels, subjectLabels } from '../../personal/labels.ts';
import type { DataRequest, Hold } from '../../personal/schema.ts';
import { privacyApi } from '../api.ts';
import { decisionLabels } from '../labels.ts';

/** One request: who, what, what became of it. */
export function RequestCard({ request, onDecide }: { request: DataRequest; onDecide?: () => void }) {
  const { kind, name, subject, words, askedBy, askedAt, decision, decidedAt, decidedBy, answer, outcome } =
    request;
  const facts: [string, React.ReactNode][] = [
    ['Yêu cầu', words],
    ['Người gửi', `${askedBy ?? 'không còn tên'}, ${momentOf(askedAt)}`],
  ];
  if (decision && decidedAt)
    facts.push([
      'Trả lời',
      `${decisionLabels[decision]}, ${decidedBy ?? 'không còn tên'}, ${momentOf(decidedAt)}: ${answer}`,
    ]);
  if (outcome)
    facts.push([
      'Kết quả',
      outcome.map((one) => `${becomesLabels[one.becomes]} ${one.label}: ${one.rows} dòng`).join('; '),
    ]);
  return (
    <Card
      title={`${requestLabels[kind]}: ${name}`}
      aside={subjectLabels[subject.kind]}
      current={decision === null}
    >
      <Stack>
        <Facts facts={facts} />
        {onDecide && request.mayDecide ? (
          <Actions>
            <Button variant="filled" onClick={onDecide}>
              Xem và trả lời
            </Button>
          </Actions>
        ) : null}
      </Stack>
    </Card>
  );
}

/** What must be kept, by whose word, until when. */
export function HoldCard({ hold, mayLift }: { hold: Hold; mayLift: boolean }) {
  const [asking, setAsking] = useState(false);
  const lift = useMutation(
    privacyApi.privacy.lift.mutationOptions({ onSuccess: useAfterAct(() => setAsking(false)) }),
  );
  const { name, reason, untilDay, by, putAt, liftedAt, liftedBy, liftedWhy } = hold;
  return (
    <Card
      title={`Phải giữ: ${name}`}
      aside={liftedAt ? 'đã bỏ' : untilDay ? `đến ${formatDate(untilDay)}` : 'chưa có hạn'}
    >
      <Facts
        facts={[
          ['Căn cứ', reason],
          ['Người ghi', `${by ?? 'không còn tên'}, ${momentOf(putAt)}`],
          ...(liftedAt
            ? [
                ['Đã bỏ', `${liftedBy ?? 'không còn tên'}, ${momentOf(liftedAt)}: ${liftedWhy}`] as [
                  string,
                  React.ReactNode,
                ],
              ]
            : []),
        ]}
      />
      {mayLift && !liftedAt ? (
        <Actions>
          <Button onClick={() => setAsking(true)}>Bỏ việc giữ</Button>
        </Actions>
      ) : null}
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Bỏ việc giữ dữ liệu của ${name}`}
        verb="Bỏ việc giữ"
        busy={lift.isPending}
        missing="Ghi lý do bỏ."
        onConfirm={(why) => lift.mutate({ id: hold.id, why })}
      >
        Từ đó dữ liệu của người này xoá được khi có yêu cầu.
      </ReasonDialog>
    </Card>
  );
}
