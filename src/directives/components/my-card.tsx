import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { directivesApi } from '../api.ts';
import { internalDateWords } from '../handover/components/handover-state.ts';
import type { Handover } from '../handover/schema.ts';
import { assignmentRoleLabels } from '../labels.ts';
import type { DirectiveSummary } from '../schema.ts';
import { AgencyReport } from './agency-report.tsx';
import { Decision } from './decision.tsx';
import { DeadlineOf, leadsOf } from './directive-columns.tsx';
import css from './my-card.module.css';
import { answersFor, hasInHand, type MyGroup, rolesOf } from './my-work.ts';
import { nextOf } from './next-actor.ts';
import { OutcomeLine } from './outcome-line.tsx';
import { stateOf } from './state-of.ts';
import type { Acts } from './use-acts.ts';

interface Props {
  row: DirectiveSummary;
  group: MyGroup;
  agencyId: string;
  today: string;
  isNew: boolean;
  acts: Acts;
  /** What the agency has handed on of it. */
  given: Handover[];
}

/** One thing of mine: in what role, due when, and the one button that comes next. */
export function MyCard(props: Props) {
  const { row, group, agencyId, today, isNew, acts } = props;
  const { code, title, standing } = row;
  const [isReporting, setReporting] = useState(false);
  const isMine = hasInHand(row, agencyId);
  const state = stateOf(standing);
  return (
    <Card as="article" label={`${code}: ${title}`} late={isMine && standing.headline === 'open-late'}>
      <div className={css.head}>
        <b>{code}</b>
        {isNew && state.state === 'not-started' ? null : <StateLabel {...state} boxed />}
        {isNew ? <StateLabel state="not-received" boxed /> : null}
      </div>
      <h3 className={css.title}>
        <Link href={`/nhiem-vu/${code}`}>{title}</Link>
      </h3>
      <Roles row={row} agencyId={agencyId} isMine={isMine} />
      <Facts {...props} today={today} isMine={isMine} />
      <OutcomeLine outcome={acts.outcome?.code === code ? acts.outcome : null} />
      {group === 'approve' ? <Approval code={code} acts={acts} /> : null}
      {isReporting ? (
        <Reporting {...props} onSent={() => setReporting(false)} />
      ) : (
        <div className={css.actions}>
          <NextAct {...props} isMine={isMine} onReport={() => setReporting(true)} />
          <ButtonLink href={`/nhiem-vu/${code}`}>Xem</ButtonLink>
        </div>
      )}
    </Card>
  );
}

function Roles({ row, agencyId, isMine }: { row: DirectiveSummary; agencyId: string; isMine: boolean }) {
  return (
    <Chips>
      {rolesOf(row, agencyId).map((role) => (
        <RoleChip
          key={role}
          word={assignmentRoleLabels[role]}
          lead={role === 'lead'}
          agency={isMine ? sharedWith(row, agencyId) : `cho ${leadsOf(row).join(', ')}`}
        />
      ))}
    </Chips>
  );
}

/** Who leads it beside the own agency is said, for each stands by its own reports. */
function sharedWith({ standing }: DirectiveSummary, agencyId: string): string {
  const others = standing.leads.filter(({ agency }) => agency.id !== agencyId);
  if (others.length === 0) return 'cơ quan đồng chí';
  return `cơ quan đồng chí, cùng ${others.map(({ agency }) => agency.shortName).join(', ')}`;
}

/** By when, whose hand it waits for, and what lies with whom inside. */
function Facts({ row, group, agencyId, today, given, isMine }: Props & { isMine: boolean }) {
  const { standing } = row;
  const next = nextOf(standing, today);
  const waitsHere =
    next !== null &&
    standing.next.actor === 'agency' &&
    standing.next.agencies.some(({ id }) => id === agencyId);
  const elsewhere =
    next && (isMine || answersFor(row, agencyId)) && !waitsHere
      ? `Chờ ${next.who} ${next.what}, ${next.since}`
      : null;
  const waiting = next && group === 'approve' ? `Báo cáo chờ duyệt, ${next.since}` : elsewhere;
  const inside = given.filter(({ state }) => state !== 'withdrawn' && state !== 'accepted');
  return (
    <p className={css.facts}>
      {standing.due ? 'Hạn ' : null}
      <DeadlineOf standing={standing} inline />
      {waiting ? <span className={css.line}>{waiting}</span> : null}
      {inside.map((one) => (
        <span key={one.id} className={css.line}>
          Đã giao {one.to.name}: {one.state === 'reported' ? 'đã báo cáo, chờ nhận' : internalDateWords(one)}
        </span>
      ))}
    </p>
  );
}

type ActProps = Props & { isMine: boolean; onReport(): void };

/** The one thing that comes next: say that it was received, or report. The head's approval stands in the card. */
function NextAct({ row: { code, standing }, group, isMine, isNew, acts: { receive }, onReport }: ActProps) {
  if (isNew) {
    const busy = receive.isPending && receive.variables.code === code;
    return (
      <Button variant="filled" busy={busy} onClick={() => receive.mutate({ code })}>
        Đã nhận
      </Button>
    );
  }
  if (group === 'approve' || !isMine || standing.state === 'awaiting-acceptance') return null;
  return (
    <Button variant={standing.state === 'awaiting-approval' ? 'outline' : 'filled'} onClick={onReport}>
      {group === 'returned' ? 'Sửa báo cáo' : 'Báo cáo'}
    </Button>
  );
}

/** The report is written where the card stands: one field, a photo or a file, send. */
function Reporting({ row: { code, standing }, acts, given, onSent }: Props & { onSent(): void }) {
  const isReturned = standing.state === 'returned';
  const detail = useQuery({
    ...directivesApi.directives.get.queryOptions({ input: { code } }),
    enabled: isReturned,
  });
  return (
    <div className={css.reporting}>
      <AgencyReport
        code={code}
        state={standing.state}
        report={acts.report}
        given={given}
        events={detail.data?.events ?? []}
        onSent={onSent}
        autoFocus
      />
      <Button variant="quiet" onClick={onSent}>
        Thôi, để sau
      </Button>
    </div>
  );
}

/** The words that wait, and the head's two answers, without leaving the list. */
function Approval({ code, acts }: { code: string; acts: Acts }) {
  const detail = useQuery(directivesApi.directives.get.queryOptions({ input: { code } }));
  if (!detail.data) return null;
  const { closedBecause } = detail.data;
  return (
    <div className={css.reporting}>
      {closedBecause ? <p>{closedBecause}</p> : <Decision directive={detail.data} acts={acts} by="head" />}
    </div>
  );
}
