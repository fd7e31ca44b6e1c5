import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { DeclareMarks } from '#documents/marks/components/declare-marks.tsx';
import type { Declaration, SeenMark } from '#documents/marks/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { slipsApi } from '../api.ts';
import { sendScan } from '../components/send-scan.ts';
import { SlipCard } from '../components/slip-card.tsx';
import type { SlipsTaken } from '../schema.ts';

/** Slips that came back on paper: scanned in, each beside the words that somebody reads off it. */
export function SlipsPage(_props: Record<string, never>) {
  const mayFile = may(useViewer(), 'slip.file');
  const slips = useQuery(slipsApi.slips.list.queryOptions({ enabled: mayFile }));
  const [said, setSaid] = useState<string | null>(null);
  if (!mayFile)
    return (
      <EmptyState title="Chuyên viên theo dõi nhận phiếu giấy">
        Nộp phiếu đã ký về Văn phòng; hoặc báo cáo ngay trên trang của nhiệm vụ.
      </EmptyState>
    );
  if (slips.isPending) return <LoadingRows rows={6} />;
  if (slips.isError) return <ReadError title="Không mở được phiếu chờ ghi" query={slips} />;
  return (
    <>
      <PageHead
        title="Nộp phiếu"
        crumbs={[{ label: 'Nhiệm vụ', href: '/nhiem-vu' }, { label: 'Nộp phiếu' }]}
        help="Phiếu in từ trang nhiệm vụ có mã vuông. Quét nhiều phiếu vào một tệp, xuôi hay ngược đều được: mỗi trang tự tìm về nhiệm vụ của mình. Chữ viết tay do người đọc và ghi."
        subtitle={slips.data.length > 0 ? `${slips.data.length} trang chờ ghi` : null}
      />
      <Stack>
        <Scan />
        {said ? (
          <AlertLine tone="done" live>
            {said}
          </AlertLine>
        ) : null}
        {slips.data.map((slip, at) => (
          <SlipCard key={slip.id} slip={slip} current={at === 0} onFiled={setSaid} />
        ))}
        {slips.data.length === 0 ? (
          <EmptyState title="Không có trang nào chờ ghi">
            Chọn bản quét của các phiếu đã ký ở trên.
          </EmptyState>
        ) : null}
      </Stack>
    </>
  );
}

function Scan() {
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ file: File; message: string; marks: SeenMark[] } | null>(null);
  const [taken, setTaken] = useState<SlipsTaken | null>(null);
  const send = async (file: File, declaration: Declaration | null = null) => {
    setBusy(file.name);
    setRefusal(null);
    setAsked(null);
    setTaken(null);
    const sent = await sendScan(file, declaration);
    setBusy(null);
    if (sent.ok) setTaken(sent.value);
    else if (sent.marks) setAsked({ file, message: sent.message, marks: sent.marks });
    else setRefusal(sent.message);
    await client.invalidateQueries({ queryKey: slipsApi.slips.key() });
  };
  if (asked)
    return (
      <DeclareMarks
        asked={{ fileName: asked.file.name, message: asked.message, marks: asked.marks }}
        onDeclare={(declaration) => send(asked.file, declaration)}
        onLeave={() => setAsked(null)}
      />
    );
  return (
    <>
      <FileDrop
        title="Bản quét của các phiếu"
        accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
        verb="Chọn bản quét"
        onFiles={([file]) => file && send(file)}
        progress={busy ? 1 : null}
        doing={busy ? `Đang đọc ${busy}` : ''}
        refusal={refusal}
      >
        PDF hoặc ảnh, nhiều phiếu trong một tệp.
      </FileDrop>
      {taken ? (
        <AlertLine tone={taken.refused.length + taken.unread > 0 ? 'look' : 'done'} live>
          {[
            `${taken.filed} trang đã về nhiệm vụ của mình.`,
            taken.unread > 0 ? `${taken.unread} trang chưa đọc được mã vuông, cần ghi mã bằng tay.` : '',
            ...taken.refused,
          ]
            .filter(Boolean)
            .join(' ')}
        </AlertLine>
      ) : null}
    </>
  );
}
