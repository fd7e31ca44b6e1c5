import { formatDate } from '@dondoc/vietnamese';
import { Button } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { monthWords } from '../labels.ts';
import { learnerWords } from '../rules.ts';
import type { Need, NeedsView } from '../schema.ts';
import type { useNeedsActs } from './use-needs-act.ts';

interface Props {
  view: NeedsView;
  needs: Need[];
  acts: ReturnType<typeof useNeedsActs>;
  onEdit(need: Need): void;
  /** A form stands beside it. */
  beside: boolean;
}

const reasonOf = ({ reason }: Need) => reason ?? 'không ghi';

/** Needs one by one; those that one may write bear their verbs. */
export function NeedTable({ view, needs, acts, onEdit, beside }: Props) {
  const verbs = (need: Need) => (need.mayWrite ? <Verbs {...{ view, need, acts, onEdit }} /> : null);
  const columns: Column<Need>[] = [
    {
      key: 'programme',
      head: 'Chương trình',
      card: 'title',
      cell: ({ programmeName }) => <b>{programmeName}</b>,
      sub: ({ audience, programmeKey }) => `${audience}${programmeKey ? '' : ' · ngoài danh mục'}`,
    },
    ...(view.seesAll
      ? [
          {
            key: 'agency',
            head: 'Cơ quan',
            width: beside ? 150 : 190,
            cell: ({ agency }: Need) => <span title={agency.name}>{agency.name}</span>,
          },
        ]
      : []),
    {
      key: 'heads',
      head: 'Số người',
      width: 100,
      align: 'right',
      cell: ({ heads }) => heads,
      sub: ({ learners }) =>
        learners.length > 0 ? (
          <span title={learners.map(learnerWords).join('\n')}>{learners.length} nêu tên</span>
        ) : null,
    },
    { key: 'months', head: 'Thời gian', width: 120, cell: ({ months }) => monthWords(months) },
    ...(beside ? [] : [{ key: 'reason', head: 'Lý do', width: 180, cell: reasonOf }]),
    {
      key: 'state',
      head: 'Tình trạng',
      width: 188,
      card: 'state',
      cell: (need) => <State {...{ need, view }} />,
    },
    ...(needs.some(({ mayWrite }) => mayWrite)
      ? [{ key: 'verbs', head: 'Việc', width: 124, card: 'hide' as const, cell: verbs }]
      : []),
  ];
  return (
    <DataTable
      label={`${needs.length} nhu cầu, ${needs.reduce((sum, { heads }) => sum + heads, 0)} người`}
      rows={needs}
      columns={columns}
      rowKey={({ id }) => id}
      cardActions={verbs}
      empty={<EmptyState title="Không có nhu cầu nào như vậy." />}
    />
  );
}

function State({ need: { sentOn, lineId }, view }: { need: Need; view: NeedsView }) {
  if (!sentOn) return <StateLabel state="draft" words="Chưa gửi" />;
  if (!lineId) return <StateLabel state="in-progress" words={`Đã gửi ${formatDate(sentOn)}`} />;
  const words = <StateLabel state="done" words="Trong dự thảo kế hoạch" />;
  return view.seesAll ? <Link href={`/dao-tao/gop?nam=${view.year}&dong=${lineId}`}>{words}</Link> : words;
}

function Verbs({ view: { year }, need, acts, onEdit }: Omit<Props, 'needs' | 'beside'> & { need: Need }) {
  const { id, sentOn } = need;
  const isOwn = sentOn !== null && acts.takeBack.variables?.id !== id;
  return (
    <Actions>
      {sentOn === null ? (
        <Button small onClick={() => onEdit(need)}>
          Sửa
        </Button>
      ) : (
        <Button
          small
          busy={acts.takeBack.isPending && !isOwn}
          onClick={() => acts.takeBack.mutate({ year, id })}
        >
          Lấy lại
        </Button>
      )}
      {sentOn === null ? (
        <Button small busy={acts.drop.isPending} onClick={() => acts.drop.mutate({ year, id })}>
          Bỏ
        </Button>
      ) : null}
    </Actions>
  );
}
