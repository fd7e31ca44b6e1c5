import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { assignmentRoleLabels } from '../labels.ts';
import type { DirectiveSummary } from '../schema.ts';
import { DeadlineOf, leadsOf } from './directive-columns.tsx';
import css from './my-card.module.css';
import { answersFor, type MyGroup, rolesOf } from './my-work.ts';
import { nextOf } from './next-actor.ts';
import { stateOf } from './state-of.ts';
import type { Acts } from './use-acts.ts';

interface Props {
  row: DirectiveSummary;
  group: MyGroup;
  agencyId: string;
  today: string;
  isNew: boolean;
  receive: Acts['receive'];
}

/** One thing of mine: in what role, due when, and the one button that comes next. */
export function MyCard({ row, group, agencyId, today, isNew, receive }: Props) {
  const { code, title, standing } = row;
  const isMine = answersFor(row, agencyId);
  const roles = rolesOf(row, agencyId);
  const next = nextOf(standing, today);
  const waitsHere =
    next !== null &&
    standing.next.actor === 'agency' &&
    standing.next.agencies.some(({ id }) => id === agencyId);
  const elsewhere = next && isMine && !waitsHere ? `Chờ ${next.who} ${next.what}, ${next.since}` : null;
  const waiting = next && group === 'approve' ? `Báo cáo chờ duyệt, ${next.since}` : elsewhere;
  return (
    <Card as="article" label={`${code}: ${title}`} late={isMine && standing.headline === 'open-late'}>
      <div className={css.head}>
        <b>{code}</b>
        <StateLabel {...stateOf(standing)} boxed />
        {isNew ? <StateLabel state="not-received" boxed /> : null}
      </div>
      <h3 className={css.title}>
        <Link href={`/nhiem-vu/${code}`}>{title}</Link>
      </h3>
      <Chips>
        {roles.map((role) => (
          <RoleChip
            key={role}
            word={assignmentRoleLabels[role]}
            lead={role === 'lead'}
            agency={isMine ? 'cơ quan đồng chí' : `cho ${leadsOf(row).join(', ')}`}
          />
        ))}
      </Chips>
      <p className={css.facts}>
        {standing.due ? 'Hạn ' : null}
        <DeadlineOf standing={standing} inline />
        {waiting ? (
          <>
            <br />
            {waiting}
          </>
        ) : null}
      </p>
      <div className={css.actions}>
        <NextAct row={row} group={group} isMine={isMine} isNew={isNew} receive={receive} />
        {group === 'approve' ? null : <ButtonLink href={`/nhiem-vu/${code}`}>Xem</ButtonLink>}
      </div>
    </Card>
  );
}

type ActProps = Omit<Props, 'agencyId' | 'today'> & { isMine: boolean };

/** The one thing that comes next: say that it was received, approve, or report. */
function NextAct({ row: { code, standing }, group, isMine, isNew, receive }: ActProps) {
  if (isNew) {
    const busy = receive.isPending && receive.variables.code === code;
    return (
      <Button variant="filled" busy={busy} onClick={() => receive.mutate({ code })}>
        Đã nhận
      </Button>
    );
  }
  if (group === 'approve') {
    return (
      <ButtonLink variant="filled" href={`/nhiem-vu/${code}`}>
        Duyệt
      </ButtonLink>
    );
  }
  if (!isMine || standing.state === 'awaiting-acceptance') return null;
  return (
    <ButtonLink variant="filled" href={`/nhiem-vu/${code}#bao-cao`}>
      Báo cáo
    </ButtonLink>
  );
}
