import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { trainingConflictsApi } from '../api.ts';
import { conflictLabels } from '../labels.ts';
import type { Conflict } from '../schema.ts';
import css from './conflicts.module.css';

export const useConflicts = (year: number) =>
  useQuery(trainingConflictsApi.trainingConflicts.list.queryOptions({ input: { year } }));

/** What does not fit together in the year's needs and lines: where, why, and what to do. */
export function ConflictsCard({ year }: { year: number }) {
  const found = useConflicts(year);
  if (found.isError) return <ReadError title="Không mở được các chỗ chưa khớp" query={found} />;
  if (!found.data) return <LoadingRows rows={3} />;
  const { conflicts } = found.data;
  const must = conflicts.filter(({ weight }) => weight === 'must').length;
  const aside =
    conflicts.length === 0 ? 'Không có' : `${must} phải xử lý, ${conflicts.length - must} cần xem`;
  return (
    <Card flush title="Chỗ chưa khớp" aside={aside}>
      {conflicts.length === 0 ? (
        <p className={css.none}>
          Đã xét: một người học hai lớp trong tháng hoặc hai lần một chương trình, hai dòng hay hai nơi một
          nội dung, số lớp trong năm, số người một lớp.
        </p>
      ) : (
        <ul className={css.list}>
          {conflicts.map((one) => (
            <One key={one.kind + one.says} conflict={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function One({ conflict: { kind, weight, says, todo, links } }: { conflict: Conflict }) {
  return (
    <li>
      <StateLabel state={weight === 'must' ? 'returned' : 'doubt'} words={conflictLabels[kind]} />
      <div>
        {says}
        <span className={css.todo}>{todo}</span>
        <span className={css.links}>
          {links.map(({ label, href }) => (
            <Link key={href + label} href={href}>
              {label}
            </Link>
          ))}
        </span>
      </div>
    </li>
  );
}
