import { stateOf } from '#directives/components/state-of.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { elsewhereWords } from '../labels.ts';
import type { Proposal, ProposalDetail } from '../schema.ts';
import css from './proposals.module.css';
import { useProposalsAct } from './use-proposals-act.ts';

type Carrier = Proposal['directives'][number];

/** The directives that carry the answer, each as it stands today. */
export function CarriersCard({ proposal, mayKeep }: { proposal: ProposalDetail; mayKeep: boolean }) {
  const { unlink } = useProposalsAct();
  const { id, directives, elsewhere } = proposal;
  const others = elsewhereWords(elsewhere);
  const columns: Column<Carrier>[] = [
    {
      key: 'code',
      head: 'Mã',
      width: 150,
      nowrap: true,
      card: 'code',
      cell: ({ code }) => <Link href={`/nhiem-vu/${code}`}>{code}</Link>,
    },
    { key: 'title', head: 'Nhiệm vụ', card: 'title', cell: ({ title }) => title },
    {
      key: 'state',
      head: 'Tình hình',
      width: 170,
      card: 'state',
      cell: ({ standing }) => <StateLabel {...stateOf(standing)} />,
    },
  ];
  const undo: Column<Carrier> = {
    key: 'undo',
    head: '',
    width: 70,
    cell: ({ id: directiveId, code }) => (
      <Button
        small
        aria-label={`Bỏ ${code} khỏi kiến nghị`}
        busy={unlink.isPending}
        onClick={() => unlink.mutate({ id, directiveId })}
      >
        Bỏ
      </Button>
    ),
  };
  return (
    <Card title="Nhiệm vụ giải quyết kiến nghị" aside={`${directives.length + elsewhere.count} nhiệm vụ`}>
      {directives.length === 0 ? (
        <p className={css.none}>{others ?? 'Câu trả lời không giao nhiệm vụ nào cho cơ quan.'}</p>
      ) : (
        <DataTable
          label={`Nhiệm vụ giải quyết kiến nghị, ${directives.length} nhiệm vụ`}
          rows={directives}
          columns={mayKeep ? [...columns, undo] : columns}
          rowKey={({ code }) => code}
        />
      )}
      {directives.length > 0 && others ? <p className={css.none}>{others}.</p> : null}
      {unlink.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(unlink.error)}
        </AlertLine>
      ) : null}
    </Card>
  );
}
