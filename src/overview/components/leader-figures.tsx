import { addressOf } from '#directives/components/filter-address.ts';
import type { Past } from '#directives/known/schema.ts';
import { countOf, headlineLabels } from '#directives/labels.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { Headline } from '#directives/schema.ts';
import { type Figure, Figures } from '#platform/ui/figures.tsx';
import { Rates } from '#platform/ui/rates.tsx';
import type { StateCode } from '#platform/ui/state-words.ts';
import type { Overview } from '../schema.ts';
import css from './leader-figures.module.css';

const dated: [Headline, StateCode][] = [
  ['open-late', 'late'],
  ['open-in-time', 'in-progress'],
  ['done-on-time', 'done'],
  ['done-late', 'done-late'],
];

/** Named in full: "tỷ lệ hoàn thành" alone means three different things. */
export const rateLabels = {
  completionOfDue: 'Đã xong / đã đến hạn',
  onTimeOfDone: 'Đúng hạn / đã xong',
  onTimeOfDue: 'Đúng hạn / đã đến hạn',
} as const;

export const rateKeys = Object.keys(rateLabels) as (keyof typeof rateLabels)[];

/** "2 việc quá 90 ngày chưa có báo cáo": what the number of undated work says beside itself. */
export const silentWords = (silent: number): string =>
  silent > 0
    ? `${silent} việc quá ${SILENT_AFTER_DAYS} ngày chưa có báo cáo`
    : 'không việc nào lâu chưa báo cáo';

type Props = { overview: Overview; past: Past };

/** The five numbers and the three rates; each number opens the rows that it counts. */
export function LeaderFigures({ overview: { counts, rates }, past }: Props) {
  const figures = dated.map(([headline, state]): Figure => {
    const href = addressOf({ headline, ...past });
    return { state, words: headlineLabels[headline], value: counts[countOf[headline]], href };
  });
  const undated: Figure = {
    state: counts.silent > 0 ? 'silent' : 'undated',
    words: silentWords(counts.silent),
    value: counts.undated,
    note: 'không thời hạn, không tính vào tỷ lệ',
    href: addressOf({ headline: 'undated', ...past }),
    aside: true,
  };
  return (
    <>
      <Figures label="Năm con số, chọn để xem từng nhiệm vụ" figures={[...figures, undated]} />
      <div className={css.rates}>
        <Rates
          rates={rateKeys.map((key) => ({
            label: rateLabels[key],
            ...rates[key],
            href: addressOf({ whole: key === 'onTimeOfDone' ? 'done' : 'due', ...past }),
          }))}
        />
      </div>
    </>
  );
}
