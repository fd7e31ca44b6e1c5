import { listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { listMembers } from '#accounts/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { insertEvent, insertProposal, updateProposal } from '../asking/store.ts';
import { listProposals } from '../store.ts';
import { insertTraces } from '../tracing/store.ts';
import { type ExampleAct, ExampleProposals } from './schema.ts';

/** Whether something was already asked beside what the notice says. */
export async function hasExample(db: Db, officeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('proposal')
    .select('id')
    .where('officeId', '=', officeId)
    .where('documentId', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

interface Loading {
  tx: Tx;
  officeId: string;
  askerId: string;
  agencyOf(key: string): string;
  /** Who did it: the example's people by their sign-in names. */
  by(username: string): string | null;
}

/** As if the office and the school had come so far by themselves. */
export async function loadExampleProposals(tx: Tx, viewer: Viewer): Promise<void> {
  const file = ExampleProposals.parse(await readData('example/kien-nghi'));
  const officeId = viewer.office.id;
  const agencies = new Map((await listAgencies(tx, officeId)).map(({ key, id }) => [key, id]));
  const agencyOf = (key: string): string => {
    const id = agencies.get(key);
    if (!id) throw new Error(`the example has no agency ${key}`);
    return id;
  };
  const members = await listMembers(tx, officeId, viewer.today);
  const users = new Map(members.map(({ username, userId }) => [username, userId]));
  const by = (username: string) => users.get(username) ?? null;
  const loading = { tx, officeId, askerId: agencyOf(file.asker), agencyOf, by };
  await noteNotice(loading, viewer, file.notice);
  let position = 0;
  for (const older of file.older) {
    await insertOlder(loading, older, position);
    position += 1 + older.parts.length;
  }
}

async function noteNotice(
  { tx, officeId, askerId, by }: Loading,
  viewer: Viewer,
  { askedOn, askedAt, notedOn, confirmed }: ExampleProposals['notice'],
): Promise<void> {
  const read = (await listProposals(tx, sees(viewer), viewer.today))
    .filter(({ documentId, askedBy }) => documentId !== null && !askedBy)
    .toSorted((a, b) => a.seen - b.seen);
  for (const [position, { id: proposalId, current }] of read.entries()) {
    const at = { officeId, proposalId, actorId: by('huong'), happenedOn: notedOn };
    await updateProposal(tx, proposalId, { askedBy: askerId, askedOn, askedAt });
    await insertEvent(tx, { ...at, kind: 'noted', agencyId: askerId, data: { askedOn, askedAt } });
    const said = confirmed.find((one) => one.position === position);
    if (!said || !current) continue;
    const { verdict, reviewOn } = said;
    await insertEvent(tx, {
      ...{ ...at, kind: 'confirmed', documentId: current.document?.id ?? null },
      data: { answerId: current.id, verdict, ...(reviewOn ? { reviewOn } : {}) },
    });
  }
}

async function insertOlder(
  loading: Loading,
  { text, reason, askedOn, askedAt, acts, parts }: ExampleProposals['older'][number],
  first: number,
): Promise<void> {
  const { tx, officeId, askerId, by } = loading;
  const insert = async (words: string, position: number, how: 'asker' | 'split') => {
    const row = { officeId, text: words, reason, askedOn, askedAt, askedBy: askerId, position };
    const proposalId = await insertProposal(tx, { ...row, madeBy: by('mai') });
    const sent = { officeId, proposalId, actorId: by('binh'), happenedOn: askedOn, agencyId: askerId };
    await insertEvent(tx, { ...sent, kind: 'sent', data: { by: how } });
    return proposalId;
  };
  const fromId = await insert(text, first, 'asker');
  await happen(loading, fromId, acts);
  for (const [n, part] of parts.entries()) {
    const intoId = await insert(part.text, first + n + 1, 'split');
    await happen(loading, intoId, part.acts);
    const made = { kind: 'split' as const, madeOn: askedOn, madeBy: by('huong') };
    await insertTraces(tx, [{ officeId, fromId, intoId, ...made }]);
  }
}

async function happen(
  { tx, officeId, agencyOf, by }: Loading,
  proposalId: string,
  acts: readonly ExampleAct[],
): Promise<void> {
  for (const { kind, on, to, side, ...said } of acts)
    await insertEvent(tx, {
      ...{ officeId, proposalId, kind, happenedOn: on, actorId: by(side === 'asker' ? 'binh' : 'huong') },
      data: { ...said, ...(to ? { toAgencyId: agencyOf(to) } : {}), ...(side ? { side } : {}) },
    });
}
