import { formatDate } from '@dondoc/vietnamese';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import type { PeopleOfSchool } from '../products/schema.ts';
import { officersOf } from './routes.ts';
import { pastOf, reminderOn, topicOn } from './rules.ts';
import { readTopics, schoolsWithTopics, type TopicRecord } from './store.ts';

/** Before the morning's letter of news: whoever leads a topic, and who keeps the register, hear that its day comes. */
export const researchDueTimed = (peopleOf: PeopleOfSchool): Timed => ({
  at: '05:15',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db))
      await remindLeaders(db, peopleOf, office, officeToday(office, clock));
  },
});

/** Told once for each mark before each day, however often this runs. */
export async function remindLeaders(
  db: Database,
  peopleOf: PeopleOfSchool,
  office: Pick<Office, 'id'>,
  today: string,
): Promise<void> {
  for (const schoolId of await schoolsWithTopics(db, office.id))
    for (const topic of await readTopics(db, { schoolId }))
      await remind(db, peopleOf, { officeId: office.id, schoolId, today }, topic);
}

interface Where {
  officeId: string;
  schoolId: string;
  today: string;
}

async function remind(db: Database, peopleOf: PeopleOfSchool, at: Where, topic: TopicRecord): Promise<void> {
  const { officeId, schoolId, today } = at;
  const { due, acceptedOn } = topicOn(pastOf(topic), today);
  const mark = due && acceptedOn === null && topic.end === null ? reminderOn(due, today) : null;
  if (!due || !mark) return;
  await db.transaction().execute(async (tx) => {
    const leads = topic.members.filter(({ part }) => part === 'lead').map(({ personId }) => personId);
    const people = await peopleOf(tx, schoolId);
    const userIds = people.flatMap(({ id, userId }) => (leads.includes(id) && userId ? [userId] : []));
    const notice = {
      ...{ officeId, kind: 'research', key: `research-due:${topic.id}:${due}:${mark}`, subject: null },
      title: `${mark === 'late' ? 'Quá hạn' : 'Sắp đến hạn'} ${formatDate(due)}: ${topic.title}`,
      link: `/nghien-cuu/${topic.id}`,
    };
    await tell(tx, { userIds }, notice);
    await tell(tx, await officersOf(tx, officeId, schoolId), notice);
  });
}
