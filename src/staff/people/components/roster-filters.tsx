import { DateField } from '#platform/ui/date-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { degreeLabels, lecturingLabels, rankLabel } from '../../labels.ts';
import { type Roster, RosterAddress } from '../schema.ts';

interface Props {
  roster: Roster;
  address: RosterAddress;
  onAddress(address: RosterAddress): void;
  sought: string;
  onSeek(words: string): void;
}

const optionsOf = (labels: Record<string, string>, none: string) => [
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  { value: 'none', label: none },
];

export function RosterFilters({ roster, address, onAddress, sought, onSeek }: Props) {
  const units = [...new Set(roster.rows.flatMap(({ unit }) => unit ?? []))];
  const ranks = [...new Set(roster.rows.flatMap(({ rank }) => rank ?? []))].toSorted();
  const go = (part: Record<string, string | null>) =>
    onAddress(RosterAddress.parse({ ...address, ...nulled(part) }));
  return (
    <Toolbar
      end={
        <DateField
          label="Vào ngày"
          hideLabel
          small
          hint=""
          value={roster.day}
          onChange={(ngay) => go({ ngay })}
        />
      }
    >
      <SearchField label={`Tìm trong ${roster.rows.length} người`} value={sought} onChange={onSeek} />
      <FilterPill<string>
        label="Đơn vị"
        options={units.map((value) => ({ value, label: value }))}
        value={address.don_vi ?? null}
        onChange={(don_vi) => go({ don_vi })}
      />
      <FilterPill<string>
        label="Giảng dạy"
        options={optionsOf(lecturingLabels, 'Không giảng dạy')}
        value={address.giang ?? null}
        onChange={(giang) => go({ giang })}
      />
      <FilterPill<string>
        label="Hạng"
        options={optionsOf(Object.fromEntries(ranks.map((code) => [code, rankLabel(code)])), 'Chưa có hạng')}
        value={address.hang ?? null}
        onChange={(hang) => go({ hang })}
      />
      <FilterPill<string>
        label="Trình độ"
        options={optionsOf(degreeLabels, 'Chưa ghi')}
        value={address.trinh_do ?? null}
        onChange={(trinh_do) => go({ trinh_do })}
      />
    </Toolbar>
  );
}

const nulled = (part: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value ?? undefined]));
