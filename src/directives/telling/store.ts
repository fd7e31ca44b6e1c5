import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Told } from './rules.ts';

interface Happened {
  officeId: string;
  directiveId: string;
  code: string;
  title: string;
  eventId: number;
}

/** Tells whom an act concerns, in its transaction. */
export async function tellOf(tx: Tx, happened: Happened, notices: Told[]): Promise<void> {
  const { officeId, directiveId, code, eventId } = happened;
  for (const [at, { kind, title, body, roles, agencyIds }] of notices.entries())
    await tell(
      tx,
      { roles, agencyIds },
      {
        ...{ officeId, title, kind, key: `event:${eventId}:${at}`, link: `/nhiem-vu/${code}` },
        body: body ?? happened.title,
        subject: { kind: 'directive', id: directiveId },
      },
    );
}
