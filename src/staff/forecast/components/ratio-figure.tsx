import { Link } from '#platform/ui/link.tsx';
import { percentWords, pointWords, withConcurrent } from '../labels.ts';
import type { Forecast } from '../schema.ts';
import css from './ratio.module.css';

/** The figure of now with its fraction, how it counts, and what it would be counted the other way. */
export function RatioFigure({
  forecast: { now, otherwise, concurrentCounts, rank },
}: {
  forecast: Forecast;
}) {
  if (!now || !otherwise)
    return (
      <p>
        <b>Chưa đánh giá.</b> Trường chưa có danh sách đội ngũ nên không có tỷ lệ.
      </p>
    );
  if (now.denominator === 0)
    return (
      <p>
        <b>Chưa đánh giá.</b> Không có giảng viên nào vào ngày này, {withConcurrent(concurrentCounts)}.
      </p>
    );
  return (
    <>
      <div className={css.figure}>
        <b>{percentWords(now)}</b>
        <span>
          <Link href="/doi-ngu/ty-le#phia-sau">
            {now.numerator}/{now.denominator} giảng viên
          </Link>
          , {withConcurrent(concurrentCounts)}
        </span>
      </div>
      <p className={css.quiet}>
        Tử số: người giữ {rank.name}, mã {rank.code}. {sentenceCase(withConcurrent(!concurrentCounts))} thì{' '}
        {pointWords(otherwise)}.
      </p>
    </>
  );
}

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
