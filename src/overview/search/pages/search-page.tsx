import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { Pager } from '#platform/ui/pager.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { searchApi } from '../api.ts';
import { HitList } from '../components/hit-list.tsx';
import css from '../components/search.module.css';
import { searchAddress, useSettled } from '../components/use-search.tsx';
import { countWords, kindLabels } from '../labels.ts';
import { PER_PAGE, type SearchAddress, type SearchGroup, SearchKind } from '../schema.ts';

interface Props {
  address: SearchAddress;
  onAddress(address: SearchAddress): void;
}

const HELP =
  'Gõ từ, có dấu hoặc không dấu; cụm từ trong ngoặc kép; số ký hiệu như 118-TB/VPTU hoặc 118 TB VPTU. Chỉ tìm trong những gì đồng chí được xem. Phần mềm không lưu những gì đã tìm.';

/** All that somebody may see and that has their words, by kind. */
export function SearchPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const [words, setWords] = useState(address.q ?? '');
  const settled = useSettled(words.trim(), 300);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: ['/'], label: 'tới ô tìm', run: () => box.current?.focus() }]);
  useEffect(() => box.current?.focus(), []);
  // The address follows what is typed, and what is typed follows another address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the words have changed
  useEffect(() => {
    if (settled !== (address.q ?? '')) onAddress({ ...address, q: settled || undefined, trang: undefined });
  }, [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another address is gone to
  useEffect(() => {
    if ((address.q ?? '') !== settled) setWords(address.q ?? '');
  }, [address.q]);
  if (!may(viewer, 'search.ask'))
    return (
      <NoPermission>
        Quản trị phần mềm không đọc văn bản và nhiệm vụ. Người của Văn phòng và của cơ quan được giao việc tìm
        được ở đây.
      </NoPermission>
    );
  return (
    <>
      <PageHead title="Tìm kiếm" help={HELP} />
      <div className={css.field}>
        <Toolbar>
          <SearchField
            ref={box}
            value={words}
            onChange={setWords}
            label="Tìm trong văn bản, nhiệm vụ, chỉ tiêu, lớp, người…"
            width={420}
          />
          <FilterPill
            label="Loại"
            options={SearchKind.options.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
            value={address.loai ?? null}
            onChange={(kind) => onAddress({ ...address, loai: kind ?? undefined, trang: undefined })}
          />
        </Toolbar>
      </div>
      <Results address={address} />
    </>
  );
}

function Results({ address: { q = '', loai: kind, trang: page = 1 } }: Pick<Props, 'address'>) {
  const query = useQuery(
    searchApi.search.ask.queryOptions({
      input: { q, ...(kind ? { kind, page, limit: PER_PAGE } : {}) },
      enabled: q !== '',
      placeholderData: keepPreviousData,
    }),
  );
  if (q === '')
    return (
      <EmptyState title="Gõ vài chữ để tìm">
        Có dấu hay không dấu đều được: «dang uy» tìm thấy «Đảng uỷ».
      </EmptyState>
    );
  if (query.isPending) return <LoadingRows rows={8} />;
  if (query.isError) return <ReadError title="Không tìm được" query={query} />;
  const { groups } = query.data;
  if (groups.length === 0)
    return (
      <EmptyState title={`Không tìm thấy «${q}»`}>
        Thử ít từ hơn, bỏ ngoặc kép{kind ? ', hoặc bỏ lọc loại' : ''}. Những gì đồng chí không được xem thì
        không tìm thấy ở đây.
      </EmptyState>
    );
  return (
    <div aria-busy={query.isPlaceholderData}>
      {kind === undefined ? <Kinds groups={groups} q={q} /> : null}
      {groups.map((group) => (
        <Group key={group.kind} group={group} q={q} isOnly={kind !== undefined} page={page} />
      ))}
    </div>
  );
}

const kindAddress = (q: string, kind: SearchKind): string => `${searchAddress(q)}&loai=${kind}`;

/** How many of each kind, each the way to all of them: read out when it changes. */
function Kinds({ groups, q }: { groups: SearchGroup[]; q: string }) {
  return (
    <p className={css.kinds} role="status">
      <span>Tìm thấy</span>
      {groups.map((group) => (
        <span key={group.kind}>
          {countWords(group)}{' '}
          <Link href={kindAddress(q, group.kind)}>{kindLabels[group.kind].toLocaleLowerCase('vi')}</Link>
        </span>
      ))}
    </p>
  );
}

function Group({ group, q, isOnly, page }: { group: SearchGroup; q: string; isOnly: boolean; page: number }) {
  const { kind, hits, total } = group;
  const href = kindAddress(q, kind);
  return (
    <section className={css.group} aria-label={kindLabels[kind]}>
      <div className={css.groupHead}>
        <h2>{kindLabels[kind]}</h2>
        <span className={css.count}>{countWords(group)}</span>
        {!isOnly && hits.length < total ? <Link href={href}>Xem tất cả</Link> : null}
      </div>
      <HitList hits={hits} />
      {isOnly ? (
        <Pager page={page} perPage={PER_PAGE} total={total} href={(n) => `${href}&trang=${n}`} />
      ) : null}
    </section>
  );
}
