import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import type { Agency } from '#accounts/schema.ts';
import { summariesOf } from '#directives/store.ts';
import { meetingsOf } from '#documents/meetings/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import { asksThrough, heardAgency, proposedVerdict } from './rules.ts';
import type { Answer, Proposal, ProposalEvent, ProposalRef, Word } from './schema.ts';
import {
  type AnswerOn,
  moverOf,
  type ProposalStanding,
  standingOfProposal,
  type WordOn,
} from './standing/rules.ts';
import { holdsOn, isBorn } from './tracing/rules.ts';
import { type Trace, tracesOf } from './tracing/store.ts';

/** By what was recorded until a moment; null: by all that is known. */
type Until = Date | null;

const rows = (db: Db, officeId: string, asOf: string, until: Until) =>
  db
    .selectFrom('proposal')
    .leftJoin('document', 'document.id', 'proposal.documentId')
    .select((eb) => [
      'proposal.id',
      'proposal.documentId',
      'document.number as documentNumber',
      'proposal.ref',
      'proposal.text',
      'proposal.reason',
      'proposal.askedBy',
      'proposal.askedOn',
      'proposal.askedAt',
      'proposal.meetingId',
      'proposal.madeBy',
      jsonArrayFrom(
        eb
          .selectFrom('proposalAnswer')
          .select('directiveId')
          .whereRef('proposalId', '=', 'proposal.id')
          .$if(until === null, (links) => links.where('removedAt', 'is', null))
          .$if(until !== null, (links) =>
            links
              .where('madeAt', '<=', until)
              .where((link) => link.or([link('removedAt', 'is', null), link('removedAt', '>', until)])),
          )
          .orderBy('madeAt'),
      ).as('carriers'),
    ])
    .where('proposal.officeId', '=', officeId)
    .where((eb) => eb.or([eb('proposal.removedAt', 'is', null), eb('proposal.removedOn', '>', asOf)]))
    // Not `inner join`: a request without a notice is a request all the same.
    .where((eb) => eb.or([eb('document.id', 'is', null), eb('document.heldAt', 'is', null)]))
    .orderBy('document.issuedOn', (o) => o.desc().nullsFirst())
    .orderBy('proposal.madeAt')
    .orderBy('proposal.position')
    .orderBy('proposal.id');

export type ProposalRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** Everything that happened to these, without what a document says that is held. */
export async function eventsOf(
  db: Db,
  ids: string[],
  until: Until = null,
): Promise<Map<string, ProposalEvent[]>> {
  const found = await db
    .selectFrom('proposalEvent')
    .leftJoin('document', 'document.id', 'proposalEvent.documentId')
    .select(['proposalEvent.id', 'proposalId', 'kind', 'happenedOn', 'recordedAt', 'actorId', 'agencyId'])
    .select(['proposalEvent.documentId', 'data'])
    .where('proposalId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('document.heldAt', 'is', null)
    .$if(until !== null, (events) => events.where('recordedAt', '<=', until))
    .orderBy('proposalEvent.id')
    .execute();
  return Map.groupBy(found as (ProposalEvent & { proposalId: string })[], ({ proposalId }) => proposalId);
}

interface Reading {
  agencies: Agency[];
  events: Map<string, ProposalEvent[]>;
  traces: Trace[];
  names: Map<string, string>;
  heard: Map<string, { agencyId: string; because: string }>;
  numbers: Map<string, string | null>;
  asOf: string;
}

/** What happened to requests, with the moments at which it was recorded. */
export const proposalRows: RowsKnown[] = [
  { table: 'proposal', at: 'made_at' },
  { ...{ table: 'proposal_answer', at: 'made_at' }, under: ['proposal_id', 'proposal'] },
  { table: 'proposal_event', at: 'recorded_at' },
  { table: 'proposal_trace', at: 'made_at' },
];

/**
 * Requests with their answers and how the answering directives stand on a day. Agency people see what their agency, or
 * the one that they are a unit of, has asked, and the requests whose answers concern them; a draft is its agency's own.
 */
export async function listProposals(
  db: Db,
  scope: Scope,
  asOf: string,
  until: Until = null,
): Promise<Proposal[]> {
  const found = await rows(db, scope.officeId, asOf, until).execute();
  return readProposals(db, scope, { asOf, until }, found);
}

export async function findProposal(db: Db, scope: Scope, id: string, asOf: string) {
  const found = await rows(db, scope.officeId, asOf, null).where('proposal.id', '=', id).execute();
  const [proposal] = await readProposals(db, scope, { asOf, until: null }, found);
  return proposal ?? null;
}

async function readProposals(
  db: Db,
  scope: Scope,
  { asOf, until }: { asOf: string; until: Until },
  known: ProposalRow[],
): Promise<Proposal[]> {
  const traces = await tracesOf(db, scope.officeId);
  // A part is none before the day of the split, though it goes on from what was asked before.
  const found = known.filter(({ id }) => isBorn(traces, id, asOf, until));
  const ids = found.map(({ id }) => id);
  const events = await eventsOf(db, ids, until);
  const every = [...events.values()].flat();
  const agencies = await listAgencies(db, scope.officeId);
  const unsaid = new Set(found.flatMap((row) => (row.askedBy ? [] : (row.documentId ?? []))));
  const reading: Reading = {
    ...{ asOf, events, agencies },
    traces: traces.filter((trace) => holdsOn(trace, asOf, until)),
    names: await namesOf(db, [...new Set(every.flatMap(({ actorId }) => actorId ?? []))]),
    heard: scope.agencyIds ? new Map() : await heardAt(db, scope.officeId, unsaid, agencies),
    numbers: await numbersOf(db, new Set(every.flatMap(({ documentId }) => documentId ?? []))),
  };
  const carriers = found.flatMap((row) => row.carriers.map(({ directiveId }) => directiveId));
  const seen = await summariesOf(db, scope, [...new Set(carriers)], asOf);
  // Whose turn it is does not depend on who looks.
  const office = { ...scope, agencyId: null, agencyIds: null };
  const whole = scope.agencyIds ? await summariesOf(db, office, [...new Set(carriers)], asOf) : seen;
  const directives = new Map(seen.map((one) => [one.id, one]));
  const open = new Map(whole.map(({ id, standing }) => [id, standing.state !== 'done']));
  return found.flatMap((row) => {
    const proposal = shown(row, reading, directives, open);
    return isSeen(proposal, scope, reading.agencies) ? [proposal] : [];
  });
}

function isSeen(
  { state, askedBy, directives, current }: Proposal,
  { agencyId, agencyIds }: Scope,
  agencies: Agency[],
): boolean {
  if (state === 'draft') return agencyId !== null && askedBy?.id === agencyId;
  if (agencyIds === null || agencyId === null) return true;
  if (askedBy && (agencyIds.includes(askedBy.id) || asksThrough(agencies, agencyId, askedBy.id))) return true;
  return directives.length > 0 || (current?.to !== null && agencyIds.includes(current?.to?.id ?? ''));
}

function shown(
  row: ProposalRow,
  reading: Reading,
  directives: Map<string, Proposal['directives'][number]>,
  open: Map<string, boolean>,
) {
  const { carriers, askedBy, madeBy: _, ...said } = row;
  const { agencies, asOf } = reading;
  const events = reading.events.get(row.id) ?? [];
  const goesOn = reading.traces.find(({ fromId }) => fromId === row.id);
  const standing = standingOfProposal(events, asOf, goesOn ? (goesOn.kind as 'split' | 'merge') : null);
  const carrying = carriers
    .flatMap(({ directiveId }) => directives.get(directiveId) ?? [])
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
  const hidden = carriers.filter(({ directiveId }) => open.has(directiveId) && !directives.has(directiveId));
  const hasOpenWork = carriers.some(({ directiveId }) => open.get(directiveId));
  const seems = askedBy || !row.documentId ? null : seemsAskedBy(row.documentId, reading);
  return {
    ...said,
    askedBy: askedBy ? agencyRefOf(agencies, askedBy, asOf) : null,
    seemsAskedBy: seems,
    sentOn: standing.sentOn,
    state: standing.state,
    mover: moverOf(standing, hasOpenWork, asOf),
    current: standing.current && answerOf(standing.current, reading),
    ...wordsOf(standing, reading),
    directives: carrying,
    elsewhere: {
      count: hidden.length,
      open: hidden.filter(({ directiveId }) => open.get(directiveId)).length,
    },
    ...{ from: refs(reading, row.id, 'from'), into: refs(reading, row.id, 'into') },
    seen: events.at(-1)?.id ?? 0,
  } satisfies Proposal;
}

const wordsOf = ({ body, asker }: ProposalStanding, { names }: Reading) => {
  const word = (one: WordOn | null): Word | null => {
    if (!one) return null;
    const { actorId, ...said } = one;
    return { ...said, by: names.get(actorId ?? '') ?? null };
  };
  return { body: word(body), asker: word(asker) };
};

function answerOf({ id, on, verdict, documentId, data }: AnswerOn, reading: Reading): Answer {
  const { agencies, asOf, numbers } = reading;
  const text = data.text ?? '';
  return {
    ...{ id, on, text, verdict, proposed: verdict ? null : proposedVerdict(text) },
    reviewOn: data.reviewOn ?? null,
    to: data.toAgencyId ? agencyRefOf(agencies, data.toAgencyId, asOf) : null,
    document: documentId ? { id: documentId, number: numbers.get(documentId) ?? null } : null,
    number: data.number ?? null,
  };
}

/** The words of one whose notice is held are not read beside another either. */
function refs({ traces }: Reading, id: string, side: 'from' | 'into'): ProposalRef[] {
  return traces.flatMap(({ traceId, kind, ...of }) => {
    if (side === 'into')
      return of.fromId === id && !of.intoHeldAt ? [{ id: of.intoId, text: of.intoText, kind, traceId }] : [];
    return of.intoId === id && !of.fromHeldAt ? [{ id: of.fromId, text: of.fromText, kind, traceId }] : [];
  }) as ProposalRef[];
}

function seemsAskedBy(documentId: string, { heard, agencies, asOf }: Reading): Proposal['seemsAskedBy'] {
  const found = heard.get(documentId);
  return found ? { agency: agencyRefOf(agencies, found.agencyId, asOf), because: found.because } : null;
}

/** All answers and all that happened, for the page of one. */
export async function historyOf(db: Db, scope: Scope, { id }: Pick<Proposal, 'id'>, asOf: string) {
  const events = (await eventsOf(db, [id])).get(id) ?? [];
  const agencies = await listAgencies(db, scope.officeId);
  const names = await namesOf(
    db,
    events.flatMap(({ actorId }) => actorId ?? []),
  );
  const numbers = await numbersOf(db, new Set(events.flatMap(({ documentId }) => documentId ?? [])));
  const reading: Reading = {
    agencies,
    names,
    numbers,
    asOf,
    events: new Map(),
    traces: [],
    heard: new Map(),
  };
  return {
    answers: standingOfProposal(events, asOf).answers.map((one) => answerOf(one, reading)),
    history: events.map(({ id: eventId, kind, happenedOn: on, recordedAt, data, ...of }) => ({
      ...{ id: eventId, kind, on, recordedAt, data, by: names.get(of.actorId ?? '') ?? null },
      agency: of.agencyId ? agencyRefOf(agencies, of.agencyId, asOf) : null,
      document: of.documentId ? { id: of.documentId, number: numbers.get(of.documentId) ?? null } : null,
    })),
  };
}

async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await db.selectFrom('authUser').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(users.map(({ id, name }) => [id, name]));
}

async function numbersOf(db: Db, ids: Set<string>): Promise<Map<string, string | null>> {
  if (ids.size === 0) return new Map();
  const found = await db
    .selectFrom('document')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(found.map(({ id, number }) => [id, number]));
}

/** Whose report each of these notices was made of: as the record of its meeting says, or else its opening words. */
async function heardAt(
  db: Db,
  officeId: string,
  ids: Set<string>,
  agencies: Agency[],
): Promise<Reading['heard']> {
  const heard: Reading['heard'] = new Map();
  if (ids.size === 0) return heard;
  const texts = await db
    .selectFrom('document')
    .select(['id', sql<string>`left(text, 6000)`.as('text')])
    .where('id', 'in', [...ids])
    .execute();
  for (const { id, text } of texts) {
    const persons = (await meetingsOf(db, officeId, { documentId: id })).flatMap((one) => one.persons);
    const reporter = persons.find(({ part, agency }) => part === 'report' && agency);
    const found = reporter?.agency
      ? { agencyId: reporter.agency.id, because: `biên bản buổi làm việc: ${reporter.agency.name} báo cáo` }
      : heardAgency(text, agencies);
    if (found) heard.set(id, found);
  }
  return heard;
}
