import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { proposalsApi } from '../api.ts';
import { ofAskerColumns } from '../components/proposal-columns.tsx';
import { StateCells } from '../components/state-cells.tsx';
import { settledShare } from '../labels.ts';
import { isShown } from '../rules.ts';
import type { AskerView, ProposalsAddress } from '../schema.ts';
import { byTurn } from '../standing/rules.ts';

const help =
  'Mọi kiến nghị của một cơ quan, từ khi nêu đến nay: được trả lời thế nào, ai đang làm, đã xong chưa. Kiến nghị đã tách hoặc đã gộp đứng ở cuối, theo dõi tiếp ở kiến nghị thay nó.';

interface Props {
  id: string;
  address: ProposalsAddress;
}

/** What became of all that one agency has asked. */
export function AskerPage({ id, address }: Props) {
  const found = useQuery(proposalsApi.proposals.ofAsker.queryOptions({ input: { agencyId: id } }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được kiến nghị của cơ quan" query={found} />;
  return <Asker view={found.data} address={address} />;
}

function Asker({ view: { agency, proposals }, address }: { view: AskerView; address: ProposalsAddress }) {
  const viewer = useViewer();
  const phone = useIsPhone();
  const shown = proposals.filter((one) => isShown(one, address)).toSorted(byTurn);
  const files = `/api/proposals/askers/${agency.id}`;
  const day = formatDate(viewer.today);
  const issuer = viewer.agency.id === agency.id ? 'asker' : 'office';
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={day}
      printed={`in ${momentOf(new Date())}, ${viewer.name}`}
      landscape
    >
      <PageHead
        crumbs={[{ label: 'Kiến nghị', href: '/kien-nghi' }, { label: agency.name }]}
        title={`Kiến nghị của ${agency.name}`}
        help={help}
        asOf={day}
        subtitle={settledShare(proposals)}
        actions={
          proposals.length > 0 ? (
            <>
              <Button
                data-no-print
                icon={<IconPrinter size={16} aria-hidden />}
                onClick={() => window.print()}
              >
                In
              </Button>
              <ButtonLink data-no-print href={`${files}/list.xlsx`}>
                Bảng XLSX
              </ButtonLink>
              <ButtonLink data-no-print variant="filled" href={`${files}/report.docx?issuer=${issuer}`}>
                Báo cáo DOCX
              </ButtonLink>
            </>
          ) : null
        }
      />
      {proposals.length === 0 ? (
        <EmptyState title={`Chưa ghi kiến nghị nào của ${agency.name}`}>
          Đã xem các kiến nghị đồng chí được xem, tính đến ngày {day}.
        </EmptyState>
      ) : (
        <Stack>
          <StateCells all={proposals} address={address} path={`/kien-nghi/cua/${agency.id}`} />
          <Card flush={!phone}>
            <DataTable
              label={`Kiến nghị của ${agency.name}, ${shown.length} trong ${proposals.length} kiến nghị`}
              rows={shown}
              columns={ofAskerColumns}
              rowKey={({ id }) => id}
              rowHref={({ id }) => `/kien-nghi/${id}`}
            />
          </Card>
        </Stack>
      )}
    </PrintSheet>
  );
}
