import { useEffect, useRef, useState } from 'react';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { assignmentRoleLabels, workStateLabels } from '../labels.ts';
import { SILENT_AFTER_DAYS } from '../rules.ts';
import type { DirectiveFilter, DirectiveSummary } from '../schema.ts';
import css from './directive-filters.module.css';
import { nextActorLabels, withConditions } from './filter-address.ts';

interface Props {
  filter: DirectiveFilter;
  onFilter: (filter: DirectiveFilter) => void;
  /** Every row there is without conditions: its agencies are the ones to choose from. */
  all: DirectiveSummary[];
}

const options = <V extends string>(labels: Record<V, string>) =>
  (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));

const roleOptions = options(assignmentRoleLabels);
const nextOptions = options(nextActorLabels);
const stateOptions = options(workStateLabels);
const silentOptions = [{ value: 'true' as const, label: `trên ${SILENT_AFTER_DAYS}\u00a0ngày` }];

/** Agencies that have a role in these rows, by name. */
export function agenciesIn(rows: DirectiveSummary[]): { value: string; label: string }[] {
  const names = new Map(
    rows.flatMap((row) => row.assignments.map((a) => [a.agency?.id ?? '', a.agency?.name ?? ''])),
  );
  names.delete('');
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
}

export function DirectiveFilters({ filter, onFilter, all }: Props) {
  const set = (patch: Parameters<typeof withConditions>[1]) => onFilter(withConditions(filter, patch));
  return (
    <Toolbar
      end={
        filter.q ? (
          'Xếp theo: đúng dấu trước'
        ) : (
          <>
            Xếp theo: <b>việc gấp trước</b>
          </>
        )
      }
    >
      <Search value={filter.q ?? ''} onSearch={(q) => set({ q })} of={all.length} />
      <div className={css.pills}>
        <FilterPill
          label="Cơ quan"
          options={agenciesIn(all)}
          value={filter.agency ?? null}
          onChange={(agency) => set({ agency })}
        />
        <FilterPill
          label="Vai trò"
          options={roleOptions}
          value={filter.role ?? null}
          onChange={(role) => set({ role })}
        />
        <FilterPill
          label="Ai phải làm tiếp"
          options={nextOptions}
          value={filter.next === 'none' ? null : (filter.next ?? null)}
          onChange={(next) => set({ next })}
        />
        <FilterPill
          label="Tiến trình"
          options={stateOptions}
          value={filter.state ?? null}
          onChange={(state) => set({ state })}
        />
        <FilterPill
          label="Im lặng"
          all="không lọc"
          options={silentOptions}
          value={filter.silent ? 'true' : null}
          // Silent work is undated work: another number chosen above would leave nothing.
          onChange={(value) => set(value ? { silent: true, headline: null } : { silent: null })}
        />
      </div>
    </Toolbar>
  );
}

const TYPING_PAUSE_MS = 250;

/** The address changes when the typing pauses, not at each letter; the words typed stay in the field. */
function Search({ value, onSearch, of }: { value: string; onSearch: (q: string) => void; of: number }) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  // The address changed from elsewhere: a condition dropped, or one page back.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const words = typed.trim();
    if (words === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = words;
      latest.current(words);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcuts([{ keys: ['/'], label: 'tìm trong danh sách', run: () => input.current?.focus() }]);
  return (
    <SearchField
      ref={input}
      value={typed}
      onChange={setTyped}
      label={`Tìm trong ${of} nhiệm vụ`}
      width={214}
    />
  );
}
