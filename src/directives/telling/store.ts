import { listMembers } from '#accounts/store.ts';
import type { Recipients } from '#inbox/schema.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Told } from './rules.ts';

interface Happened {
  officeId: string;
  day: string;
  directiveId: string;
  code: string;
  title: string;
  eventId: number;
}

/** Tells whom an act concerns, in its transaction. */
export async function tellOf(tx: Tx, happened: Happened, notices: Told[]): Promise<void> {
  const { officeId, directiveId, code, eventId } = happened;
  for (const [at, { kind, title, body, ...whom }] of notices.entries())
    await tell(tx, await recipients(tx, happened, whom), {
      ...{ officeId, title, kind, key: `event:${eventId}:${at}`, link: `/nhiem-vu/${code}` },
      body: body ?? happened.title,
      subject: { kind: 'directive', id: directiveId },
    });
}

async function recipients(
  tx: Tx,
  { officeId, day }: Happened,
  { roles, agencyIds }: Pick<Told, 'roles' | 'agencyIds'>,
): Promise<Recipients> {
  if (agencyIds) return { agencyIds, roles };
  const members = await listMembers(tx, officeId, day);
  return { userIds: members.flatMap(({ role, userId }) => (roles.includes(role) ? userId : [])) };
}
