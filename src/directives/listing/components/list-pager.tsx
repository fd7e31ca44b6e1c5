import { Pager } from '#platform/ui/pager.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { addressOf } from '../../components/filter-address.ts';
import { type ListAddress, PAGE_SIZE } from '../schema.ts';

interface Props {
  address: ListAddress;
  onAddress(address: ListAddress): void;
  total: number;
}

/** The way through the pages, by the mouse and by PageUp and PageDown. */
export function ListPager({ address, onAddress, total }: Props) {
  const { page = 1, ...rest } = address;
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const at = (next: number): ListAddress => ({ ...rest, row: undefined, page: next > 1 ? next : undefined });
  const go = (next: number) => {
    if (next < 1 || next > last) return;
    onAddress(at(next));
    window.scrollTo({ top: 0 });
  };
  useShortcuts(
    [
      { keys: ['PageDown'], label: 'trang sau của danh sách', run: () => go(page + 1), moves: true },
      { keys: ['PageUp'], label: 'trang trước của danh sách', run: () => go(page - 1), moves: true },
    ],
    { enabled: last > 1, group: 'Danh sách' },
  );
  return <Pager page={page} perPage={PAGE_SIZE} total={total} href={(next) => addressOf(at(next))} />;
}
