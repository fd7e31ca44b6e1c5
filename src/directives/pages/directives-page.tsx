import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { IconPrinter, IconTableExport, IconTableImport } from '#platform/ui/icons.ts';
import { laterPart, useAhead } from '#platform/ui/later.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { directivesApi } from '../api.ts';
import { DirectiveCounts } from '../components/directive-counts.tsx';
import { DirectiveFilters } from '../components/directive-filters.tsx';
import { DirectiveRows } from '../components/directive-rows.tsx';
import {
  type Condition,
  conditionsOf,
  queryFor,
  questionOf,
  sheetAddress,
  withConditions,
} from '../components/filter-address.ts';
import { NoMatch } from '../components/no-match.tsx';
import { PastLine } from '../known/components/past-line.tsx';
import { ColumnChooser } from '../listing/components/column-chooser.tsx';
import { ListPager } from '../listing/components/list-pager.tsx';
import { useColumns } from '../listing/components/use-columns.ts';
import { usePicked } from '../listing/components/use-picked.ts';
import type { Choices, ListAddress } from '../listing/schema.ts';
import { ViewTabs } from '../views/components/view-tabs.tsx';
import css from './directives-page.module.css';

const BulkBar = laterPart(() => import('../bulk/components/bulk-bar.tsx'), 'BulkBar');
const entryCard = () => import('../entry/components/entry-card.tsx');
const EntryCard = laterPart(entryCard, 'EntryCard');

interface Props {
  address: ListAddress;
  onAddress: (address: ListAddress) => void;
}

const help =
  'Mọi nhiệm vụ đồng chí được xem, việc gấp trước. Lọc bằng các con số và các ô phía trên, chọn nhiều dòng để làm một lượt; địa chỉ của trang giữ nguyên cách xem để gửi cho người khác.';

/** Every directive that the viewer may see: who is late, and who must move next. */
export function DirectivesPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const list = useQuery(
    directivesApi.directives.list.queryOptions({
      input: questionOf(address),
      placeholderData: keepPreviousData,
    }),
  );
  const choices = useChoices(address);
  const conditions = conditionsOf(address, namesIn(choices, address));
  const { columns, choose } = useColumns(address, onAddress);
  const picking = usePicked(listOf(address));
  const asOf = list.data?.asOf ?? address.asOf ?? viewer.today;
  const words = conditions.map((condition) => condition.words).join('; ');
  const [entering, setEntering] = useState(false);
  const enter = () => setEntering(true);
  const mayEnter = may(viewer, 'directive.enter');
  useShortcuts([{ keys: ['n'], label: 'ghi nhanh nhiệm vụ', run: enter, moves: true }], {
    enabled: mayEnter,
  });
  useAhead(entryCard, mayEnter && list.isSuccess);
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={formatDate(asOf)}
      printed={`in ${momentOf(new Date())}, ${viewer.name}`}
      filters={words ? `Lọc: ${words}` : undefined}
      landscape
    >
      <Head
        {...{ address, onAddress, choices, columns, choose }}
        onEnter={mayEnter && !entering ? enter : null}
      />
      {entering ? (
        <div className={css.entry} data-no-print>
          <EntryCard onClose={() => setEntering(false)} />
        </div>
      ) : null}
      <PastLine
        past={address}
        today={viewer.today}
        onPast={({ asOf, recordedUntil }) =>
          onAddress(withConditions(address, { asOf: asOf ?? null, recordedUntil: recordedUntil ?? null }))
        }
      />
      <ViewTabs address={address} words={words || 'Tất cả'} />
      {list.isPending ? <LoadingRows rows={12} label="Đang tải danh sách nhiệm vụ" /> : null}
      {list.isError ? (
        <ErrorState
          title="Không tải được danh sách nhiệm vụ"
          onRetry={() => list.refetch()}
          retrying={list.isFetching}
        >
          {sentenceOf(list.error)}
        </ErrorState>
      ) : null}
      {list.data ? (
        <>
          <DirectiveCounts counts={list.data.counts} filter={address} />
          <DirectiveFilters filter={address} onFilter={onAddress} choices={choices} />
          <DirectiveRows
            {...{ address, onAddress, columns, picking }}
            list={list.data}
            empty={<Nothing {...{ address, onAddress, conditions, asOf }} total={list.data.total} />}
            foot={
              <>
                <ListPager address={address} onAddress={onAddress} total={list.data.total} />
                {picking.picked.size > 0 ? (
                  <BulkBar picking={picking} list={list.data} address={address} />
                ) : null}
              </>
            }
          />
        </>
      ) : null}
    </PrintSheet>
  );
}

/** What the filters can be set to; it changes only when a document is published. */
function useChoices({ asOf, recordedUntil, document }: ListAddress): Choices | undefined {
  return useQuery(
    directivesApi.directives.choices.queryOptions({
      input: { asOf, recordedUntil, document },
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  ).data;
}

const namesIn = (choices: Choices | undefined, { agency, document }: ListAddress) => ({
  agency: choices?.agencies.find(({ id }) => id === agency)?.name,
  document: choices?.documents.find(({ id }) => id === document)?.number ?? undefined,
});

/** The same rows, however they are sorted, cut into pages and shown. */
const listOf = ({ sort: _, desc: __, columns: ___, ...address }: ListAddress): string =>
  queryFor(withConditions(address, {}));

type HeadProps = Props & { choices: Choices | undefined; onEnter: (() => void) | null } & ReturnType<
    typeof useColumns
  >;

function Head({ address, onAddress, choices, columns, choose, onEnter }: HeadProps) {
  const viewer = useViewer();
  const { today } = viewer;
  const phone = useIsPhone();
  const documents = choices?.documents.map(({ id, number, directives }) => ({
    ...{ value: id, label: number ?? 'không số', count: directives },
  }));
  return (
    <PageHead
      title="Nhiệm vụ"
      help={help}
      beside={
        <FilterPill
          label="Văn bản"
          options={documents ?? []}
          value={address.document ?? null}
          onChange={(document) => onAddress(withConditions(address, { document }))}
        />
      }
      asOf={
        <AsOf
          value={address.asOf ?? today}
          onChange={(day) =>
            onAddress(
              withConditions(address, day === today ? { asOf: null, recordedUntil: null } : { asOf: day }),
            )
          }
        />
      }
      actions={
        // Sheets and paper are made at a desk, and cards have no columns.
        phone ? (
          <EntryButton onEnter={onEnter} />
        ) : (
          <span data-no-print>
            <Actions>
              <ColumnChooser columns={columns} onChoose={choose} />
              {may(viewer, 'directive.import') ? (
                <ButtonLink small icon={<IconTableImport size={16} aria-hidden />} href="/nhiem-vu/nhap">
                  Nhập XLSX
                </ButtonLink>
              ) : null}
              {may(viewer, 'slip.file') ? (
                <ButtonLink small href="/nop-phieu">
                  Nộp phiếu
                </ButtonLink>
              ) : null}
              <ButtonLink
                small
                icon={<IconTableExport size={16} aria-hidden />}
                href={sheetAddress({ ...address, columns: columns.join('.') })}
                download
              >
                Xuất XLSX
              </ButtonLink>
              <Button small icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                In
              </Button>
              <EntryButton onEnter={onEnter} />
            </Actions>
          </span>
        )
      }
    />
  );
}

function EntryButton({ onEnter }: { onEnter: (() => void) | null }) {
  return onEnter ? (
    <Button small variant="filled" keys="n" onClick={onEnter}>
      Ghi nhanh
    </Button>
  ) : null;
}

function AsOf({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  return (
    <>
      <span data-print-only>{formatDate(value)}</span>
      <span className={css.day} data-no-print>
        <DateField
          label="Số liệu đến hết ngày"
          hideLabel
          hint=""
          small
          required
          value={value}
          onChange={(day) => day && onChange(day)}
        />
      </span>
    </>
  );
}

type NothingProps = Props & { conditions: Condition[]; asOf: string; total: number };

/** No rows: the page lies behind the last one, nothing fits, or there is nothing yet. */
function Nothing({ address, onAddress, conditions, asOf, total }: NothingProps) {
  if (total > 0) {
    return (
      <EmptyState
        title={`Trang này không còn: danh sách có ${total} nhiệm vụ.`}
        action={
          <Button small onClick={() => onAddress(withConditions(address, {}))}>
            Về trang đầu
          </Button>
        }
      />
    );
  }
  if (conditions.length > 0) return <NoMatch filter={address} conditions={conditions} />;
  return (
    <EmptyState
      title={`Chưa có nhiệm vụ nào, tính đến hết ngày ${formatDate(asOf)}.`}
      action={
        <ButtonLink small href="/van-ban">
          Xem văn bản
        </ButtonLink>
      }
    >
      Nhiệm vụ hình thành khi một văn bản được rà soát và phát hành, hoặc khi nhập danh sách đang có từ tệp
      Excel.
    </EmptyState>
  );
}
