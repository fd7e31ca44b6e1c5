import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { directivesApi } from '#directives/api.ts';
import { addressOf } from '#directives/components/filter-address.ts';
import { documentsApi } from '#documents/api.ts';
import { documentName } from '#documents/labels.ts';
import type { DocumentSummary } from '#documents/schema.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import css from '../components/report-outputs.module.css';
import { ReportOutputs } from '../components/report-outputs.tsx';
import { CheckCard } from '../verifying/components/check-card.tsx';

/** What goes out on paper: the report on one notice as DOCX, its list as XLSX, both for any past day. */
export function ReportsPage(_props: Record<string, never>) {
  const { role } = useViewer();
  const documents = useQuery(documentsApi.documents.list.queryOptions());
  if (documents.isPending) return <LoadingRows rows={4} />;
  if (documents.isError) return <ReadError title="Không mở được danh sách văn bản" query={documents} />;
  const published = documents.data.filter((document) => document.state === 'published');
  return (
    <>
      <PageHead
        title="Báo cáo kết quả thực hiện"
        help="Chọn một văn bản đã phát hành và ngày chốt số liệu để lấy báo cáo Word đúng thể thức hoặc bảng XLSX. Cùng ngày và cùng số liệu thì tệp lấy lại giống hệt tệp đã gửi."
        subtitle="Báo cáo theo từng văn bản đã phát hành, tính đến một ngày đã chọn; cùng số liệu thì ra cùng một tệp."
        actions={
          <Actions>
            <ButtonLink href="/so-sanh">So sánh hai ngày</ButtonLink>
            <ButtonLink href="/ky-bao-cao">Kỳ báo cáo và dự thảo</ButtonLink>
          </Actions>
        }
      />
      {published.length > 0 ? (
        <ReportChoice documents={published} />
      ) : (
        <EmptyState
          title="Chưa có văn bản nào được phát hành"
          action={role === 'clerk' ? <ButtonLink href="/van-ban">Tới danh sách văn bản</ButtonLink> : null}
        >
          Báo cáo lập được sau khi một văn bản được rà soát và phát hành.
        </EmptyState>
      )}
      <AgencyChoice />
      <CheckCard />
    </>
  );
}

/** The whole work of one agency, whatever document it comes from. */
function AgencyChoice() {
  const { today } = useViewer();
  const choices = useQuery(directivesApi.directives.choices.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [asOf, setAsOf] = useState<string | null>(today);
  const agencies = choices.data?.agencies ?? [];
  const agencyId = chosen ?? agencies[0]?.id ?? null;
  if (!agencyId) return null;
  const address = `/api/agencies/${agencyId}/report.docx?asOf=${asOf}`;
  return (
    <Card title="Báo cáo theo cơ quan">
      <div className={css.choice}>
        <SelectField
          label="Cơ quan được giao nhiệm vụ"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={setChosen}
        />
        <DateField label="Số liệu đến hết ngày" value={asOf} onChange={setAsOf} max={today} required />
      </div>
      {asOf ? (
        <Actions>
          <ButtonLink icon={<IconDownload size={16} aria-hidden />} href={address} download>
            Tải báo cáo theo cơ quan (DOCX)
          </ButtonLink>
          <ButtonLink href={addressOf({ agency: agencyId, asOf })}>Xem các nhiệm vụ</ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function ReportChoice({ documents }: { documents: DocumentSummary[] }) {
  const { today } = useViewer();
  const [documentId, setDocumentId] = useState(documents[0]?.id ?? '');
  const [asOf, setAsOf] = useState<string | null>(today);
  const chosen = documents.find((document) => document.id === documentId);
  return (
    <Card label="Chọn văn bản và ngày">
      <div className={css.choice}>
        <SelectField
          label="Văn bản"
          options={documents.map((document) => ({ value: document.id, label: fullName(document) }))}
          value={documentId}
          onChange={(id) => id && setDocumentId(id)}
        />
        <DateField label="Số liệu đến hết ngày" value={asOf} onChange={setAsOf} max={today} required />
      </div>
      {chosen && asOf ? <ReportOutputs document={chosen} asOf={asOf} /> : null}
    </Card>
  );
}

const fullName = (document: DocumentSummary): string =>
  [documentName(document), document.subject].filter(Boolean).join(': ');
