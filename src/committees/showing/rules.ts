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

/** How much of what is not yet decided: every version, what was sent, or (a member and no more) nothing. */
function sightOf({ drafterId, appraiserId, deciderId }: CommitteeRow, viewer: Viewer) {
  const sees = (id: string) => viewer.agencyIds.includes(id);
  if (isOffice(viewer) || viewer.role === 'inspector' || sees(drafterId)) return 'all';
  return sees(appraiserId) || sees(deciderId) ? 'sent' : 'decided';
}

const decidedStep = ({ steps }: Pick<DecisionRow, 'steps'>) => steps.find(({ stage }) => stage === 'decided');

/** Members hear of a decision when it is signed. */
export const shownDecisions = (decisions: DecisionRow[], committee: CommitteeRow, viewer: Viewer) =>
  sightOf(committee, viewer) === 'decided'
    ? decisions.filter((one) => decidedStep(one) !== undefined)
    : decisions;

/** Who drafts and the office see every version; its other hands what was sent to them; members what was signed. */
export function shownDrafts(decision: DecisionRow, committee: CommitteeRow, viewer: Viewer) {
  const { drafts, steps } = decision;
  const sight = sightOf(committee, viewer);
  if (sight === 'all') return drafts;
  if (sight === 'decided')
    return drafts.filter(({ version }) => version === decidedStep(decision)?.draftVersion);
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
  const isTurn = standing.mover !== null && viewer.agency.id === standing.mover.id;
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
