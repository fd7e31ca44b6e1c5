import { formatNumber } from '@dondoc/vietnamese';
import { useEffect, useRef, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { FilterMark, FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { assignmentRoleLabels, nextActorLabels, workStateLabels } from '../labels.ts';
import { sortLabels } from '../listing/labels.ts';
import { waitingFor } from '../listing/rules.ts';
import type { Choices, ListAddress, SortKey } from '../listing/schema.ts';
import css from './directive-filters.module.css';
import { withConditions } from './filter-address.ts';
import { SilentPill } from './silent-pill.tsx';

interface Props {
  filter: ListAddress;
  onFilter(filter: ListAddress): void;
  choices: Choices | undefined;
}

const options = <V extends string>(labels: Record<V, string>) =>
  (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));

const roleOptions = options(assignmentRoleLabels);
const nextOptions = options(nextActorLabels);
const stateOptions = options(workStateLabels);
const { urgency, ...otherOrders } = sortLabels;
const sortOptions: { value: SortKey; label: string }[] = options(otherOrders);

export function DirectiveFilters({ filter, onFilter, choices }: Props) {
  const set = (patch: Parameters<typeof withConditions>[1]) => onFilter(withConditions(filter, patch));
  const agencies = choices?.agencies.map(({ id, name, directives }) => ({
    ...{ value: id, label: name, ...(directives === null ? {} : { count: directives }) },
  }));
  const order = (
    <FilterPill<SortKey>
      label="Xếp theo"
      all={filter.q ? 'đúng dấu trước' : urgency}
      options={sortOptions}
      value={filter.sort === 'urgency' ? null : (filter.sort ?? null)}
      onChange={(sort) => set({ sort, desc: sort === 'days' })}
    />
  );
  // On a phone all of them are one line, which is pushed sideways.
  const phone = useIsPhone();
  return (
    <Toolbar end={phone ? null : order}>
      <Search value={filter.q ?? ''} onSearch={(q) => set({ q })} of={choices?.total ?? 0} />
      <div className={css.pills}>
        <FilterPill
          label="Cơ quan"
          options={agencies ?? []}
          value={filter.agency ?? null}
          onChange={(agency) => set({ agency })}
        />
        <FilterPill
          label="Vai trò"
          options={roleOptions}
          value={filter.role ?? null}
          onChange={(role) => set({ role })}
        />
        <NextPill filter={filter} set={set} />
        <FilterPill
          label="Tiến trình"
          options={stateOptions}
          value={filter.state ?? null}
          onChange={(state) => set({ state })}
        />
        {/* Silent work is undated work: another number chosen above would leave nothing. */}
        <SilentPill
          value={filter.silent}
          onChange={(silent) => set(silent ? { silent, headline: null, whole: null } : { silent })}
        />
        {filter.unreceived ? (
          <FilterMark label="Ký nhận" value="chưa" onRemove={() => set({ unreceived: null })} />
        ) : null}
        {filter.asked ? (
          <FilterMark label="Gia hạn" value="chờ quyết định" onRemove={() => set({ asked: null })} />
        ) : null}
        {phone ? order : null}
      </div>
    </Toolbar>
  );
}

type Set = (patch: Parameters<typeof withConditions>[1]) => void;

/** Whose hand is waited for; «tôi» for who has one that can be waited for. */
function NextPill({ filter, set }: { filter: ListAddress; set: Set }) {
  const hasHand = waitingFor(useViewer()) !== null;
  const own = { value: 'mine' as const, label: 'tôi' };
  const { mine, next } = filter;
  return (
    <FilterPill
      label="Ai phải làm tiếp"
      options={hasHand ? [own, ...nextOptions] : nextOptions}
      value={mine ? 'mine' : next && next !== 'none' ? next : null}
      onChange={(chosen) =>
        set(chosen === 'mine' ? { mine: true, next: null } : { mine: null, next: chosen })
      }
    />
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
      label={`Tìm trong ${formatNumber(of)} nhiệm vụ`}
      width={236}
    />
  );
}
