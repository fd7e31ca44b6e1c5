import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import type { PackageDetail } from '#documents/edxml/schema.ts';
import { sentStateLabels } from '#documents/sending/labels.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { exchangeApi } from '../api.ts';

/** The report of results, back to whoever sent the directive: what goes, to whom, under which number. */
export function SendReport({ found }: { found: PackageDetail }) {
  const { today } = useViewer();
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const send = useMutation(
    exchangeApi.exchangeReports.send.mutationOptions({ onSuccess: useAfterAct(() => setNumber('')) }),
  );
  if (found.state !== 'accepted' || found.document?.state !== 'published') return null;
  const reports = found.sent.filter(({ kind }) => kind === 'report');
  return (
    <ActForm
      title="Gửi báo cáo kết quả"
      aside={reports.length > 0 ? `đã lập ${reports.length} lần` : 'chưa gửi lần nào'}
      verb="Gửi báo cáo"
      why={number.trim() && issuedOn ? undefined : 'chưa ghi số hoặc ngày'}
      act={send}
      more={
        <ButtonLink href={`/api/reports/${found.document.id}?asOf=${today}`}>Xem báo cáo sẽ gửi</ButtonLink>
      }
      onSubmit={() => issuedOn && send.mutate({ packageId: found.id, number: number.trim(), issuedOn })}
    >
      <p>
        Báo cáo kết quả thực hiện {found.document.number ?? 'văn bản này'} (DOCX, số liệu đến hôm nay) gửi tới{' '}
        {found.fromName ?? found.fromCode}.
      </p>
      {reports.map((one) => (
        <AlertLine key={one.id} tone={one.state === 'sent' ? 'done' : 'info'}>
          Báo cáo số {one.codeNumber}: {sentStateLabels[one.state].toLowerCase()}.
        </AlertLine>
      ))}
      <TextField
        label="Số, ký hiệu báo cáo"
        hint="Theo sổ đi, ví dụ 12-BC/VPTU."
        required
        value={number}
        onChange={setNumber}
      />
      <DateField label="Ngày báo cáo" required value={issuedOn} onChange={setIssuedOn} />
    </ActForm>
  );
}
