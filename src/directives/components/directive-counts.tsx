import { CountCells, type CountGroup } from '#platform/ui/count-cells.tsx';
import type { StateCode } from '#platform/ui/state-words.ts';
import { countOf } from '../labels.ts';
import type { ListAddress } from '../listing/schema.ts';
import { rates } from '../rules.ts';
import type { Counts, Headline, RateWhole } from '../schema.ts';
import { addressOf, withConditions } from './filter-address.ts';

const stateOfCount: Record<Headline, StateCode> = {
  'open-late': 'late',
  'open-in-time': 'in-progress',
  'done-on-time': 'done',
  'done-late': 'done-late',
  undated: 'undated',
};

/** The five numbers, each a filter of the list, and the three named rates with their fractions. */
export function DirectiveCounts({ counts, filter }: { counts: Counts; filter: ListAddress }) {
  const cell = (headline: Headline) => {
    const active = filter.headline === headline;
    // Silence is a part of the undated: kept there, it would leave any other number without rows.
    const next = withConditions(filter, {
      headline: active ? null : headline,
      whole: null,
      silent: null,
    });
    return { state: stateOfCount[headline], count: counts[countOf[headline]], href: addressOf(next), active };
  };
  const groups: CountGroup[] = [
    {
      label: 'Chưa xong',
      total: counts.openLate + counts.openInTime,
      cells: [cell('open-late'), cell('open-in-time')],
    },
    {
      label: 'Đã xong',
      total: counts.doneOnTime + counts.doneLate,
      cells: [cell('done-on-time'), cell('done-late')],
    },
    { cells: [cell('undated')] },
  ];
  const { completionOfDue, onTimeOfDone, onTimeOfDue } = rates(counts);
  const rowsOf = (whole: RateWhole) =>
    addressOf(withConditions(filter, { whole, headline: null, silent: null }));
  return (
    <CountCells
      groups={groups}
      rates={[
        { label: 'Xong / đến hạn', ...completionOfDue, href: rowsOf('due') },
        { label: 'Đúng hạn / đã xong', ...onTimeOfDone, href: rowsOf('done') },
        { label: 'Đúng hạn / đến hạn', ...onTimeOfDue, href: rowsOf('due') },
      ]}
    />
  );
}
