import { CountCells } from '#platform/ui/count-cells.tsx';
import { stateLabels } from '../labels.ts';
import type { Proposal, ProposalState, ProposalsAddress } from '../schema.ts';
import { stateIcons } from './proposal-state.tsx';

const open: ProposalState[] = [
  'waiting',
  'unconfirmed',
  'disputed',
  'reviewDue',
  'oneSide',
  'answered',
  'interim',
];

interface Props {
  all: readonly Proposal[];
  address: ProposalsAddress;
  /** Of the page on which they stand. */
  path?: string;
}

/** How many stand how: the sum is the list, those that went on as others apart. */
export function StateCells({ all, address, path = '/kien-nghi' }: Props) {
  const count = (state: ProposalState) => all.filter((one) => one.state === state).length;
  const cell = (state: ProposalState) => {
    const active = address.tinhhinh === state;
    const asked = new URLSearchParams(
      Object.entries({ ...address, tinhhinh: active ? undefined : state }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    );
    const rest = asked.toString();
    return {
      ...{ state: stateIcons[state], count: count(state), active, words: stateLabels[state] },
      href: rest ? `${path}?${rest}` : path,
    };
  };
  const seen = (states: ProposalState[]) =>
    states.filter((one) => count(one) > 0 || address.tinhhinh === one);
  const sum = (states: ProposalState[]) => states.reduce((all, one) => all + count(one), 0);
  const gone = seen(['split', 'merged']);
  const groups = [
    { label: 'Chưa xong', total: sum(open), cells: seen(open).map(cell) },
    { label: 'Xong', cells: [cell('settled')] },
    // Each its own group: in one, the same icon would stand twice.
    ...gone.map((state) => ({
      label: state === 'split' ? 'Tiếp ở từng phần' : 'Tiếp ở kiến nghị khác',
      cells: [cell(state)],
    })),
    ...(count('draft') > 0 ? [{ label: 'Của cơ quan', cells: [cell('draft')] }] : []),
  ];
  return <CountCells groups={groups.filter(({ cells }) => cells.length > 0)} />;
}
