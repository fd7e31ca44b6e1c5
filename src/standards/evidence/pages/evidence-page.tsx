import { formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions, Split, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { Pager } from '#platform/ui/pager.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { evidenceListApi } from '../../listing/api.ts';
import { AddPanel } from '../components/add-panel.tsx';
import { BareCard } from '../components/bare-card.tsx';
import { evidenceColumns } from '../components/evidence-columns.tsx';
import { ExpiringSetting } from '../components/expiring-setting.tsx';
import { stateLabels } from '../labels.ts';
import { type EvidenceList, type EvidenceQuery, evidenceStates } from '../schema.ts';

interface Props {
  address: EvidenceQuery;
  onAddress(address: EvidenceQuery): void;
}

const inAddress = (address: EvidenceQuery): string => {
  const words = Object.entries(address).filter(([, value]) => value !== undefined && value !== '');
  return words.length > 0 ? `?${new URLSearchParams(words.map(([key, value]) => [key, String(value)]))}` : '';
};

/** What the school can prove: indicators with nothing behind them first, then every piece by its code. */
export function EvidencePage({ address, onAddress }: Props) {
  const [adding, setAdding] = useState<{ indicatorId: string | null } | null>(null);
  const query = evidenceListApi.evidenceList.get.queryOptions({ input: address });
  const found = useQuery({ ...query, placeholderData: keepPreviousData });
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được minh chứng" query={found} />;
  const list = found.data;
  const { set } = list;
  const add = list.mayKeep && set ? (indicatorId: string | null) => setAdding({ indicatorId }) : null;
  return (
    <>
      <PageHead
        title="Minh chứng"
        beside={<SchoolTabs at="evidence" />}
        help="Mỗi minh chứng có mã, tệp theo từng bản và nơi lưu bản giấy; gắn được với nhiều chỉ tiêu. Bản mới thì phải thẩm định lại."
        actions={
          <Actions>
            <ButtonLink
              href={`/api/standards/evidence.xlsx${inAddress({ ...address, page: undefined })}`}
              download
            >
              XLSX
            </ButtonLink>
            <ButtonLink href="/api/standards/dossier" icon={<IconDownload size={16} aria-hidden />} download>
              Tải hồ sơ (ZIP)
            </ButtonLink>
            {add && !adding ? (
              <Button variant="filled" onClick={() => add(null)}>
                Thêm minh chứng
              </Button>
            ) : null}
          </Actions>
        }
      />
      <Split
        keep
        width={404}
        panel={
          adding && set ? (
            <AddPanel
              key={adding.indicatorId}
              set={set}
              indicatorId={adding.indicatorId}
              onClose={() => setAdding(null)}
            />
          ) : null
        }
      >
        {set?.isPractice ? (
          <AlertLine tone="look">
            «{set.name}» là bộ tập huấn <b>giả định</b>, chỉ dùng để tập.
          </AlertLine>
        ) : null}
        {set ? (
          <BareCard set={set} without={list.without} onAdd={add} />
        ) : (
          <AlertLine tone="doubt">
            Chưa có bộ chỉ tiêu nên chưa biết còn thiếu minh chứng nào. Nạp hoặc nhập bộ ở trang Bộ chỉ tiêu.
          </AlertLine>
        )}
        <Filters {...{ address, onAddress, list }} />
        <Lines {...{ address, list }} />
      </Split>
    </>
  );
}

function Filters({ address, onAddress, list }: Props & { list: EvidenceList }) {
  const { set, states, expiringDays, expiring } = list;
  const go = (change: EvidenceQuery) => onAddress({ ...address, page: undefined, ...change });
  return (
    <Toolbar end={<span>{formatNumber(list.total)} minh chứng</span>}>
      <SearchField
        label={`Tìm trong ${formatNumber(list.all)} minh chứng`}
        value={address.q ?? ''}
        onChange={(q) => go({ q: q || undefined })}
      />
      <FilterPill
        label="Tình trạng"
        options={evidenceStates.map((value) => ({ value, label: stateLabels[value], count: states[value] }))}
        value={address.state ?? null}
        onChange={(state) => go({ state: state ?? undefined })}
      />
      <FilterPill
        label="Tiêu chí"
        options={(set?.criteria ?? []).map(({ number, name }) => ({
          value: String(number),
          label: `${number}. ${name}`,
        }))}
        value={address.criterion ? String(address.criterion) : null}
        onChange={(criterion) => go({ criterion: criterion ? Number(criterion) : undefined })}
      />
      <FilterPill
        label="Chỉ tiêu"
        options={(set?.indicators ?? []).map(({ id, code, name }) => ({
          value: id,
          label: `${code} ${name}`,
        }))}
        value={address.indicator ?? null}
        onChange={(indicator) => go({ indicator: indicator ?? undefined })}
      />
      <FilterPill
        label="Hiệu lực"
        options={[{ value: 'yes', label: `hết trong ${expiringDays} ngày hoặc đã hết`, count: expiring }]}
        value={address.expiring ?? null}
        onChange={(chosen) => go({ expiring: chosen ? 'yes' : undefined })}
      />
      {list.maySetExpiring ? <ExpiringSetting days={expiringDays} /> : null}
    </Toolbar>
  );
}

function Lines({ address, list }: { address: EvidenceQuery; list: EvidenceList }) {
  const { lines, total, all, page, perPage } = list;
  return (
    <>
      <Card flush label="Danh mục minh chứng">
        <DataTable
          label={`${total} minh chứng`}
          rows={lines}
          columns={evidenceColumns}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/truong-chuan/minh-chung/${id}`}
          link="title"
          empty={
            all === 0 ? (
              <EmptyState title="Chưa có minh chứng nào">
                Thêm minh chứng từ một chỉ tiêu ở trên, hoặc kéo nhiều tệp cùng lúc.
              </EmptyState>
            ) : (
              <EmptyState title={`Không có minh chứng nào khớp, trong ${formatNumber(all)}`}>
                Bỏ bớt điều kiện lọc.
              </EmptyState>
            )
          }
        />
      </Card>
      <Pager
        {...{ page, perPage, total }}
        href={(to) => `/truong-chuan/minh-chung${inAddress({ ...address, page: to })}`}
      />
    </>
  );
}
