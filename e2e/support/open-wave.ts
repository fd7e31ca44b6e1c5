import { setMember } from '#training/desk/store.ts';
import type { WaveKind } from '#training/surveys/schema.ts';
import type { TestOffice } from './test-office.ts';

let classes = 0;

/** A class of the school's that has ended, with learners, and a wave about it laid down by its training officer. */
export async function openWave(office: TestOffice, { kind = 'end' as WaveKind, learners = 3 } = {}) {
  const { db } = office;
  const { officeId, agencyId } = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.officeId', 'membership.agencyId'])
    .where('authUser.username', '=', 'mai')
    .executeTakeFirstOrThrow();
  const schoolId = agencyId ?? '';
  await setMember(db, { officeId, setBy: null }, { agencyId: schoolId, part: 'with' });
  classes += 1;
  const code = `KS-${classes}`;
  const { id: classId } = await db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, providerAgencyId: schoolId, year: 2023, code, name: `Lớp Kỹ năng số ${classes}` },
      ...{ fromDay: '2023-11-01', toDay: '2023-11-20', startedOn: '2023-11-01', endedOn: '2023-11-20' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const names = Array.from({ length: learners }, (_, at) => `Học viên ${at + 1}`);
  await db
    .insertInto('trainingEnrolment')
    .values(
      names.map((fullName) => ({
        ...{ officeId, classId, fullName, agencyName: 'Sở Y tế', enrolledOn: '2023-11-01' },
      })),
    )
    .execute();
  const days = { opensOn: '2023-11-20', closesOn: '2023-12-04' };
  const { json } = await office.call('dung', 'surveys.open', {
    ...{ classId, kind, instrumentKey: 'tt-10-2017', ...days },
  });
  return { waveId: json.id as string, classId, code, officeId };
}
