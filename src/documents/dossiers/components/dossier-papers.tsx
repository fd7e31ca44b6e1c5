import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { registersApi } from '../../registers/api.ts';
import type { Entry } from '../../registers/schema.ts';
import type { Dossier } from '../schema.ts';

/** What lies in a dossier: papers of both books. */
export function DossierPapers({ dossier, mayKeep }: { dossier: Dossier; mayKeep: boolean }) {
  const { id: dossierId, code } = dossier;
  const list = registersApi.registers.list;
  const came = useQuery(list.queryOptions({ input: { book: 'in', dossierId } }));
  const went = useQuery(list.queryOptions({ input: { book: 'out', dossierId } }));
  const takeOut = useMutation(registersApi.dossiers.takeOut.mutationOptions({ onSuccess: useAfterAct() }));
  if (came.isPending || went.isPending) return <LoadingRows rows={3} />;
  if (came.isError) return <ReadError title="Không mở được hồ sơ" query={came} />;
  if (went.isError) return <ReadError title="Không mở được hồ sơ" query={went} />;
  const rows = [...came.data.items, ...went.data.items].toSorted((a, b) =>
    a.registeredOn.localeCompare(b.registeredOn),
  );
  const all = came.data.total + went.data.total;
  const take = (entryId: string) => takeOut.mutate({ id: dossierId, entryId });
  return (
    <Card flush={rows.length > 0} title={`Văn bản trong hồ sơ ${code}`} aside={`${all} văn bản`}>
      {takeOut.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(takeOut.error)}
        </AlertLine>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          label={`${rows.length} văn bản trong hồ sơ ${code}`}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/so-van-ban/${id}`}
          link="paper"
          columns={mayKeep && !dossier.handedOverOn ? [...columns, takingOut(take)] : columns}
        />
      ) : (
        <EmptyState title="Hồ sơ chưa có văn bản nào">
          Mở một số trong sổ rồi chọn «Đưa vào hồ sơ».
        </EmptyState>
      )}
      {all > rows.length ? (
        <AlertLine tone="info">Mục lục văn bản (DOCX, XLSX) có đủ {all} văn bản.</AlertLine>
      ) : null}
    </Card>
  );
}

const columns: Column<Entry>[] = [
  {
    key: 'number',
    head: 'Số trong sổ',
    width: 150,
    card: 'code',
    cell: ({ book, entryNumber }) => `${book === 'in' ? 'đến' : 'đi'} ${entryNumber}`,
  },
  {
    key: 'paper',
    head: 'Văn bản',
    card: 'title',
    cell: ({ paper }) => paper?.subject ?? 'Số đã huỷ',
    sub: ({ paper, fullNumber }) =>
      [fullNumber, paper?.issuedOn && formatDate(paper.issuedOn), paper?.issuer].filter(Boolean).join(' · '),
  },
];

const takingOut = (take: (entryId: string) => void): Column<Entry> => ({
  key: 'acts',
  head: 'Việc',
  width: 160,
  cell: ({ id }) => (
    <Button small onClick={() => take(id)}>
      Lấy ra khỏi hồ sơ
    </Button>
  ),
});
