import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { periodsApi } from '../api.ts';
import { DraftsCard } from '../components/drafts-card.tsx';
import css from '../components/periods.module.css';
import { PeriodsCard } from '../components/periods-card.tsx';
import { SettingsCard } from '../components/settings-card.tsx';
import type { PeriodsAddress } from '../schema.ts';

interface Props {
  address: PeriodsAddress;
  onAddress(address: PeriodsAddress): void;
}

/** When the office reports, and the drafts of it: made on the cut-off day, with figures that no longer move. */
export function PeriodsPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const year = address.year ?? Number(viewer.today.slice(0, 4));
  const query = useQuery(
    periodsApi.periods.get.queryOptions({ input: { year }, placeholderData: keepPreviousData }),
  );
  if (query.isPending) return <LoadingRows rows={8} />;
  if (query.isError) return <ReadError title="Không mở được các kỳ báo cáo" query={query} />;
  const { drafts, periods, ...regime } = query.data;
  const maySet = may(viewer, 'period.set');
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Báo cáo', href: '/bao-cao' }, { label: 'Kỳ báo cáo' }]}
        title="Kỳ báo cáo"
        help="Ngày chốt của mỗi kỳ, hạn gửi, và dự thảo báo cáo lập vào ngày chốt. Số liệu của dự thảo cố định theo ngày chốt và lúc ghi nhận, nên tải lại lúc nào cũng ra cùng một tệp."
        beside={
          <span className={css.years}>
            <Button small aria-label={`Năm ${year - 1}`} onClick={() => onAddress({ year: year - 1 })}>
              ‹
            </Button>
            Năm {year}
            <Button small aria-label={`Năm ${year + 1}`} onClick={() => onAddress({ year: year + 1 })}>
              ›
            </Button>
          </span>
        }
        actions={<ButtonLink href="/so-sanh">So sánh hai ngày</ButtonLink>}
      />
      <Split keep width={344} panel={<SettingsCard {...regime} maySet={maySet} />}>
        <DraftsCard drafts={drafts} />
        <PeriodsCard periods={periods} year={query.data.year} maySet={maySet} />
      </Split>
    </>
  );
}
