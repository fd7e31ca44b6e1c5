import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import { listMembers } from '#accounts/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { PersonWithRecords, StaffRecord } from '../schema.ts';
import { insertPerson, insertRecords, type NewRecord, saveSetting } from '../store.ts';
import { ExampleRoster } from './schema.ts';

export const exampleRoster = async (): Promise<ExampleRoster> =>
  ExampleRoster.parse(await readData('example/doi-ngu'));

/** The file's people as a reading of the database would give them. */
export const peopleOf = (roster: ExampleRoster): PersonWithRecords[] =>
  roster.people.map(({ code, name, records }) => ({
    ...{ id: code, code, name, userId: null },
    records: records
      .map((record, n) => ({ ...record, id: `${code}-${n}`, personId: code }) as StaffRecord)
      .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')),
  }));

interface Place {
  officeId: string;
  schoolId: string;
  by: string | null;
}

/** Puts the example's people into a school that has none, each with their sign-in and the units of the directory. */
export async function loadExampleRoster(tx: Tx, { officeId, schoolId, by }: Place): Promise<void> {
  const roster = await exampleRoster();
  const { day, setting } = roster;
  const users = new Map((await listMembers(tx, officeId, day)).map((m) => [m.username, m.userId]));
  const units = new Map(
    (await listAgencies(tx, officeId))
      .filter(({ parentId }) => parentId === schoolId)
      .map((unit) => [nameOn(unit, day).name, unit.id]),
  );
  await saveSetting(tx, { officeId, schoolId, setBy: by }, setting);
  const all: NewRecord[] = [];
  for (const { code, name, username, records } of roster.people) {
    const userId = users.get(username ?? '') ?? null;
    const personId = await insertPerson(tx, {
      ...{ officeId, schoolId, code, fullName: name, userId, createdBy: by },
    });
    for (const record of records) {
      const placed =
        'unitName' in record.data
          ? { ...record.data, unitId: units.get(record.data.unitName ?? '') ?? null }
          : record.data;
      all.push({ ...record, data: placed, personId } as NewRecord);
    }
  }
  await insertRecords(tx, { officeId, recordedBy: by }, all);
}
