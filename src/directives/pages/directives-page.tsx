import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { IconPrinter, IconTableExport } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../api.ts';
import { DirectiveCounts } from '../components/directive-counts.tsx';
import { agenciesIn, DirectiveFilters } from '../components/directive-filters.tsx';
import { DirectiveRows } from '../components/directive-rows.tsx';
import { conditionsOf, sheetAddress, withConditions } from '../components/filter-address.ts';
import { momentOf } from '../components/moment.ts';
import { NoMatch } from '../components/no-match.tsx';
import type { DirectiveFilter, DirectiveSummary } from '../schema.ts';
import css from './directives-page.module.css';

interface Props {
  filter: DirectiveFilter;
  onFilter: (filter: DirectiveFilter) => void;
}

/** Every directive that the viewer may see: who is late, and who must move next. */
export function DirectivesPage({ filter, onFilter }: Props) {
  const viewer = useViewer();
  const list = useQuery(
    directivesApi.directives.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  );
  // Without conditions: what there is to choose from. The same query as the list where nothing is filtered.
  const everything = useQuery(
    directivesApi.directives.list.queryOptions({ input: withConditions({}, { asOf: filter.asOf }) }),
  );
  const all = everything.data?.rows ?? [];
  const documents = documentsIn(all);
  const name = (options: { value: string; label: string }[], id?: string) =>
    options.find(({ value }) => value === id)?.label;
  const conditions = conditionsOf(filter, {
    agency: name(agenciesIn(all), filter.agency),
    document: name(documents, filter.document),
  });
  const asOf = list.data?.asOf ?? filter.asOf ?? viewer.today;
  const empty =
    conditions.length > 0 ? <NoMatch filter={filter} conditions={conditions} /> : <NoneYet asOf={asOf} />;
  const printed = `in ${momentOf(new Date())}, ${viewer.name}`;
  const filters =
    conditions.length > 0 ? `Lọc: ${conditions.map(({ words }) => words).join('; ')}` : undefined;
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={formatDate(asOf)}
      printed={printed}
      filters={filters}
      landscape
    >
      <PageHead
        title="Nhiệm vụ"
        beside={
          <FilterPill
            label="Văn bản"
            options={documents}
            value={filter.document ?? null}
            onChange={(document) => onFilter(withConditions(filter, { document }))}
          />
        }
        asOf={
          <AsOf
            value={filter.asOf ?? viewer.today}
            onChange={(day) => onFilter(withConditions(filter, { asOf: day === viewer.today ? null : day }))}
          />
        }
        actions={<Outputs filter={filter} />}
      />
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
          <DirectiveCounts counts={list.data.counts} filter={filter} />
          <DirectiveFilters filter={filter} onFilter={onFilter} all={all} />
          <DirectiveRows list={list.data} isRanked={Boolean(filter.q)} empty={empty} />
        </>
      ) : null}
    </PrintSheet>
  );
}

/** Documents behind these rows, by number. */
function documentsIn(rows: DirectiveSummary[]): { value: string; label: string }[] {
  const numbers = new Map(
    rows.flatMap((row) => (row.documentId ? [[row.documentId, row.documentNumber ?? 'không số']] : [])),
  );
  return [...numbers].map(([value, label]) => ({ value, label }));
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

function Outputs({ filter }: { filter: DirectiveFilter }) {
  return (
    <span data-no-print>
      <Actions>
        <ButtonLink icon={<IconTableExport size={16} aria-hidden />} href={sheetAddress(filter)} download>
          Xuất XLSX
        </ButtonLink>
        <Button icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          In
        </Button>
      </Actions>
    </span>
  );
}

function NoneYet({ asOf }: { asOf: string }) {
  return (
    <EmptyState
      title={`Chưa có nhiệm vụ nào, tính đến hết ngày ${formatDate(asOf)}.`}
      action={
        <ButtonLink small href="/van-ban">
          Xem văn bản
        </ButtonLink>
      }
    >
      Nhiệm vụ hình thành khi một văn bản được rà soát và phát hành.
    </EmptyState>
  );
}
