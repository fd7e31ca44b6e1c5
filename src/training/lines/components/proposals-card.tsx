import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { monthWords } from '../../needs/labels.ts';
import type { LinesView, ProposalView } from '../schema.ts';
import css from './lines.module.css';
import type { useLinesActs } from './use-lines-acts.ts';

interface Props {
  view: LinesView;
  acts: ReturnType<typeof useLinesActs>;
}

const idsOf = ({ needs }: ProposalView) => needs.map(({ id }) => id);

/** Needs that are in no line, as they would be: each with why, and all by one press. */
export function ProposalsCard({ view, acts }: Props) {
  const { proposals, year, mayMerge } = view;
  if (proposals.length === 0) return null;
  const joinings = proposals.map((one) => ({ lineId: one.lineId, needIds: idsOf(one) }));
  return (
    <Card
      flush
      current={mayMerge}
      title="Đề nghị gộp"
      aside={
        mayMerge ? (
          <Button
            small
            variant="filled"
            busy={acts.join.isPending}
            onClick={() => acts.join.mutate({ year, joinings })}
          >
            Nhận cả {proposals.length} đề nghị
          </Button>
        ) : (
          `${proposals.length} đề nghị`
        )
      }
    >
      <ul className={css.list}>
        {proposals.map((one) => (
          <Proposal key={idsOf(one).join()} {...{ view, acts }} proposal={one} />
        ))}
      </ul>
    </Card>
  );
}

function Proposal({ view, acts, proposal }: Props & { proposal: ProposalView }) {
  const { programmeName, audience, heads, months, reason, needs, lineId } = proposal;
  const { year, mayMerge } = view;
  const needIds = idsOf(proposal);
  const verb = lineId ? 'Thêm vào dòng' : needIds.length > 1 ? 'Gộp' : 'Lập dòng';
  return (
    <li>
      <div className={css.words}>
        <b>{programmeName}</b>
        <span>
          {audience} · {heads} người · {monthWords(months)}
          {lineId ? ' · vào dòng đã có' : ''}
        </span>
        <span className={css.quiet}>{reason}</span>
        <span className={css.quiet}>
          {needs.map(({ agency, heads: own }) => `${agency.name} ${own}`).join(' · ')}
        </span>
      </div>
      {mayMerge ? (
        <Actions>
          <Button
            small
            variant="ink"
            busy={acts.join.isPending}
            onClick={() => acts.join.mutate({ year, joinings: [{ lineId, needIds }] })}
          >
            {verb}
          </Button>
          {needIds.length > 1 || lineId ? (
            <Button
              small
              busy={acts.refuse.isPending}
              onClick={() => acts.refuse.mutate({ year, lineId, needIds })}
            >
              Không gộp
            </Button>
          ) : null}
        </Actions>
      ) : null}
    </li>
  );
}

/** What was said not to belong together; taken back, it is proposed again. */
export function RefusalsCard({ view: { refusals, mayMerge }, acts }: Props) {
  if (refusals.length === 0) return null;
  return (
    <Card flush title="Đã từ chối gộp" aside={`${refusals.length}`}>
      <ul className={css.list}>
        {refusals.map(({ id, says }) => (
          <li key={id}>
            <span className={css.words}>{says}</span>
            {mayMerge ? (
              <Button small busy={acts.unrefuse.isPending} onClick={() => acts.unrefuse.mutate({ id })}>
                Cho gộp lại
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
