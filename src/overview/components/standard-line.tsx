import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { shareWords } from '#standards/labels.ts';
import { roundsApi } from '#standards/rounds/api.ts';
import css from './standard-line.module.css';

/** How far the school has come, by its last closed round; nothing where there is none. */
export function StandardLine() {
  const { data } = useQuery(roundsApi.rounds.list.queryOptions({ input: {} }));
  const last = data?.rounds.find(({ closedAt }) => closedAt !== null);
  if (!data?.school || !last) return null;
  const { met, indicators, name, asOf, level, id } = last;
  return (
    <Card flush title="Trường chuẩn" aside={<Link href={`/truong-chuan?dot=${id}`}>Xem từng chỉ tiêu</Link>}>
      <p className={css.line}>
        <b>
          {met}/{indicators}
        </b>
        <span className={css.words}>
          chỉ tiêu mức {level} đạt {shareWords(met, indicators).slice(`${met}/${indicators} `.length)}. {name}
          , số liệu đến {formatDate(asOf)}
        </span>
      </p>
    </Card>
  );
}
