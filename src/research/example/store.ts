import { listAgencies } from '#accounts/agencies/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { PeopleOfSchool } from '../products/schema.ts';
import { insertAuthors, insertProduct } from '../products/store.ts';
import * as store from '../topics/store.ts';
import { ExampleResearch } from './schema.ts';

interface Place {
  officeId: string;
  schoolId: string;
}

/** Puts the example's register into a school; of its people whoever the roster does not have stands by code. */
export async function loadExampleResearch(tx: Tx, { officeId, schoolId }: Place, peopleOf: PeopleOfSchool) {
  const example = ExampleResearch.parse(await readData('example/nghien-cuu'));
  const people = new Map((await peopleOf(tx, schoolId)).map(({ code, id }) => [code, id]));
  const agencies = new Map((await listAgencies(tx, officeId)).map(({ key, id }) => [key, id]));
  const who = ({ code, name }: { code?: string | undefined; name?: string | undefined }) => {
    const personId = people.get(code ?? '') ?? null;
    return { personId, outsideName: personId ? null : (name ?? code ?? '') };
  };
  const by = { officeId, by: null };
  const calls = new Map<string, string>();
  for (const { key, ...call } of example.calls)
    calls.set(key, await store.insertCall(tx, { ...by, schoolId }, call));
  const topics = new Map<string, string>();
  for (const topic of example.topics) {
    const topicId = await store.insertTopic(
      tx,
      { ...by, schoolId },
      {
        ...topic,
        callId: calls.get(topic.call ?? '') ?? null,
        managingAgencyId: agencies.get(topic.manager ?? '') ?? null,
      },
    );
    topics.set(topic.title, topicId);
    await store.insertMembers(
      tx,
      by,
      topicId,
      topic.members.map((one) => ({ ...who(one), part: one.part })),
    );
    for (const step of topic.steps) await store.insertStep(tx, by, { ...step, topicId });
    for (const { granted, decidedOn, paper, ...asked } of topic.extensions) {
      const id = await store.insertExtension(tx, by, { ...asked, topicId });
      if (granted !== null && decidedOn)
        await store.decideExtension(tx, null, { id, granted, on: decidedOn, paper });
    }
    if (topic.end) await store.insertEnd(tx, by, { ...topic.end, topicId });
    for (const entry of topic.money) await store.insertMoney(tx, by, { ...entry, topicId });
  }
  for (const { authors, topic, ...product } of example.products) {
    const at = { officeId, recordedBy: null };
    const topicId = topics.get(topic ?? '') ?? null;
    const id = await insertProduct(tx, { ...at, schoolId }, { ...product, topicId, level: null });
    await insertAuthors(
      tx,
      at,
      id,
      authors.map((one) => ({ ...who(one), part: one.part, share: one.share })),
    );
  }
}
