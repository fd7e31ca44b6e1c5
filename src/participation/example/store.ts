import { listAgencies } from '#accounts/agencies/store.ts';
import { loadExampleSelfReport } from '#directives/example/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { ExampleParticipation } from '../schema.ts';
import * as store from '../store.ts';

export async function isParticipationBegun(db: Db, officeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('occasion')
    .select('id')
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Days are those of the file; nothing depends on when it is loaded. */
export async function loadExampleParticipation(tx: Tx, by: store.By): Promise<void> {
  const file = ExampleParticipation.parse(await readData('example/du-hop'));
  const agencies = new Map((await listAgencies(tx, by.officeId)).map(({ key, id }) => [key, id]));
  const idOf = (key: string | null) => (key === null ? null : (agencies.get(key) ?? null));
  await store.insertSetting(tx, by, file.setting);
  for (const one of file.occasions) {
    const { seats, papers, uses, reminders, organiser, ...occasion } = one;
    const occasionId = await store.insertOccasion(tx, by, {
      ...{ ...occasion, organiserId: idOf(organiser), aboutDocumentId: null },
    });
    const seatIds = await store.insertSeats(
      tx,
      by,
      occasionId,
      seats.map(({ positionTitle, unit, isDue }) => ({
        positionTitle,
        name: null,
        unitId: idOf(unit),
        isDue,
      })),
    );
    for (const [at, { asked, came }] of seats.entries()) {
      const of = { officeId: by.officeId, seatId: seatIds[at] ?? '', byUser: by.madeBy };
      if (asked) await store.insertStep(tx, { ...of, ...asked, stage: 'asked', saysYes: null, note: null });
      const on = one.endsOn ?? one.startsOn;
      if (came)
        await store.insertStep(tx, {
          ...of,
          stage: 'met',
          on,
          paper: null,
          saysYes: came.yes,
          note: came.note,
        });
    }
    for (const paper of papers)
      await store.insertPaper(tx, by, { ...paper, occasionId, documentId: null, receivedOn: one.startsOn });
    for (const use of uses) await store.insertUse(tx, by, { ...use, occasionId });
    for (const onDay of reminders)
      await store.insertReminder(tx, { officeId: by.officeId, occasionId, onDay, byUser: by.madeBy });
  }
  await loadExampleSelfReport(tx, by);
}
