import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import type { PlanView } from '../schema.ts';

const verbs = {
  send: 'Gửi thẩm định',
  appraise: 'Thẩm định',
  submit: 'Trình phê duyệt',
  approve: 'Ghi nhận phê duyệt',
};

interface Props {
  view: PlanView;
  onStep(): void;
  onAdjust(): void;
}

/** Papers first, then the one step that whoever looks may take. */
export function PlanActions({ view, onStep, onAdjust }: Props) {
  const { plan, acts, year } = view;
  if (!plan) return null;
  const query = `year=${year}${plan.version === null ? '' : `&version=${plan.version}`}`;
  const next = acts.next as keyof typeof verbs | null;
  return (
    <Actions>
      <ButtonLink href={`/api/training-plan.xlsx?${query}`}>Xuất XLSX</ButtonLink>
      <ButtonLink href={`/api/training-plan.docx?${query}`}>Kế hoạch DOCX</ButtonLink>
      {acts.adjust ? <Button onClick={onAdjust}>Mở điều chỉnh</Button> : null}
      {next && acts.why === null ? (
        <Button variant="filled" onClick={onStep}>
          {verbs[next]}
        </Button>
      ) : null}
    </Actions>
  );
}
