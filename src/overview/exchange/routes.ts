import type { Reference } from '@dondoc/edxml';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { listFor } from '#directives/listing/routes.ts';
import type { PackageDetail } from '#documents/edxml/schema.ts';
import { findPackage } from '#documents/edxml/store.ts';
import { DOCX } from '#documents/routes.ts';
import { queuePackage } from '#documents/sending/jobs.ts';
import { neededSetting } from '#documents/sending/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Database } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { issue } from '../issuing/store.ts';

const ToReport = z.object({
  packageId: z.uuid(),
  /** As the book of what goes out gave it: "12-BC/VPTU". */
  number: z.string().trim().min(1).max(60),
  issuedOn: Day,
});

/** The report on a directive that came as a package goes back to whoever sent it (SteeringType 3, ResponseFor). */
const send = act('edxml.keep')
  .input(ToReport)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context: { db, viewer, files, clock }, input }) => {
    const found = await findPackage(db, viewer.office.id, input.packageId, viewer.today);
    if (!found) throw problem('notFound');
    if (found.state !== 'accepted' || found.document?.state !== 'published' || !found.fromCode)
      throw problem(
        'refused',
        'Chỉ báo cáo về văn bản đã tiếp nhận và đã phát hành ở đây. Chưa có gì được gửi.',
      );
    const paper = await reportOn(db, viewer, found.document.id);
    const id = await db.transaction().execute(async (tx) =>
      queuePackage({ files, clock }, tx, viewer, await neededSetting(tx, viewer.office.id), {
        ...{ kind: 'report', business: 'new', steering: 3, act: 'edxml.report', typeName: 'Báo cáo' },
        to: [{ id: found.fromCode ?? '', name: found.fromName ?? '' }],
        ...{ number: input.number, issuedOn: input.issuedOn, place: viewer.office.place, reason: null },
        subject: `Kết quả thực hiện ${found.typeName ?? 'văn bản'} số ${found.document?.number ?? ''}`,
        signer: { competence: null, position: null, fullName: null },
        ...{ responseFor: [referenceOf(found)], replaces: [] },
        attachments: [{ name: `${paper.name}.docx`, mediaType: DOCX, bytes: paper.bytes }],
        ...{ documentId: found.document?.id ?? null, packageId: found.id, ofSentId: null },
      }),
    );
    return { id };
  });

const referenceOf = (found: PackageDetail): Reference => ({
  organisationId: found.fromCode ?? '',
  code: { number: found.codeNumber ?? '', notation: found.codeNotation ?? '' },
  ...{ promulgatedOn: found.issuedOn, documentId: found.documentKey },
});

/** The report of results as it stands now, in the office's own look. */
async function reportOn(db: Database, viewer: Viewer, documentId: string) {
  const scope = sees(viewer);
  const asOf = viewer.today;
  const { recordedUntil } = await listFor(db, viewer, { document: documentId, asOf });
  const issued = await issue(db, scope, {
    ...{ kind: 'result', officeId: scope.officeId, documentId, asOf },
    recordedUntil: recordedUntil.toISOString(),
  });
  if (!issued) throw problem('notFound');
  const bytes = await printed(db, scope.officeId, 'result-report', issued.paper);
  return { name: issued.name, bytes };
}

export const exchangeReportsRouter = { exchangeReports: { send } };
