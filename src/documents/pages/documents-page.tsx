import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { documentsApi } from '../api.ts';
import { DocumentState } from '../components/document-state.tsx';
import css from '../components/intake-zone.module.css';
import { ExampleNotice, IntakeZone } from '../components/intake-zone.tsx';
import { useIntake } from '../components/use-intake.ts';
import type { DocumentSummary } from '../schema.ts';

const columns: Column<DocumentSummary>[] = [
  {
    key: 'number',
    head: 'Số, ký hiệu',
    width: 150,
    card: 'code',
    cell: (d) => d.number ?? 'Chưa có số',
    sub: (d) => d.typeName ?? d.fileName,
  },
  {
    key: 'subject',
    head: 'Trích yếu',
    card: 'title',
    cell: (d) => <span className={css.subject}>{d.subject ?? d.fileName}</span>,
  },
  { key: 'issuer', head: 'Cơ quan ban hành', width: 168, cell: (d) => d.issuer ?? 'chưa rõ' },
  {
    key: 'issuedOn',
    head: 'Ngày',
    width: 108,
    nowrap: true,
    cell: (d) => (d.issuedOn ? formatDate(d.issuedOn) : 'chưa rõ'),
  },
  {
    key: 'received',
    head: 'Đã nhận',
    title: 'Số cơ quan đã nhận, trong số đã giao',
    width: 72,
    align: 'right',
    cell: (d) => (d.state === 'draft' ? '–' : `${d.received}/${d.delivered}`),
  },
  {
    key: 'state',
    head: 'Trạng thái',
    width: 138,
    card: 'state',
    cell: (d) => <DocumentState state={d.state} />,
  },
];

/** Drafts first, for they wait for the clerk; then by date, newest first. */
export function inReadingOrder(documents: DocumentSummary[]): DocumentSummary[] {
  const rank = (d: DocumentSummary) => (d.state === 'draft' ? 0 : 1);
  const day = (d: DocumentSummary) => d.issuedOn ?? '9999';
  return [...documents].sort((a, b) => rank(a) - rank(b) || day(b).localeCompare(day(a)));
}

export function DocumentsPage() {
  const viewer = useViewer();
  const isClerk = viewer.role === 'clerk';
  return (
    <>
      <PageHead
        title="Văn bản"
        help={
          isClerk
            ? 'Thả tệp PDF hoặc Word vào ô Nhận văn bản; phần mềm đọc và đề xuất nhiệm vụ để đồng chí rà soát. Văn bản đã phát hành cho biết cơ quan nào đã mở xem, đã ký nhận.'
            : 'Văn bản đã gửi tới cơ quan của đồng chí, mới nhất ở trên. Mở văn bản để đọc nguyên văn, xem nhiệm vụ được giao và bấm «Đã nhận».'
        }
        actions={<ButtonLink href="/soat-the-thuc">Soát thể thức</ButtonLink>}
      />
      {isClerk ? <WithIntake isExample={viewer.office.isExample} /> : <Documents toReview={false} />}
    </>
  );
}

function WithIntake({ isExample }: { isExample: boolean }) {
  const intake = useIntake();
  const panel = (
    <>
      <IntakeZone intake={intake} />
      {isExample ? <ExampleNotice intake={intake} /> : null}
    </>
  );
  return (
    <Split panel={panel} keep>
      <Documents toReview />
    </Split>
  );
}

function Documents({ toReview }: { toReview: boolean }) {
  const documents = useQuery(documentsApi.documents.list.queryOptions());
  if (documents.isPending) return <LoadingRows rows={6} />;
  if (documents.isError) {
    return (
      <ErrorState title="Chưa tải được danh sách văn bản" onRetry={() => documents.refetch()}>
        {sentenceOf(documents.error)}
      </ErrorState>
    );
  }
  const rows = inReadingOrder(documents.data);
  return (
    <Card flush label="Danh sách văn bản">
      <DataTable
        label={`${rows.length} văn bản`}
        rows={rows}
        columns={columns}
        rowKey={(d) => d.id}
        rowHref={(d) => (toReview && d.state === 'draft' ? `/van-ban/${d.id}/ra-soat` : `/van-ban/${d.id}`)}
        empty={<NoDocuments toReview={toReview} />}
      />
    </Card>
  );
}

function NoDocuments({ toReview }: { toReview: boolean }) {
  return (
    <EmptyState title="Chưa có văn bản nào">
      {toReview
        ? 'Kéo tệp PDF, DOCX vào trang này, hoặc chọn tệp ở ô Nhận văn bản.'
        : 'Văn bản hiện ở đây khi Văn phòng phát hành.'}
    </EmptyState>
  );
}
