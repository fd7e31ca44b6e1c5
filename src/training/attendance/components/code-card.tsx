import { useQuery, useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { trainingAttendanceApi } from '../api.ts';

/** The code on the screen of the class: another one every few seconds. */
export function CodeCard({ sessionId, from }: { sessionId: string; from: string }) {
  const client = useQueryClient();
  const [late, setLate] = useState('');
  const lateFrom = /^([01]\d|2[0-3]):[0-5]\d$/.test(late) ? late : null;
  const found = useQuery(
    trainingAttendanceApi.trainingAttendance.code.queryOptions({
      input: { sessionId, lateFrom },
      refetchInterval: ({ state }) => (state.data?.renewIn ?? 20) * 1000,
      staleTime: 0,
    }),
  );
  const present = found.data?.present;
  // Who has just scanned stands in the list beside.
  useEffect(() => {
    if (present === undefined) return;
    client.invalidateQueries({
      queryKey: trainingAttendanceApi.trainingAttendance.sheet.queryKey({ input: { sessionId } }),
    });
  }, [present, client, sessionId]);
  return (
    <Card
      current
      title="Quét để điểm danh"
      aside={found.data ? `${found.data.present}/${found.data.of} có mặt` : undefined}
    >
      {found.isError ? <ReadError title="Không mở được mã" query={found} /> : null}
      {found.isPending ? <LoadingRows rows={6} /> : null}
      {found.data ? (
        <QRCodeSVG
          value={found.data.address}
          title="Mã điểm danh của buổi học"
          style={{ width: '100%', height: 'auto' }}
          marginSize={2}
        />
      ) : null}
      <p>Mã đổi sau mỗi 20 giây. Học viên chọn tên và ghi 4 ký tự cuối của mã học viên.</p>
      <TextField
        label="Tính đến muộn từ"
        type="time"
        hint={`Buổi học từ ${from}. Để trống thì không tính đến muộn.`}
        value={late}
        onChange={setLate}
      />
    </Card>
  );
}
