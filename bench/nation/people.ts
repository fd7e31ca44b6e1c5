import pg from 'pg';
import { createAgency } from '#accounts/agencies/store.ts';
import { createMember } from '#accounts/store.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import type { Office } from './making.ts';
import { agenciesOf } from './making.ts';

export const PASSWORD = 'mat-khau-cua-phep-do';

/** Who asks: of the office its clerk and its leader, of its first agency the contact. */
export const roles = ['clerk', 'leader', 'contact'] as const;
export const signInName = (role: string, at: number): string => `${role}_${at}`;

/** Makes the offices and, through the stores, their people. Gives the offices with their clerks. */
export async function settle(url: string, offices: Office[]): Promise<Office[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [at, { id }] of offices.entries())
    await client.query(
      `insert into office (id, name, short_name, place, regime, created_at) values ($1, $2, $3, 'Sơn Hà', 'party', $4)`,
      [id, `Văn phòng Tỉnh uỷ ${at + 1}`, `VPTU${at + 1}`, new Date(Date.UTC(2021, 0, 1, 0, at))],
    );
  await client.end();
  const db = openDatabase(url);
  const passwordHash = await hashPassword(PASSWORD);
  const settled = [];
  for (const [at, office] of offices.entries()) {
    const own = {
      name: `Văn phòng ${at + 1}`,
      shortName: `VP${at + 1}`,
      regime: 'party',
      parentId: null,
    } as const;
    const desk = await createAgency(db, office.id, { ...own, source: 'đo' });
    const first = agenciesOf(office)[0]?.id ?? desk;
    const ids = await db.transaction().execute(async (tx) => {
      const made: Record<string, string | null> = {};
      for (const role of roles)
        made[role] = await createMember(tx, {
          ...{ name: `${role} ${at}`, username: signInName(role, at), passwordHash, officeId: office.id },
          ...{ agencyId: desk, role, positionTitle: role, validFrom: '2021-01-01' },
        });
      return made;
    });
    settled.push({ ...office, userId: ids.clerk ?? '' });
    contacts.push({ userId: ids.contact ?? '', agencyId: first });
  }
  await db.destroy();
  return settled;
}

const contacts: { userId: string; agencyId: string }[] = [];

/** The contacts go to their agencies, once these are there. */
export async function placeContacts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const { userId, agencyId } of contacts.splice(0))
    await client.query('update membership set agency_id = $2 where user_id = $1', [userId, agencyId]);
  await client.end();
}
