import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Directive } from '#platform/database/tables.ts';
import { cadenceData } from '../acts/rules.ts';
import { insertEvents, type NewEvent, refreshPeriods } from '../history/store.ts';
import type { Deadline } from '../schema.ts';

interface Actor {
  role: string;
  name: string;
  agencyId: string | null;
  span?: [number, number] | null;
}

/** How the history of a directive begins: told, and with the time that somebody confirmed. */
interface First {
  /** The day on which the agencies were told. */
  day: string;
  actorId: string | null;
  leadIds: string[];
  deadline: Deadline;
}

/** A directive as it is laid on somebody, with whom it is laid on in the order of the words. */
export interface Laid extends First {
  directive: Insertable<Directive>;
  actors: Actor[];
}

/** Lays directives down: their rows, their bodies, their first events. Gives their ids, in the same order. */
export async function layDown(tx: Tx, laid: Laid[]): Promise<string[]> {
  if (laid.length === 0) return [];
  const known = laid.map((one) => ({ ...one, id: one.directive.id ?? randomUUID() }));
  await tx
    .insertInto('directive')
    .values(known.map(({ id, directive }) => ({ ...directive, id })))
    .execute();
  await insertAssignments(tx, known);
  await insertFirstEvents(
    tx,
    known.map(({ id, ...first }) => ({ ...first, directiveId: id })),
  );
  return known.map(({ id }) => id);
}

async function insertAssignments(db: Db, laid: { id: string; actors: Actor[] }[]): Promise<void> {
  const rows = laid.flatMap(({ id, actors }) =>
    actors.map(({ role, name, agencyId, span }, position) => ({
      ...{ directiveId: id, position, role, agencyId, nameAsWritten: name },
      ...{ spanStart: span?.[0] ?? null, spanEnd: span?.[1] ?? null },
    })),
  );
  if (rows.length > 0) await db.insertInto('assignment').values(rows).execute();
}

export async function insertFirstEvents(tx: Tx, firsts: (First & { directiveId: string })[]): Promise<void> {
  await insertEvents(tx, firsts.flatMap(firstEvents));
  await refreshPeriods(
    tx,
    firsts.map(({ directiveId }) => directiveId),
  );
}

function firstEvents(first: First & { directiveId: string }): NewEvent[] {
  const { directiveId, day: happenedOn, actorId, leadIds, deadline } = first;
  const event = { directiveId, happenedOn, actorId };
  const told: NewEvent = { ...event, kind: 'published', data: { leadIds } };
  switch (deadline.kind) {
    case 'date': {
      const { date, origin } = deadline;
      return [told, { ...event, kind: 'deadline_set', data: { date, origin } }];
    }
    case 'cadence':
      return [told, { ...event, kind: 'cadence_set', data: cadenceData(deadline) }];
    default:
      return [told];
  }
}
