import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { kindLabels, levelLabels } from '../labels.ts';
import { narrowed } from '../rules.ts';
import { type TopicRow, type TopicsAddress, topicKinds, topicLevels } from '../schema.ts';

interface Props {
  rows: TopicRow[];
  address: TopicsAddress;
  onAddress(address: TopicsAddress): void;
}

/** By level, kind, field and year, each with how many; mine; words. */
export function TopicsFilters({ rows, address, onAddress }: Props) {
  const set = (part: Partial<TopicsAddress>) => onAddress({ ...address, ...part });
  const count = (part: Partial<TopicsAddress>) => narrowed(rows, { ...address, ...part }).length;
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => b - a);
  const fields = [...new Set(rows.map(({ field }) => field ?? ''))].toSorted((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const isMine = rows.some((row) => row.isMine);
  return (
    <Toolbar>
      <FilterPill
        label="Cấp"
        options={topicLevels.map((value) => ({
          ...{ value, label: levelLabels[value], count: count({ cap: value }) },
        }))}
        value={address.cap ?? null}
        onChange={(cap) => set({ cap: cap ?? undefined })}
      />
      <FilterPill
        label="Loại"
        options={topicKinds.map((value) => ({
          ...{ value, label: kindLabels[value], count: count({ loai: value }) },
        }))}
        value={address.loai ?? null}
        onChange={(loai) => set({ loai: loai ?? undefined })}
      />
      <FilterPill
        label="Lĩnh vực"
        options={fields.map((value) => ({
          ...{ value, label: value || 'chưa ghi', count: count({ linh_vuc: value }) },
        }))}
        value={address.linh_vuc ?? null}
        onChange={(field) => set({ linh_vuc: field ?? undefined })}
      />
      <FilterPill
        label="Năm"
        options={years.map((year) => ({
          value: String(year),
          label: String(year),
          count: count({ nam: year }),
        }))}
        value={address.nam === undefined ? null : String(address.nam)}
        onChange={(year) => set({ nam: year === null ? undefined : Number(year) })}
      />
      {isMine ? (
        <FilterPill
          label="Của"
          all="mọi người"
          options={[{ value: 'toi', label: 'tôi', count: count({ toi: 1 }) }]}
          value={address.toi ? 'toi' : null}
          onChange={(mine) => set({ toi: mine ? 1 : undefined })}
        />
      ) : null}
      <SearchField
        label={`Tìm trong ${rows.length} việc`}
        value={address.tim ?? ''}
        onChange={(tim) => set({ tim: tim || undefined })}
      />
    </Toolbar>
  );
}
