import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { verdictWords } from '../labels.ts';
import type { Candidate, Eligibility } from '../schema.ts';
import { AnswerMark } from './answer-mark.tsx';
import css from './eligibility.module.css';

interface Props {
  found: Eligibility;
  selected: string | null;
  onSelect(personId: string): void;
}

/** Those who are eligible, then the others by how little they lack. */
export function CandidateTable({ found, selected, onSelect }: Props) {
  const { candidates, rank } = found;
  // As many as stand beside the panel at 1366; more of them scroll.
  const isWide = rank.conditions.length > 7;
  return (
    <Card flush title={`Giảng viên chưa giữ hạng ${rank.code}`} aside={`${candidates.length} người`}>
      <div
        {...(isWide
          ? { className: css.scroll, role: 'region', tabIndex: 0, 'aria-label': 'Bảng điều kiện, cuộn ngang' }
          : {})}
      >
        <DataTable
          label={`${candidates.length} giảng viên, xét ngày ${formatDate(found.day)}`}
          rows={candidates}
          columns={[...fixed, ...rank.conditions.map(conditionColumn)]}
          rowKey={({ personId }) => personId}
          selected={selected}
          onSelect={onSelect}
          minWidth={isWide ? 320 + rank.conditions.length * 90 : undefined}
          empty={
            <div className={css.empty}>
              <EmptyState title={`Không có giảng viên nào để xét vào ngày ${formatDate(found.day)}`}>
                Danh sách đội ngũ chưa có giảng viên làm việc vào ngày này, hoặc mọi người đã giữ hạng.
              </EmptyState>
            </div>
          }
        />
      </div>
    </Card>
  );
}

const fixed: Column<Candidate>[] = [
  {
    key: 'name',
    head: 'Họ và tên',
    width: 178,
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ unit, rank, concurrent }) =>
      [unit, rank ? null : 'chưa ghi hạng', concurrent ? 'kiêm nhiệm' : null].filter(Boolean).join(' · '),
  },
  {
    key: 'verdict',
    head: 'Kết luận',
    width: 138,
    card: 'state',
    cell: ({ answer }) => <AnswerMark answer={answer} words={verdictWords[answer]} />,
    sub: ({ answer, eligibleOn, earliestOn }) =>
      answer === 'yes'
        ? null
        : eligibleOn
          ? `đủ từ ${formatDate(eligibleOn)}`
          : earliestOn
            ? `sớm nhất ${formatDate(earliestOn)}`
            : 'chưa có ngày đủ',
  },
];

const conditionColumn = ({
  key,
  short,
  words,
}: Eligibility['rank']['conditions'][number]): Column<Candidate> => ({
  ...{ key, head: short, title: words, width: 90 },
  cell: ({ checks }) => {
    const check = checks.find((one) => one.key === key);
    return check ? <AnswerMark answer={check.answer} /> : null;
  },
});
