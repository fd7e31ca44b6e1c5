import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { AnswerMark } from '../../ranks/components/answer-mark.tsx';
import { verdictWords } from '../../ranks/labels.ts';
import type { File, Round } from '../schema.ts';
import { FileStateMark } from './file-state.tsx';
import css from './promotions.module.css';

interface Props {
  round: Round;
  selected: string | null;
  onSelect(fileId: string): void;
}

export function FilesTable({ round: { files, counts }, selected, onSelect }: Props) {
  return (
    <Card
      flush
      title="Hồ sơ trong đợt"
      aside={`${counts.files} người · ${counts.passed} thông qua · ${counts.appointed} đã bổ nhiệm`}
    >
      <DataTable
        label={`${files.length} hồ sơ trong đợt`}
        rows={files}
        columns={columns}
        rowKey={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
        empty={
          <div className={css.empty}>
            <EmptyState title="Chưa có ai trong đợt">
              Đưa người vào từ danh sách giảng viên; ai chưa đủ điều kiện theo hồ sơ thì ghi lý do.
            </EmptyState>
          </div>
        }
      />
    </Card>
  );
}

const columns: Column<File>[] = [
  {
    key: 'name',
    head: 'Họ và tên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ unit, rank }) => [unit, rank].filter(Boolean).join(' · '),
  },
  {
    key: 'eligible',
    head: 'Khi đưa vào đợt',
    width: 230,
    cell: ({ eligible }) => <AnswerMark answer={eligible} words={verdictWords[eligible]} />,
    sub: ({ reason }) => reason,
  },
  {
    key: 'state',
    head: 'Tình trạng',
    width: 200,
    card: 'state',
    cell: ({ state }) => <FileStateMark state={state} />,
    sub: ({ events }) => events.at(-1)?.note ?? null,
  },
];
