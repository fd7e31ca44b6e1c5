import { formatDate } from '@dondoc/vietnamese';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { degreeLabels, rankLabel } from '../../labels.ts';
import { needStateLabels } from '../labels.ts';
import type { Need, NeedLine } from '../schema.ts';
import { useNeedsAct } from './use-needs-act.ts';

const columnsOf = (agreed: Need['agreed']): Column<NeedLine>[] => [
  {
    key: 'position',
    head: 'Vị trí',
    card: 'title',
    cell: ({ position }) => <b>{position}</b>,
    sub: ({ reason }) => reason,
  },
  {
    key: 'asked',
    head: 'Hạng, trình độ',
    width: 210,
    cell: ({ rank }) => (rank ? rankLabel(rank) : '–'),
    sub: ({ degree }) => degree && degreeLabels[degree],
  },
  { key: 'there', head: 'Hiện có', width: 84, align: 'right', cell: ({ there }) => there },
  { key: 'needed', head: 'Đề nghị', width: 84, align: 'right', cell: ({ needed }) => needed },
  {
    key: 'agreed',
    head: 'Đồng ý',
    width: 84,
    align: 'right',
    cell: ({ id }) => (agreed ? <b>{agreed[id] ?? '?'}</b> : '–'),
  },
];

/** What was asked, and what came back. */
export function NeedCard({ need, onAnswer }: { need: Need; onAnswer(): void }) {
  const send = useNeedsAct('send');
  const drop = useNeedsAct('drop');
  const { id, title, lines, agreed, reason, to, sentOn, answer, answerNumber, answerOn, state } = need;
  const error = send.error ?? drop.error;
  const facts: [string, string][] = [
    ['Gửi tới', sentOn ? `${to.name}, ngày ${formatDate(sentOn)}` : to.name],
    ['Lý do', reason],
  ];
  if (answerOn) facts.push(['Trả lời', `${answer} (số ${answerNumber}, ngày ${formatDate(answerOn)})`]);
  return (
    <Card title={title} aside={needStateLabels[state]}>
      <Stack>
        <Facts facts={facts} labelWidth={72} />
        <DataTable
          label={`${title}, ${lines.length} vị trí`}
          rows={lines}
          columns={columnsOf(agreed)}
          rowKey={(line) => line.id}
          minWidth={640}
        />
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        <Actions>
          <ButtonLink href={`/api/staff-needs/${id}/letter.docx`}>Công văn DOCX</ButtonLink>
          {need.maySend ? (
            <>
              <Button busy={drop.isPending} onClick={() => drop.mutate({ id })}>
                Bỏ bản chưa gửi
              </Button>
              <Button variant="filled" busy={send.isPending} onClick={() => send.mutate({ id })}>
                Gửi {to.shortName}
              </Button>
            </>
          ) : null}
          {need.mayAnswer ? (
            <Button variant="filled" onClick={onAnswer}>
              Trả lời
            </Button>
          ) : null}
        </Actions>
      </Stack>
    </Card>
  );
}
