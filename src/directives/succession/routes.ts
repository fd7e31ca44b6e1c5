import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import { agencyRefOf, areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { heirsOn } from '#accounts/succession/rules.ts';
import { deliver } from '#documents/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import { orThrow, problem, problems } from '#platform/http/problems.ts';
import { type Locked, writeAct } from '../acts/store.ts';
import { isOverFor } from '../history/rules.ts';
import { lockDirective, summariesOf } from '../store.ts';
import { succeeding } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('succession.assign')
  .output(z.array(shape.WorkToAssign))
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today } = viewer;
    const scope = sees(viewer);
    const asked = await store.workToAssign(db, scope, today);
    const agencies = await listAgencies(db, office.id);
    const ids = [...new Set(asked.map(({ id }) => id))];
    const rows = new Map((await summariesOf(db, scope, ids, today)).map((row) => [row.id, row]));
    const refOf = (id: string) => agencyRefOf(agencies, id, today);
    return asked.flatMap(({ id, fromAgencyId, recordingId }) => {
      const row = rows.get(id);
      const became = agencies
        .find((agency) => agency.id === fromAgencyId)
        ?.successions.find((one) => one.recordingId === recordingId);
      if (!row || !became) return [];
      const { kind, happenedOn, decision, scope: part } = became;
      const roles = row.assignments.flatMap((a) => (a.agency?.id === fromAgencyId ? [a.role] : []));
      return [
        {
          ...{ code: row.code, title: row.title, documentNumber: row.documentNumber, roles },
          ...{ standing: row.standing, recordingId, kind, happenedOn, decision, scope: part },
          from: refOf(fromAgencyId),
          heirs: heirsOn(agencies, fromAgencyId, recordingId, today).map(refOf),
        },
      ];
    });
  });

/** Each in a transaction of its own: one that is refused stops no other. */
const assign = act('succession.assign')
  .input(z.object({ assignings: z.array(shape.Assigning).min(1).max(shape.MOST_AT_ONCE) }))
  .output(shape.AssigningOutcome)
  .handler(async ({ context: { db, viewer }, input: { assignings } }) => {
    const outcome: z.infer<typeof shape.AssigningOutcome> = [];
    for (const one of assignings) {
      const { code, fromAgencyId } = one;
      const why = await assignOne(db, viewer, one);
      outcome.push({ code, fromAgencyId, done: why === null, why });
    }
    if (assignings.length === 1 && outcome[0]?.why === problems.notFound.message) throw problem('notFound');
    return outcome;
  });

/** Why it was refused; null when it is done. */
async function assignOne(db: Database, viewer: Viewer, one: shape.Assigning): Promise<string | null> {
  try {
    await writeAct(db, viewer, one.code, (locked) => passOn(locked, viewer, one));
    return null;
  } catch (error) {
    if (error instanceof ORPCError && error.code in problems) return error.message;
    throw error;
  }
}

/** Who takes over has the document too, and is told. */
async function passOn(locked: Locked, viewer: Viewer, one: shape.Assigning) {
  const { tx, documentId, events, snapshot, assignments } = locked;
  const { office, today } = viewer;
  const { code, fromAgencyId, toAgencyId, recordingId } = one;
  const agencies = await listAgencies(tx, office.id);
  const isOver = isOverFor(snapshot, fromAgencyId);
  const event = orThrow(succeeding({ events, isOver }, assignments, agencies, one, today));
  if (toAgencyId === fromAgencyId) return event;
  if (documentId) await deliver(tx, documentId, [{ agencyId: toAgencyId, isRecipient: false }], today);
  const row = await lockDirective(tx, office.id, code);
  const before = agencyRefOf(agencies, fromAgencyId, today);
  await tell(
    tx,
    { agencyIds: [toAgencyId], roles: ['contact', 'head'] },
    {
      ...{ officeId: office.id, key: `succeeded:${code}:${fromAgencyId}:${recordingId}`, kind: 'succession' },
      title: `Nhận tiếp nhiệm vụ ${code} từ ${before.name}`,
      ...{ link: `/nhiem-vu/${code}`, subject: row ? { kind: 'directive', id: row.id } : null },
    },
  );
  return event;
}

const of = act('succession.assign')
  .input(z.object({ agencyIds: z.array(z.uuid()).min(1).max(60) }))
  .output(shape.OpenWork)
  .handler(async ({ context: { db, viewer }, input: { agencyIds } }) => {
    if (!(await areOwnAgencies(db, viewer.office.id, agencyIds))) throw problem('notFound');
    return store.countOpen(db, sees(viewer), agencyIds, viewer.today);
  });

export const assigningRouter = { assigning: { list, assign, of } };
