import { createAgency, listAgencies } from '#accounts/agencies/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { saveSetting, setMember } from '../desk/store.ts';
import { insertProgramme } from '../programmes/store.ts';
import { saveProvider } from '../providers/store.ts';
import { ExampleTraining } from './schema.ts';

export const exampleTraining = async (): Promise<ExampleTraining> =>
  ExampleTraining.parse(await readData('example/dao-tao'));

interface Place {
  officeId: string;
  by: string | null;
}

/** The agencies of the example by their keys, those that only train among them. */
export async function keyedAgencies(db: Db, officeId: string) {
  const ids = new Map((await listAgencies(db, officeId)).map(({ key, id }) => [key, id]));
  return (key: string): string => {
    const id = ids.get(key);
    if (!id) throw new Error(`the example has no agency ${key}`);
    return id;
  };
}

/** Whether somebody has already begun: then nothing of the example is put between. */
export async function isTrainingBegun(db: Db, officeId: string): Promise<boolean> {
  const found = await Promise.all([
    db.selectFrom('trainingProgramme').select('id').where('officeId', '=', officeId).executeTakeFirst(),
    db.selectFrom('trainingPlan').select('id').where('officeId', '=', officeId).executeTakeFirst(),
    db.selectFrom('trainingCall').select('id').where('officeId', '=', officeId).executeTakeFirst(),
    db.selectFrom('trainingClass').select('id').where('officeId', '=', officeId).executeTakeFirst(),
  ]);
  return found.some(Boolean);
}

/** What a year of training stands on: who has which part, the office's own figures, programmes, and who can teach what. */
export async function loadTrainingGround(tx: Tx, { officeId, by }: Place): Promise<void> {
  const file = await exampleTraining();
  for (const { key, ...agency } of file.agencies)
    await createAgency(tx, officeId, { key, ...agency, parentId: null, source: 'dữ liệu ví dụ' });
  const idOf = await keyedAgencies(tx, officeId);
  for (const [key, part] of Object.entries(file.desk))
    await setMember(tx, { officeId, setBy: by }, { agencyId: idOf(key), part });
  await saveSetting(tx, { officeId, setBy: by }, file.setting);
  for (const programme of file.programmes)
    await insertProgramme(
      tx,
      { officeId, createdBy: by },
      {
        ...{ ...programme, basis: 'Chương trình ví dụ', source: file.source },
        ...{ validFrom: '2020-01-01', validTo: null },
      },
    );
  for (const { agency, data, distances } of file.providers) {
    const far = Object.fromEntries(Object.entries(distances).map(([key, km]) => [idOf(key), km]));
    for (const year of [file.held.year, file.call.year])
      await saveProvider(
        tx,
        { officeId, agencyId: idOf(agency), year, setBy: by },
        { ...data, distances: far },
      );
  }
}

/** The call of the coming year, and what six agencies have asked for. */
export async function loadExampleNeeds(tx: Tx, { officeId, by }: Place): Promise<void> {
  const { call, needs, programmes } = await exampleTraining();
  const idOf = await keyedAgencies(tx, officeId);
  const names = new Map(programmes.map(({ key, name }) => [key, name]));
  const { id: callId } = await tx
    .insertInto('trainingCall')
    .values({ officeId, ...call, openedBy: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = needs.flatMap(({ agency, needs: asked }) =>
    asked.map(({ programme, learners, ...need }) => ({
      ...{ ...need, officeId, callId, agencyId: idOf(agency), madeBy: by, sentOn: call.openedOn },
      ...{ programmeKey: programme, programmeName: names.get(programme) ?? programme },
      learners: json(learners),
    })),
  );
  await tx.insertInto('trainingNeed').values(rows).execute();
}
