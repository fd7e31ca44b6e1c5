import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice } from '#accounts/store.ts';
import { listFor } from '#directives/listing/routes.ts';
import { referenceOf } from '#documents/edxml/rules.ts';
import { findReported } from '#documents/edxml/store.ts';
import { fullNumber, paddedNumber, splitNumber } from '#documents/numbering/rules.ts';
import { peekNumber, settingOf } from '#documents/numbering/store.ts';
import type { RegisteredPaper } from '#documents/registers/schema.ts';
import { lockEntry, type Registering, registerOutgoing } from '#documents/registers/store.ts';
import { DOCX } from '#documents/routes.ts';
import { buildPackage, queuePackage } from '#documents/sending/jobs.ts';
import { neededSetting } from '#documents/sending/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { issue } from '../issuing/store.ts';
import { mayReport } from './rules.ts';

const ToReport = z.object({
  packageId: z.uuid(),
  /** As it stands on the paper and in the book of what goes out: "12-BC/VPTU". */
  number: z.string().trim().min(1).max(60),
  /** The day it bears; its figures are of that day. */
  issuedOn: Day,
  signer: z.object({
    authority: z.string().trim().max(200).nullable().default(null),
    position: z.string().trim().min(1, 'Ghi chức vụ người ký.').max(200),
    name: z.string().trim().min(1, 'Ghi họ và tên người ký.').max(200),
  }),
});
type ToReport = z.infer<typeof ToReport>;

const KIND = 'BC';

/** The number that the book of what goes out has for a report of that day; why it has none. */
const next = act('edxml.keep')
  .input(z.object({ issuedOn: Day }))
  .output(z.object({ number: z.string().nullable(), why: z.string().nullable() }))
  .handler(async ({ context: { db, viewer }, input: { issuedOn } }) => {
    const { name, regime, shortName, id } = viewer.office;
    const asked = { book: 'out' as const, issuer: name, type: KIND, day: issuedOn };
    const given = await peekNumber(db, viewer, asked);
    if (!given.ok) return { number: null, why: given.message ?? null };
    const symbol = (await settingOf(db, id)).ownSymbol ?? shortName;
    const notation = regime === 'party' ? `${KIND}/${symbol}` : `${KIND}-${symbol}`;
    return { number: fullNumber(paddedNumber(given.value), notation), why: null };
  });

/** The report on a directive that came as a package goes back to whoever sent it (SteeringType 3, ResponseFor). */
const send = act('edxml.keep')
  .input(ToReport)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context: { db, viewer, files, clock }, input }) => {
    const { officeId } = sees(viewer);
    const { document, fromCode, ...found } = await reportedOn(db, viewer, input.packageId);
    if (input.issuedOn > viewer.today)
      throw problem('badInput', 'Ngày báo cáo chưa đến. Ghi lại ngày; chưa có gì được gửi.');
    const numbered = numberOf(input.number);
    const setting = await neededSetting(db, officeId);
    const paper = await reportOn(db, viewer, document.id, { ...input, ...numbered });
    const subject = `Kết quả thực hiện ${found.typeName ?? 'văn bản'} số ${document.number ?? ''}`;
    const { authority: competence, position, name: fullName } = input.signer;
    const built = await buildPackage({ clock }, setting, {
      ...{ kind: 'report', business: 'new', steering: 3, act: 'edxml.report', typeName: 'Báo cáo' },
      to: [{ id: fromCode, name: found.fromName ?? '' }],
      ...{ number: numbered.written, issuedOn: input.issuedOn, place: viewer.office.place, reason: null },
      ...{ subject, signer: { competence, position, fullName } },
      ...{ responseFor: [referenceOf({ ...found, fromCode })], replaces: [] },
      attachments: [{ name: `${paper.name}.docx`, mediaType: DOCX, bytes: paper.bytes }],
      ...{ documentId: document.id, packageId: found.id, ofSentId: null },
    });
    const id = await db.transaction().execute(async (tx) => {
      // Under the lock once more: the document may have been taken back while the package was written.
      await lockOffice(tx, officeId);
      await reportedOn(tx, viewer, input.packageId);
      await enter(tx, viewer, numbered, {
        ...{
          notation: numbered.notation,
          issuedOn: input.issuedOn,
          type: KIND,
          typeName: 'Báo cáo',
          subject,
        },
        ...{ toWhom: found.fromName, signer: fullName, signerPosition: position, movedOn: viewer.today },
        note: 'Gửi qua liên thông',
      });
      return queuePackage({ files }, tx, viewer, built);
    });
    return { id };
  });

async function reportedOn(db: Db, viewer: Viewer, packageId: string) {
  const found = await findReported(db, viewer.office.id, packageId);
  if (!found) throw problem('notFound');
  const { document, fromCode } = found;
  if (!mayReport(found) || !document || !fromCode)
    throw problem('refused', 'Chỉ báo cáo về văn bản đã phát hành ở đây. Chưa có gì được gửi.');
  return { ...found, document, fromCode };
}

/** "12-BC/VPTU" or "12/BC-VPTU", in its parts. */
function numberOf(said: string) {
  const { number, notation } = splitNumber(said);
  const [, symbol] = /^BC\s*[-/]\s*(.+)$/u.exec(notation ?? '') ?? [];
  if (!number || !notation || !symbol || !/^\d{1,7}$/.test(number))
    throw problem('badInput', 'Ghi số, ký hiệu của báo cáo như 12-BC/VPTU. Chưa có gì được gửi.');
  const value = Number(number);
  // As the paper prints it, below ten with a nought.
  return { value, notation, symbol, written: fullNumber(paddedNumber(value), notation) };
}

/** Into the book of what goes out: the next number, or one that a book on paper gave. A number is used once. */
async function enter(
  tx: Tx,
  viewer: Viewer,
  { value }: { value: number },
  paper: Partial<RegisteredPaper>,
): Promise<void> {
  const day = paper.issuedOn ?? viewer.today;
  const asked = { book: 'out' as const, issuer: viewer.office.name, type: KIND, day };
  const isNext = orThrow(await peekNumber(tx, viewer, asked)) === value;
  const how: Registering = isNext ? {} : { oldNumber: { number: value, suffix: '' }, registeredOn: day };
  const id = await registerOutgoing(tx, viewer, paper, how);
  if ((await lockEntry(tx, viewer.office.id, id))?.number !== value)
    throw problem('conflict', `Số ${value} vừa cho văn bản khác. Lấy số tiếp theo; chưa có gì được gửi.`);
}

/** The report of results of the day it bears, as it was signed, in the office's own look. */
async function reportOn(
  db: Database,
  viewer: Viewer,
  documentId: string,
  { issuedOn, signer, value, symbol }: ToReport & { value: number; symbol: string },
) {
  const scope = sees(viewer);
  const { recordedUntil } = await listFor(db, viewer, { document: documentId, asOf: issuedOn });
  const issued = await issue(db, scope, {
    ...{ kind: 'result', officeId: scope.officeId, documentId, asOf: issuedOn },
    recordedUntil: recordedUntil.toISOString(),
  });
  if (!issued)
    throw problem(
      'refused',
      'Đến ngày báo cáo văn bản chưa phát hành ở đây. Ghi lại ngày; chưa có gì được gửi.',
    );
  const paper = { ...issued.paper, number: value, symbol, date: issuedOn, signature: signer };
  return { name: issued.name, bytes: await printed(db, scope.officeId, 'result-report', paper) };
}

export const exchangeReportsRouter = { exchangeReports: { next, send } };
