import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FilterMark, FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { logApi } from '../api.ts';
import { logColumns } from '../components/log-columns.tsx';
import { SealCheck } from '../components/seal-card.tsx';
import { subjectKinds } from '../labels.ts';
import type { LogPage as Lines, LogFilter } from '../schema.ts';

interface Props {
  filter: LogFilter;
  onFilter(filter: LogFilter): void;
}

/** Everything that was done, newest first: proof of what was sent, read, done, when and by whom. */
export function LogPage({ filter, onFilter }: Props) {
  const log = useInfiniteQuery(
    logApi.log.list.infiniteOptions({
      input: (before: number | undefined) => ({ ...filter, before }),
      initialPageParam: undefined,
      getNextPageParam: (page: Lines) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const pages = log.data?.pages ?? [];
  const lines = pages.flatMap((page) => page.lines);
  return (
    <>
      <PageHead
        title="Nhật ký"
        help="Ai đã làm gì, với văn bản hay nhiệm vụ nào, vào lúc nào; lọc theo người, loại hoặc ngày. Bấm «Kiểm niêm phong» để phần mềm tính lại cả chuỗi và cho biết có dòng nào bị đổi không."
        subtitle="Mỗi việc là một dòng, không sửa và không xoá được; cứ mỗi phút các dòng mới được niêm phong thành lô."
        actions={<SealCheck />}
      />
      <Filters filter={filter} onFilter={onFilter} actors={pages[0]?.actors ?? []} />
      {log.isPending ? <LoadingRows rows={12} /> : null}
      {log.isError ? <ReadError title="Không mở được nhật ký" query={log} /> : null}
      {log.data ? (
        <Card flush label="Các dòng nhật ký">
          <DataTable
            label={`${lines.length} dòng, mới nhất trước`}
            rows={lines}
            columns={logColumns}
            rowKey={(line) => String(line.seq)}
            empty={<EmptyState title="Không có dòng nào theo điều kiện này" />}
          />
        </Card>
      ) : null}
      {log.hasNextPage ? (
        <Actions>
          <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            Xem các dòng trước
          </Button>
        </Actions>
      ) : null}
    </>
  );
}

const kinds = Object.entries(subjectKinds).map(([value, label]) => ({ value, label }));

function Filters({ filter, onFilter, actors }: Props & { actors: Lines['actors'] }) {
  const change = (changes: Partial<LogFilter>) => onFilter(without({ ...filter, ...changes }));
  return (
    <Toolbar>
      <FilterPill
        label="Ai"
        options={actors.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.actor ?? null}
        onChange={(actor) => change({ actor: actor ?? undefined })}
      />
      <FilterPill
        label="Loại"
        options={kinds}
        value={filter.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
      />
      {filter.subject ? (
        <FilterMark
          label="Chỉ"
          value={`${filter.subject.slice(0, 8)}…`}
          onRemove={() => change({ subject: undefined })}
        />
      ) : null}
      <DateField
        label="Từ ngày"
        hint=""
        small
        value={filter.from ?? null}
        onChange={(from) => change({ from: from ?? undefined })}
      />
      <DateField
        label="Đến hết ngày"
        hint=""
        small
        value={filter.until ?? null}
        onChange={(until) => change({ until: until ?? undefined })}
      />
    </Toolbar>
  );
}

/** Only what is set stands in the address. */
const without = (filter: LogFilter): LogFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
