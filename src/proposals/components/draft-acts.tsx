import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import type { ProposalDetail } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

/** A draft: changed and dropped by the agency, sent upward by its head. */
export function DraftActs({ proposal, onEdit }: { proposal: ProposalDetail; onEdit(): void }) {
  const navigate = useNavigate();
  const { send } = useProposalsAct();
  const { drop } = useProposalsAct(() => navigate('/kien-nghi'));
  const error = send.error ?? drop.error;
  const { id, maySend } = proposal;
  return (
    <Card title="Bản nháp, chưa gửi" current>
      <Stack>
        <p>
          {maySend
            ? 'Đồng chí gửi thì Văn phòng mới thấy kiến nghị này.'
            : 'Thủ trưởng cơ quan xem và gửi thì Văn phòng mới thấy kiến nghị này.'}
        </p>
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        <Actions>
          {maySend ? (
            <Button variant="filled" busy={send.isPending} onClick={() => send.mutate({ id })}>
              Gửi kiến nghị
            </Button>
          ) : null}
          <Button onClick={onEdit}>Sửa</Button>
          <Button busy={drop.isPending} onClick={() => drop.mutate({ id })}>
            Bỏ bản nháp
          </Button>
        </Actions>
      </Stack>
    </Card>
  );
}
