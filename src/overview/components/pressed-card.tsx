import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { nudgesApi } from '#directives/nudges/api.ts';
import { sentenceOfNudge, whyOf } from '#directives/nudges/labels.ts';
import type { AwaitedLine, Nudge, PressedLine } from '#directives/nudges/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from './leader-cards.module.css';
import { More } from './more.tsx';

const SHOWN = 6;

/** What was pressed for in vain: the leader's list, and inspections that wait for their word. */
export function PressedCard() {
  const board = useQuery(nudgesApi.nudges.leader.queryOptions());
  if (board.isError) return <AlertLine tone="look">{sentenceOf(board.error)}</AlertLine>;
  if (!board.data) return null;
  const { listed, awaited } = board.data;
  if (listed.length + awaited.length === 0) return null;
  const open = listed.filter((line) => proposalOf(line) !== null);
  const others = listed.filter((line) => proposalOf(line) === null);
  return (
    <Card
      flush
      title="Đôn đốc nhiều lần chưa xong"
      mark={open.length > 0 ? <StateLabel state="awaiting-decision" words={String(open.length)} /> : null}
      aside={<Link href="/don-doc?bac=3">Mở danh sách</Link>}
    >
      <ul className={css.list}>
        {open.map((line) => (
          <Listed key={`${line.code} ${line.agency.id}`} line={line} />
        ))}
        {others.slice(0, SHOWN).map((line) => (
          <Listed key={`${line.code} ${line.agency.id}`} line={line} />
        ))}
        {awaited.slice(0, SHOWN).map((line) => (
          <Awaited key={line.code} line={line} />
        ))}
      </ul>
      <More all={others.length} shown={SHOWN} href="/don-doc?bac=3" />
    </Card>
  );
}

/** The proposal to inspect that nobody has decided. */
const proposalOf = ({ nudges }: PressedLine): Nudge | null =>
  nudges.find(({ rung, decision }) => rung === 4 && decision === null) ?? null;

function Listed({ line }: { line: PressedLine }) {
  const { code, title, agency, about, days, nudges } = line;
  const proposal = proposalOf(line);
  const done = nudges.filter(({ rung, decision }) => rung < 3 || decision !== null);
  return (
    <li>
      <Link className={css.title} href={`/nhiem-vu/${code}`}>
        {title}
      </Link>
      <StateLabel state={about === 'silent' ? 'silent' : 'late'} days={days} />
      <span className={css.facts}>
        {code} · {agency.name} · {whyOf(line)}
        {done.length > 0 ? ` · ${done.map(sentenceOfNudge).join('; ')}` : ''}
      </span>
      {proposal ? <Decide nudge={proposal} code={code} agency={agency.name} /> : null}
    </li>
  );
}

function Awaited({ line: { code, title, agencies, since } }: { line: AwaitedLine }) {
  return (
    <li>
      <Link className={css.title} href={`/nhiem-vu/${code}`}>
        {title}
      </Link>
      <StateLabel state="awaiting-decision" words="Chờ cho ý kiến" />
      <span className={css.facts}>
        {code} · {agencies.map(({ name }) => name).join(', ')} · từ {formatDate(since)}
      </span>
    </li>
  );
}

/** An inspection is proposed by the rule; only a leader's recorded words make or refuse it. */
function Decide({ nudge, code, agency }: { nudge: Nudge; code: string; agency: string }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'inspect' | 'not' | null>(null);
  const close = () => setAsking(null);
  const decide = useMutation(
    nudgesApi.nudges.decide.mutationOptions({
      onSuccess: close,
      onSettled: () => client.invalidateQueries(),
    }),
  );
  if (!may(viewer, 'inspection.decide'))
    return <span className={css.facts}>Đề xuất kiểm tra, chờ lãnh đạo quyết định.</span>;
  return (
    <>
      <Actions>
        <Button small variant="ink" onClick={() => setAsking('inspect')} aria-label={`Cho kiểm tra ${code}`}>
          Cho kiểm tra
        </Button>
        <Button small onClick={() => setAsking('not')} aria-label={`Chưa kiểm tra ${code}`}>
          Chưa kiểm tra
        </Button>
      </Actions>
      <ReasonDialog
        opened={asking !== null}
        onClose={close}
        title={asking === 'inspect' ? `Cho kiểm tra việc thực hiện ${code}?` : `Chưa cho kiểm tra ${code}?`}
        verb={asking === 'inspect' ? 'Quyết định kiểm tra' : 'Ghi chưa kiểm tra'}
        label="Ý kiến của đồng chí"
        missing="Ghi ý kiến của đồng chí."
        busy={decide.isPending}
        onConfirm={(words) => decide.mutate({ nudgeId: nudge.id, inspect: asking === 'inspect', words })}
      >
        {decide.isError ? <AlertLine tone="look">{sentenceOf(decide.error)}</AlertLine> : null}
        {asking === 'inspect'
          ? `${agency} được báo quyết định này; quyết định ghi vào diễn biến của nhiệm vụ.`
          : 'Ý kiến được lưu; đề xuất này không đưa ra lại về cùng thời hạn.'}
      </ReasonDialog>
    </>
  );
}
