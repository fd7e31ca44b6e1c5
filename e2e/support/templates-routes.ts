import { insertTemplate } from '#documents/templates/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officePeople = 'clerk leader inspector';

/** For each route of the room, the roles that may call it. */
export const templatesCases: Record<string, string> = {
  'templates.list': officePeople,
  'templates.putInForce': 'clerk',
};

/** Those that carry bytes. */
export const templatesFileCases: Record<string, string> = {
  'POST /api/templates/result-report': 'clerk',
  'GET /api/templates/result-report/starter.docx': officePeople,
  'GET /api/templates/result-report/preview.docx': officePeople,
  'GET /api/template-versions/00000000-0000-4000-8000-000000000000/original.docx': officePeople,
};

export const templatesTargets: Record<string, Target> = {
  'templates.putInForce': {
    input: ({ templateId }) => ({ form: 'result-report', regime: 'party', templateId }),
    within: 'office',
  },
};

export const templatesUntargeted: Record<string, unknown> = { 'templates.list': undefined };

/** Only things of one's own; the test beside each says what the role may not. */
export const templatesMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function templatesThings(
  db: Database,
  officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  const templateId = await db.transaction().execute((tx) =>
    insertTemplate(tx, {
      ...{
        officeId,
        form: 'result-report',
        regime: 'party',
        name: 'mau.docx',
        sha256: '0'.repeat(64),
        warnings: [],
      },
      ...{ bytes: new Uint8Array([0x50, 0x4b]), createdBy: null },
    }),
  );
  return { templateId };
}
