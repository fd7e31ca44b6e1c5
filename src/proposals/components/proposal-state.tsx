import { formatDate } from '@dondoc/vietnamese';
import type { ComponentProps } from 'react';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { moverLabels, stateLabels } from '../labels.ts';
import type { Proposal, ProposalState } from '../schema.ts';
import css from './proposals.module.css';

/** Icon and colour of each state, from the closed list of the kit. */
export const stateIcons: Record<ProposalState, ComponentProps<typeof StateLabel>['state']> = {
  draft: 'draft',
  waiting: 'awaiting-decision',
  unconfirmed: 'doubt',
  disputed: 'returned',
  reviewDue: 'due-soon',
  oneSide: 'awaiting-acceptance',
  answered: 'in-progress',
  interim: 'suspended',
  settled: 'done',
  split: 'withdrawn',
  merged: 'withdrawn',
};

export const ProposalStateLabel = ({ state, boxed }: { state: ProposalState; boxed?: boolean }) => (
  <StateLabel state={stateIcons[state]} words={stateLabels[state]} {...(boxed ? { boxed } : {})} />
);

/** With whom it lies, and for how many days: `Chờ Văn phòng, 5 ngày`. */
export function moverWords({ mover, current, askedBy }: Proposal): string | null {
  const { who, days } = mover;
  if (who === 'none') return null;
  if (who === 'day') return current?.reviewOn ? `Xem lại ngày ${formatDate(current.reviewOn)}` : null;
  const name = who === 'asker' && askedBy ? askedBy.shortName : moverLabels[who];
  const verb = who === 'work' ? 'Đang thực hiện' : `Chờ ${name}`;
  return days === null ? verb : `${verb}, ${days} ngày`;
}

export function ProposalStanding({ proposal }: { proposal: Proposal }) {
  const words = moverWords(proposal);
  return (
    <>
      <ProposalStateLabel state={proposal.state} />
      {words ? <span className={css.fact}>{words}</span> : null}
    </>
  );
}
