import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { ProposalDetail, ProposalRef } from '../schema.ts';
import css from './proposals.module.css';
import { useProposalsAct } from './use-proposals-act.ts';

const words = {
  from: { split: 'Tách ra từ', merge: 'Đã gộp vào đây' },
  into: { split: 'Đã tách thành', merge: 'Đã gộp vào' },
};

/** What it was made of, and what goes on in its place: readable from both ends, and taken back from either. */
export function TracesCard({ proposal, mayKeep }: { proposal: ProposalDetail; mayKeep: boolean }) {
  const { rejoin } = useProposalsAct();
  const line = (ref: ProposalRef, side: 'from' | 'into') => (
    <li key={ref.traceId}>
      <span className={css.fact}>{words[side][ref.kind]}</span>
      <Link href={`/kien-nghi/${ref.id}`}>{ref.text}</Link>
      {mayKeep && (ref.kind === 'merge' || side === 'into') ? (
        <Button small busy={rejoin.isPending} onClick={() => rejoin.mutate({ traceId: ref.traceId })}>
          {ref.kind === 'merge' ? 'Bỏ gộp' : 'Nhập lại'}
        </Button>
      ) : null}
    </li>
  );
  if (proposal.from.length + proposal.into.length === 0) return null;
  return (
    <Card title="Tách, gộp">
      <ul className={css.directives}>
        {proposal.into.map((ref) => line(ref, 'into'))}
        {proposal.from.map((ref) => line(ref, 'from'))}
      </ul>
      {rejoin.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(rejoin.error)}
        </AlertLine>
      ) : null}
    </Card>
  );
}
