import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { registersApi } from '../../registers/api.ts';
import { typeOptions } from '../../registers/components/paper-types.ts';
import type { NumberingView, SeriesState, Setting } from '../schema.ts';
import { TermsCard } from './terms-card.tsx';

/** How the office numbers: its terms, what its regime leaves to it, how far each series has come. */
export function NumberingPart() {
  const { role } = useViewer();
  const found = useQuery(registersApi.numbering.get.queryOptions());
  if (found.isPending) return <LoadingRows rows={6} />;
  if (found.isError) return <ReadError title="Không mở được cách đánh số" query={found} />;
  const { terms, series, setting } = found.data;
  const keeps = role === 'clerk';
  return (
    <Stack>
      <SettingCard view={found.data} keeps={keeps} key={JSON.stringify(setting)} />
      <TermsCard {...{ terms, keeps }} />
      <Card flush={series.length > 0} title="Các dãy số">
        {series.length > 0 ? (
          <DataTable
            label={`${series.length} dãy số`}
            rows={series}
            rowKey={({ id }) => id}
            columns={columns}
          />
        ) : (
          <EmptyState title="Chưa cho số nào">Dãy số tự có khi cho số đầu tiên.</EmptyState>
        )}
      </Card>
      {keeps ? <StartCard /> : null}
    </Stack>
  );
}

const columns: Column<SeriesState>[] = [
  {
    key: 'what',
    head: 'Dãy',
    card: 'title',
    cell: ({ book, type, isCongress }) =>
      [book === 'in' ? 'Sổ đến' : 'Sổ đi', type.toLocaleUpperCase('vi'), isCongress && 'Đại hội']
        .filter(Boolean)
        .join(' · '),
    sub: ({ issuer, book }) => (book === 'out' ? issuer : null),
  },
  { key: 'period', head: 'Năm, nhiệm kỳ', width: 200, cell: ({ year, term }) => year ?? term },
  {
    key: 'last',
    head: 'Đã đến số',
    width: 150,
    cell: ({ last, start }) => Math.max(last, start),
    sub: ({ start }) => (start > 0 ? `sổ giấy đến số ${start}` : null),
  },
  {
    key: 'entries',
    head: 'Đã ghi',
    width: 150,
    cell: ({ entries }) => `${entries} số`,
    sub: ({ cancelled }) => (cancelled > 0 ? `${cancelled} số huỷ` : null),
  },
];

function SettingCard({ view: { setting, regime }, keeps }: { view: NumberingView; keeps: boolean }) {
  const [said, setSaid] = useState<Omit<Setting, 'isOwn'>>(setting);
  const act = useMutation(registersApi.numbering.set.mutationOptions({ onSuccess: useAfterAct() }));
  const { stateOut, partyIn, ownSymbol } = said;
  return (
    <Card
      title="Cách đánh số"
      aside={setting.isOwn ? 'Văn phòng đã chọn' : 'đang theo mặc định, Văn phòng chưa chọn'}
    >
      <ActFields
        verb="Lưu cách đánh số"
        act={act}
        why={keeps ? undefined : 'chuyên viên Văn phòng đặt'}
        onSubmit={() => act.mutate({ stateOut, partyIn, ownSymbol })}
      >
        <Pair>
          <SelectField
            label="Văn bản đi của Nhà nước, trong năm"
            hint="Nghị định 30/2020/NĐ-CP để cơ quan quy định."
            disabled={!keeps}
            options={[
              { value: 'perType', label: 'riêng từng loại' },
              { value: 'oneSeries', label: 'chung một dãy' },
            ]}
            value={stateOut}
            onChange={(next) => setSaid({ ...said, stateOut: next as Setting['stateOut'] })}
          />
          <SelectField
            label="Sổ đến của cơ quan Đảng"
            hint={
              regime === 'party'
                ? 'Chưa có nguồn quy định; Văn phòng chọn.'
                : 'Cơ quan Nhà nước: luôn theo năm.'
            }
            disabled={!keeps}
            options={[
              { value: 'year', label: 'theo năm' },
              { value: 'term', label: 'theo nhiệm kỳ' },
            ]}
            value={partyIn}
            onChange={(next) => setSaid({ ...said, partyIn: next as Setting['partyIn'] })}
          />
        </Pair>
        <TextField
          label="Ký hiệu cơ quan trên văn bản đi"
          hint="Ví dụ VPTU trong 118-TB/VPTU"
          disabled={!keeps}
          value={ownSymbol ?? ''}
          onChange={(next) => setSaid({ ...said, ownSymbol: next || null })}
        />
      </ActFields>
    </Card>
  );
}

/** Going over from a book on paper: the counter goes on where that one ended. */
function StartCard() {
  const { today } = useViewer();
  const [book, setBook] = useState<'in' | 'out'>('in');
  const [type, setType] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const act = useMutation(
    registersApi.numbering.startAfter.mutationOptions({ onSuccess: useAfterAct(() => setTyped('')) }),
  );
  const afterNumber = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null;
  return (
    <Card title="Tiếp theo sổ giấy">
      <ActFields
        verb="Đặt số"
        act={act}
        why={afterNumber === null ? 'chưa ghi số cuối của sổ giấy' : undefined}
        onSubmit={() =>
          afterNumber !== null && act.mutate({ book, issuer: null, type, day: today, afterNumber })
        }
      >
        <Pair>
          <SelectField
            label="Sổ"
            options={[
              { value: 'in', label: 'Sổ đến' },
              { value: 'out', label: 'Sổ đi' },
            ]}
            value={book}
            onChange={(next) => setBook(next as 'in' | 'out')}
          />
          {book === 'out' ? (
            <SelectField label="Loại" options={typeOptions} value={type} onChange={setType} />
          ) : null}
        </Pair>
        <TextField
          label="Số cuối đã cho trên sổ giấy"
          hint="Ghi nhầm thì đặt lại, khi sổ chưa cho số nào sau số ấy."
          inputMode="numeric"
          value={typed}
          onChange={setTyped}
        />
      </ActFields>
    </Card>
  );
}
