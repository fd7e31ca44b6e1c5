import { idOf, TODAY } from './making.ts';
import type { Nation } from './office.ts';
import { signInName } from './people.ts';

/** Gives what publishes one more notice of eight items, read and checked beforehand. */
export async function publishing(nation: Nation, at: number) {
  const clerk = signInName('clerk', at);
  const { officeId, userId } = await nation.db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.officeId', 'authUser.id as userId'])
    .where('authUser.username', '=', clerk)
    .executeTakeFirstOrThrow();
  const agencies = await nation.db
    .selectFrom('agency')
    .innerJoin('agencyName', 'agencyName.agencyId', 'agency.id')
    .select(['agency.id', 'agencyName.name'])
    .where('officeId', '=', officeId)
    .orderBy('agency.key')
    .limit(16)
    .execute();
  const { last } = await nation.db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<number>().as('last'))
    .where('officeId', '=', officeId)
    .executeTakeFirstOrThrow();
  return async (nth: number) => {
    const documentId = await checked(nation, {
      officeId,
      userId,
      agencies,
      number: Number(last) + 1000 + nth,
    });
    return () => nation.ask(clerk, 'publishing.publish', { documentId });
  };
}

interface Draft {
  officeId: string;
  userId: string;
  agencies: { id: string; name: string }[];
  number: number;
}

/** A draft of which every item has been accepted. */
async function checked(nation: Nation, { officeId, userId, agencies, number }: Draft): Promise<string> {
  return nation.db.transaction().execute(async (tx) => {
    const file = { officeId, name: `${number}.docx`, mediaType: 'text/plain', size: 1, createdBy: userId };
    const sha256 = idOf(`new ${officeId}`, number);
    const { id: fileId } = await tx
      .insertInto('storedFile')
      .values({ ...file, sha256 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const text = 'Kết luận cuộc họp. '.repeat(40);
    const { id } = await tx
      .insertInto('document')
      .values({
        ...{
          officeId,
          fileId,
          createdBy: userId,
          state: 'draft',
          regime: 'party',
          type: 'thong-bao',
          headerDecision: 'accepted',
        },
        ...{
          typeName: 'Thông báo',
          number: `${number}-TB/VPTU`,
          issuer: 'Văn phòng Tỉnh uỷ',
          issuedOn: TODAY,
        },
        ...{
          subject: 'Kết luận cuộc họp',
          text,
          pages: JSON.stringify([{ number: 1, span: [0, text.length] }]),
        },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const items = Array.from({ length: 8 }, (_, position) => ({
      ...{ documentId: id, position, ref: String(position + 1), kind: 'requirement', decision: 'accepted' },
      ...{
        title: `Hoàn thiện việc số ${position + 1}`,
        text: text.slice(0, 200),
        spanStart: 0,
        spanEnd: 200,
      },
      actors: JSON.stringify(
        ['lead', 'coordinate'].map((role, n) => {
          const agency = agencies[(position * 2 + n) % agencies.length];
          return { role, agencyId: agency?.id, name: agency?.name, span: null };
        }),
      ),
      deadline: JSON.stringify(
        position % 2 ? { kind: 'none' } : { kind: 'date', date: '2027-03-01', origin: 'document' },
      ),
    }));
    await tx.insertInto('readingItem').values(items).execute();
    return id;
  });
}
