import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { may } from '../../permissions.ts';
import { dutiesApi } from '../api.ts';
import type { CombinedDuty } from '../schema.ts';

/** Kiêm nhiệm, for all to see: where one person both writes a report and approves it. */
export function DutyCard() {
  const viewer = useViewer();
  const duties = useQuery(dutiesApi.duties.list.queryOptions({ enabled: may(viewer, 'combinedDuty.read') }));
  const open = duties.data?.filter((duty) => duty.endedOn === null) ?? [];
  const maySet = may(viewer, 'combinedDuty.set');
  if (!maySet && open.length === 0) return null;
  return (
    <Card title="Kiêm nhiệm" aside={open.length > 0 ? `${open.length} cơ quan` : 'không cơ quan nào'}>
      {open.map((duty) => (
        <p key={duty.id}>
          <b>{duty.agency.name}</b>: một người được vừa lập vừa duyệt báo cáo, từ {formatDate(duty.validFrom)}
          {duty.setBy ? `, ${duty.setBy} quyết định` : ''}. Lý do: {duty.reason}
        </p>
      ))}
      {maySet ? <Change own={open.find((duty) => duty.agency.id === viewer.agency.id) ?? null} /> : null}
    </Card>
  );
}

function Change({ own }: { own: CombinedDuty | null }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const onSuccess = async () => {
    setAsking(false);
    await client.invalidateQueries();
  };
  const set = useMutation(dutiesApi.duties.set.mutationOptions({ onSuccess }));
  const end = useMutation(dutiesApi.duties.end.mutationOptions({ onSuccess }));
  const error = set.error ?? end.error;
  return (
    <>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {own ? (
        <Button small busy={end.isPending} onClick={() => end.mutate(undefined)}>
          Thôi kiêm nhiệm
        </Button>
      ) : (
        <Button small onClick={() => setAsking(true)}>
          Áp dụng kiêm nhiệm cho cơ quan
        </Button>
      )}
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Cho phép một người vừa lập vừa duyệt báo cáo?"
        verb="Áp dụng"
        busy={set.isPending}
        missing="Ghi lý do."
        onConfirm={(reason) => set.mutate({ reason })}
      >
        Chỉ dùng khi cơ quan không đủ người. Mọi người theo dõi đều thấy, và mỗi báo cáo duyệt theo cách này
        được ghi rõ. Công nhận hoàn thành vẫn phải do người khác.
      </ReasonDialog>
    </>
  );
}
