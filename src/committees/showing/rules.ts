import { type Act, may } from '#accounts/permissions.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { nextStages } from '#platform/stages.ts';
import { decisionStages, decisionStanding, type Hands, isOffice, moverOf, takes } from '../deciding/rules.ts';
import type { DecisionRow } from '../deciding/store.ts';
import type { Decision, Stage, Standing } from '../schema.ts';
import type { CommitteeRow } from '../store.ts';

type RefOf = (agencyId: string) => AgencyRef;

const actOf = {
  sent: 'committee.keep',
  appraised: 'committee.appraise',
  submitted: 'committee.submit',
  decided: 'committee.decide',
} as const satisfies Record<Stage, Act>;

export function standingOn(
  { steps, startedOn }: Pick<DecisionRow, 'steps' | 'startedOn'>,
  committee: CommitteeRow,
  asOf: string,
  refOf: RefOf,
): Standing {
  const standing = decisionStanding(steps, startedOn, asOf);
  const mover = moverOf(standing.stage, committee);
  return { ...standing, mover: mover ? refOf(mover) : null };
}

/** Who drafts and the office see every version; others what was sent to them. */
export function shownDrafts({ drafts, steps }: DecisionRow, { drafterId }: CommitteeRow, viewer: Viewer) {
  if (isOffice(viewer) || viewer.role === 'inspector' || viewer.agencyIds.includes(drafterId)) return drafts;
  const sent = Math.max(0, ...steps.map(({ draftVersion }) => draftVersion));
  return drafts.filter(({ version }) => version <= sent);
}

/** A decision as whoever asks sees it: where it stands, and what of it is theirs to do. */
export function shownDecision(
  row: DecisionRow,
  {
    committee,
    hands,
    viewer,
    refOf,
  }: { committee: CommitteeRow; hands: Hands; viewer: Viewer; refOf: RefOf },
): Decision {
  const standing = standingOn(row, committee, viewer.today, refOf);
  const [to = null] = nextStages(decisionStages, standing.stage);
  const outcome = to && takes(to, viewer, hands);
  const mayNow = to !== null && may(viewer, actOf[to]) && outcome?.ok === true;
  const isTurn = standing.mover !== null && viewer.agencyIds.includes(standing.mover.id);
  return {
    ...{ id: row.id, kind: row.kind, startedOn: row.startedOn, standing },
    steps: row.steps.map(({ byUser: _, ...step }) => step),
    drafts: shownDrafts(row, committee, viewer).map(({ byUser: _, ...draft }) => draft),
    may: {
      draft: standing.stage === null && mayNow,
      next: mayNow ? to : null,
      giveBack: mayNow && standing.stage !== null,
      why: isTurn && outcome?.ok === false ? (outcome.message ?? null) : null,
    },
  };
}
