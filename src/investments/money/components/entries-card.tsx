import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { useItemAct } from '../../items/components/use-item-act.ts';
import type { ItemAddress, ItemView } from '../../items/schema.ts';
import { kindLabels, sourceLabels } from '../../labels.ts';
import { sayDong } from '../../rules.ts';
import { moneyKinds } from '../../schema.ts';

type Row = ItemView['entries'][number];

interface Props {
  view: ItemView;
  address: ItemAddress;
  onAddress(address: ItemAddress): void;
}

/** Every row of money with its paper, and what they come to: the figures of the page and nothing else. */
export function EntriesCard({ view, address, onAddress }: Props) {
  const { today } = useViewer();
  const [taking, setTaking] = useState<Row | null>(null);
  const reverse = useItemAct('reverse', () => setTaking(null));
  const shown = view.entries.filter(
    ({ year, source, kind }) =>
      (!address.nam || year === address.nam) &&
      (!address.nguon || source === address.nguon) &&
      (!address.loai || kind === address.loai),
  );
  const sum = shown.reduce((all, { amount }) => all + BigInt(amount), 0n);
  const isOneKind = new Set(shown.map(({ kind }) => kind)).size === 1;
  return (
    <Card
      title={<span id="khoan-tien">Từng khoản tiền</span>}
      aside={isOneKind ? `${shown.length} khoản, cộng ${sayDong(String(sum))}` : `${shown.length} khoản`}
    >
      <Stack>
        <Filters {...{ view, address, onAddress }} />
        {reverse.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(reverse.error)}
          </AlertLine>
        ) : null}
        <DataTable
          label={`${shown.length} khoản tiền`}
          rows={shown}
          columns={columnsOf(view, setTaking)}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Không có khoản tiền nào khớp" />}
        />
      </Stack>
      <ReasonDialog
        opened={taking !== null}
        onClose={() => setTaking(null)}
        title="Huỷ khoản tiền ghi nhầm?"
        label="Vì sao huỷ"
        verb="Huỷ khoản này"
        busy={reverse.isPending}
        onConfirm={(reason) => taking && reverse.mutate({ id: taking.id, onDay: today, reason })}
      >
        {taking ? (
          <p>
            {kindLabels[taking.kind]} {sayDong(taking.amount)} ngày {formatDate(taking.onDay)}. Dòng này vẫn
            còn, một dòng huỷ ghi ngày {formatDate(today)} đứng bên cạnh.
          </p>
        ) : null}
      </ReasonDialog>
    </Card>
  );
}

function Filters({ view, address, onAddress }: Props) {
  const years = [...new Set(view.lines.map(({ year }) => year))];
  const sources = [...new Set(view.lines.map(({ source }) => source))];
  return (
    <Toolbar>
      <FilterPill
        label="Loại"
        options={moneyKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        value={address.loai ?? null}
        onChange={(loai) => onAddress({ ...address, loai: loai ?? undefined })}
      />
      <FilterPill
        label="Năm"
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        value={address.nam ? String(address.nam) : null}
        onChange={(year) => onAddress({ ...address, nam: year ? Number(year) : undefined })}
      />
      <FilterPill
        label="Nguồn vốn"
        options={sources.map((source) => ({ value: source, label: sourceLabels[source] }))}
        value={address.nguon ?? null}
        onChange={(nguon) => onAddress({ ...address, nguon: nguon ?? undefined })}
      />
    </Toolbar>
  );
}

function columnsOf({ entries, mayKeep, closed }: ItemView, onTake: (row: Row) => void): Column<Row>[] {
  const reversed = new Set(entries.map(({ reversesId }) => reversesId));
  const stays = ({ id, reversesId, year, source }: Row) =>
    reversesId !== null || reversed.has(id) || closed.includes(`${year} ${source}`);
  const words = (row: Row) =>
    [
      row.reversesId ? 'huỷ khoản ghi nhầm' : reversed.has(row.id) ? 'đã huỷ' : null,
      row.dueOn && `phải có đến ${formatDate(row.dueOn)}`,
      row.note,
      row.by && `ghi: ${row.by}`,
    ].filter(Boolean);
  return [
    {
      key: 'on',
      head: 'Ngày',
      width: 104,
      card: 'code',
      nowrap: true,
      cell: ({ onDay }) => formatDate(onDay),
    },
    {
      ...{ key: 'kind', head: 'Loại', width: 170, card: 'title' },
      cell: ({ kind }) => kindLabels[kind],
      sub: ({ year, source }) => (source ? `${year}, ${sourceLabels[source].toLocaleLowerCase('vi')}` : null),
    },
    {
      ...{ key: 'paper', head: 'Chứng từ' },
      cell: ({ paper }) => paper ?? 'không ghi số',
      sub: (row) => words(row).join(' · '),
    },
    {
      ...{ key: 'amount', head: 'Số tiền', width: 160, align: 'right', nowrap: true },
      cell: ({ amount }) => sayDong(amount),
    },
    {
      ...{ key: 'act', head: 'Việc', width: 80 },
      cell: (row) =>
        mayKeep && !stays(row) ? (
          <Button
            small
            variant="quiet"
            aria-label={`Huỷ ${kindLabels[row.kind]} ${sayDong(row.amount)} ngày ${formatDate(row.onDay)}`}
            onClick={() => onTake(row)}
          >
            Huỷ
          </Button>
        ) : null,
    },
  ];
}
