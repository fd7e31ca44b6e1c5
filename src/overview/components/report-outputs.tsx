import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { directivesApi } from '#directives/api.ts';
import { DirectiveCounts } from '#directives/components/directive-counts.tsx';
import { sheetAddress } from '#directives/components/filter-address.ts';
import { documentName } from '#documents/labels.ts';
import type { DocumentSummary } from '#documents/schema.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { IconDownload, IconTableExport } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { momentInWords } from '../rules.ts';
import css from './report-outputs.module.css';

type Props = { document: DocumentSummary; asOf: string };

/** The figures that will be in the files, then the files. */
export function ReportOutputs({ document, asOf }: Props) {
  const filter = { document: document.id, asOf };
  const list = useQuery(directivesApi.directives.list.queryOptions({ input: { ...filter, size: 1 } }));
  if (list.isPending) return <LoadingRows rows={2} />;
  if (list.isError) return <ReadError title="Không tính được số liệu" query={list} />;
  const { counts, recordedUntil } = list.data;
  if (counts.total === 0) {
    return (
      <EmptyState title={`Chưa có nhiệm vụ nào vào ngày ${formatDate(asOf)}`}>
        Văn bản phát hành
        {document.publishedOn ? ` ngày ${formatDate(document.publishedOn)}` : ' sau ngày này'}. Chọn ngày muộn
        hơn.
      </EmptyState>
    );
  }
  const name = documentName(document);
  const report = `/api/reports/${document.id}?asOf=${asOf}&recordedUntil=${recordedUntil.toISOString()}`;
  return (
    <>
      <p className={css.basis}>
        <b>Số liệu đến ngày {formatDate(asOf)}</b>, ghi nhận đến {momentInWords(recordedUntil)}:{' '}
        {counts.total} nhiệm vụ.
      </p>
      <DirectiveCounts counts={counts} filter={filter} />
      <Actions>
        <ButtonLink variant="filled" icon={<IconDownload size={16} aria-hidden />} href={report} download>
          Tải báo cáo (DOCX)
        </ButtonLink>
        <ButtonLink icon={<IconDownload size={16} aria-hidden />} href={`${report}&as=pdf`} download>
          Bản để in (PDF)
        </ButtonLink>
        <ButtonLink icon={<IconTableExport size={16} aria-hidden />} href={sheetAddress(filter)} download>
          Tải danh sách (XLSX)
        </ButtonLink>
      </Actions>
      <p className={css.basis}>
        Báo cáo kết quả thực hiện {name}: tình hình chung, việc cần chỉ đạo, phụ lục kết quả từng nhiệm vụ và
        phụ lục mã nhiệm vụ của từng số liệu. Số, ngày và người ký để trống.
      </p>
    </>
  );
}
