import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { letterhead } from '#accounts/rules.ts';
import type { PackageDetail } from '#documents/edxml/schema.ts';
import { sentStateLabels } from '#documents/sending/labels.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { exchangeApi } from '../api.ts';
import { mayReport } from '../rules.ts';

/** The report of results, back to whoever sent the directive: what goes, to whom, under which number, signed by whom. */
export function SendReport({ found }: { found: PackageDetail }) {
  const { today, office } = useViewer();
  const [typed, setNumber] = useState<string | null>(null);
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const [signer, setSigner] = useState({
    ...{ authority: '', position: letterhead(office).signerPosition, name: '' },
  });
  const next = useQuery({
    ...exchangeApi.exchangeReports.next.queryOptions({ input: { issuedOn: issuedOn ?? today } }),
    enabled: mayReport(found),
  });
  const send = useMutation(
    exchangeApi.exchangeReports.send.mutationOptions({ onSuccess: useAfterAct(() => setNumber(null)) }),
  );
  if (!mayReport(found) || !found.document) return null;
  const number = (typed ?? next.data?.number ?? '').trim();
  const isSigned = signer.position.trim() && signer.name.trim();
  const reports = found.sent.filter(({ kind }) => kind === 'report');
  return (
    <ActForm
      title="Gửi báo cáo kết quả"
      aside={reports.length > 0 ? `đã lập ${reports.length} lần` : 'chưa gửi lần nào'}
      verb="Gửi báo cáo"
      why={number && issuedOn ? (isSigned ? undefined : 'chưa ghi người ký') : 'chưa ghi số hoặc ngày'}
      act={send}
      more={
        <ButtonLink href={`/api/reports/${found.document.id}?asOf=${issuedOn ?? today}`}>
          Xem báo cáo, chưa có số
        </ButtonLink>
      }
      onSubmit={() =>
        issuedOn &&
        send.mutate({
          ...{ packageId: found.id, number, issuedOn },
          signer: { ...signer, authority: signer.authority.trim() || null },
        })
      }
    >
      <p>
        Báo cáo kết quả thực hiện {found.document.number ?? 'văn bản này'} (DOCX, số liệu đến ngày báo cáo)
        gửi tới {found.fromName ?? found.fromCode} và vào sổ đi.
      </p>
      {reports.map((one) => (
        <AlertLine key={one.id} tone={one.state === 'sent' ? 'done' : 'info'}>
          Báo cáo số {one.codeNumber}: {sentStateLabels[one.state].toLowerCase()}.
        </AlertLine>
      ))}
      <Pair>
        <TextField
          label="Số, ký hiệu báo cáo"
          hint={next.data?.why ?? 'Số tiếp theo của sổ đi; sửa nếu sổ giấy đã cho số khác.'}
          required
          value={typed ?? next.data?.number ?? ''}
          onChange={setNumber}
        />
        <DateField label="Ngày báo cáo" required value={issuedOn} onChange={setIssuedOn} />
      </Pair>
      <SignerFields value={signer} onChange={setSigner} />
    </ActForm>
  );
}

interface Signer {
  authority: string;
  position: string;
  name: string;
}

function SignerFields({ value, onChange }: { value: Signer; onChange(next: Signer): void }) {
  const field = (key: keyof Signer) => ({
    value: value[key],
    onChange: (said: string) => onChange({ ...value, [key]: said }),
  });
  return (
    <>
      <Pair>
        <TextField label="Chức vụ người ký" required {...field('position')} />
        <TextField label="Họ và tên người ký" required {...field('name')} />
      </Pair>
      <TextField label="Quyền hạn ký" hint="Nếu có, ví dụ T/M hoặc K/T." {...field('authority')} />
    </>
  );
}
