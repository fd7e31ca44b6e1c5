import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { urgencyLabels } from '../../labels.ts';
import type { Book } from '../../numbering/schema.ts';
import { periodWords, settlingWords, stateCodes, stateLabels } from '../labels.ts';
import type { Entry } from '../schema.ts';

const columnsOf = (book: Book): Column<Entry>[] => [
  {
    key: 'number',
    head: book === 'in' ? 'Số đến' : 'Số',
    width: 118,
    card: 'code',
    cell: ({ entryNumber }) => <b>{entryNumber}</b>,
    sub: (one) => [book === 'out' && one.type, periodWords(one)].filter(Boolean).join(' · '),
  },
  {
    key: 'day',
    head: 'Vào sổ',
    width: 112,
    cell: ({ registeredOn }) => formatDate(registeredOn),
    sub: ({ lateAfter }) => (lateAfter ? `muộn, hạn ${formatDate(lateAfter)}` : null),
  },
  {
    key: 'paper',
    head: 'Văn bản',
    card: 'title',
    cell: ({ paper, cancelled }) => paper?.subject ?? (cancelled ? 'Số đã huỷ' : 'Số đang giữ'),
    sub: ({ paper, fullNumber }) =>
      [
        fullNumber,
        paper?.issuedOn && formatDate(paper.issuedOn),
        paper?.issuer,
        paper?.urgency && urgencyLabels[paper.urgency],
      ]
        .filter(Boolean)
        .join(' · '),
  },
  {
    key: 'to',
    head: book === 'in' ? 'Người, đơn vị nhận' : 'Nơi nhận',
    width: 190,
    cell: ({ paper }) => paper?.toWhom ?? '',
    sub: ({ dossiers }) => (dossiers.length > 0 ? `hồ sơ ${dossiers.join(', ')}` : null),
  },
  {
    key: 'state',
    head: 'Giải quyết',
    width: 250,
    card: 'state',
    cell: ({ state }) => <StateLabel state={stateCodes[state]} words={stateLabels[state]} />,
    sub: (one) => settlingWords(one) || (one.paper?.dueOn ? `hạn ${formatDate(one.paper.dueOn)}` : null),
  },
];

/** Numbers of a book, the latest first, each opening its page. */
export function EntryTable({ rows, label, book }: { rows: Entry[]; label: string; book: Book }) {
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/so-van-ban/${id}`}
      link="paper"
      columns={columnsOf(book)}
    />
  );
}
