import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button } from '#platform/ui/button.tsx';
import { MoreMenu } from '#platform/ui/more-menu.tsx';
import { PageTabs } from '#platform/ui/tabs.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { addressOf, readQuery, withConditions } from '../../components/filter-address.ts';
import type { ListAddress } from '../../listing/schema.ts';
import { viewsApi } from '../api.ts';
import { builtInViews, isSameView } from '../rules.ts';
import { NameDialog } from './name-dialog.tsx';
import { useViewActs } from './use-view-acts.ts';
import css from './view-tabs.module.css';

interface Props {
  address: ListAddress;
  /** The conditions in force, in words: the name that is offered. */
  words: string;
}

type Naming = 'save' | 'rename';

/** The views of the role, then the person's own; which one is open is seen from the address. */
export function ViewTabs({ address, words }: Props) {
  const viewer = useViewer();
  const saved = useQuery(viewsApi.views.list.queryOptions()).data ?? [];
  const own = saved.map((view) => ({ ...view, kept: readQuery(view.address) }));
  const [naming, setNaming] = useState<Naming | null>(null);
  const acts = useViewActs(() => setNaming(null));
  useShortcuts(
    [{ keys: ['Ctrl+S'], label: 'lưu cách xem này', run: () => setNaming('save'), inFields: true }],
    { group: 'Danh sách' },
  );
  const open = own.find(({ kept }) => isSameView(kept, address));
  // The day one looks at, and the columns where a view has none of its own, go along.
  const along = { asOf: address.asOf, recordedUntil: address.recordedUntil, columns: address.columns };
  const tabs = [
    ...builtInViews(viewer).map((view) => ({
      label: view.name,
      href: addressOf(withConditions({ ...along, ...view.address }, {})),
      active: !open && isSameView(view.address, address),
    })),
    ...own.map(({ id, name, kept }) => ({
      label: name,
      href: addressOf(withConditions({ ...along, ...kept }, {})),
      active: id === open?.id,
    })),
  ];
  return (
    <div className={css.row} data-no-print>
      <PageTabs label="Cách xem danh sách" tabs={tabs} />
      <ViewActs open={open} onName={setNaming} onRemove={acts.remove} />
      <NameDialog
        key={`${naming} ${open?.id ?? words}`}
        opened={naming !== null}
        title={naming === 'rename' ? 'Đổi tên cách xem' : 'Lưu cách xem này'}
        name={open?.name ?? words}
        error={acts.problem}
        busy={acts.busy}
        onClose={() => {
          setNaming(null);
          acts.forget();
        }}
        onName={(name) =>
          naming === 'rename' && open ? acts.rename(open.id, name) : acts.save(name, address)
        }
      />
    </div>
  );
}

interface ActsProps {
  open: { id: string; name: string } | undefined;
  onName(naming: Naming): void;
  onRemove(id: string): void;
}

/** A view of one's own is renamed or removed where it is open; anything else can be kept. */
function ViewActs({ open, onName, onRemove }: ActsProps) {
  const phone = useIsPhone();
  return (
    <span className={css.acts}>
      {open ? (
        <MoreMenu
          label={`Cách xem «${open.name}»`}
          actions={[
            { label: 'Đổi tên', onSelect: () => onName('rename') },
            { label: 'Xoá cách xem', onSelect: () => onRemove(open.id) },
          ]}
        />
      ) : (
        <Button small variant="quiet" {...(phone ? {} : { keys: 'Ctrl S' })} onClick={() => onName('save')}>
          {phone ? 'Lưu' : 'Lưu cách xem'}
        </Button>
      )}
    </span>
  );
}
