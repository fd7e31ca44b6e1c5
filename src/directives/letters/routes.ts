import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { takeRung } from '../nudges/jobs.ts';
import { lockById, pressableIds, pressedLines, pressingOf } from '../nudges/store.ts';
import { pressingLetter } from './forms.ts';
import { SignedLetter } from './schema.ts';
import * as store from './store.ts';

const draft = act('nudge.letter', 'POST /letters', 'Lập công văn đôn đốc gửi một cơ quan')
  .input(z.object({ agencyId: z.uuid() }))
  .output(z.object({ letterId: z.string() }))
  .handler(({ context: { db, viewer }, input: { agencyId } }) =>
    db.transaction().execute((tx) => draftFor(tx, viewer, agencyId)),
  );

/** Lists all that is late or silent at the agency and was in no letter yet, once one of them has come to this rung. */
async function draftFor(tx: Tx, viewer: Viewer, agencyId: string) {
  const { office, today: day, userId } = viewer;
  const agency = (await listAgencies(tx, office.id)).find(({ id }) => id === agencyId);
  if (!agency) throw problem('notFound');
  const pressing = await pressingOf(tx, office.id, day);
  const ids = await pressableIds(tx, sees(viewer), day, pressing.settings);
  const lines = (await pressedLines(tx, sees(viewer), ids, pressing)).filter(
    (line) =>
      line.agency.id === agencyId && line.about !== 'before' && !line.nudges.some((n) => n.rung === 2),
  );
  if (!lines.some(({ due }) => due.includes(2)))
    throw problem('refused', 'Cơ quan này chưa có việc nào đến bậc công văn đôn đốc. Chưa có gì được lập.');
  const letterId = await store.insertLetter(
    tx,
    { officeId: office.id, agencyId, draftedOn: day, draftedBy: userId },
    lines.flatMap(({ directiveId, about, aboutDay, days }) =>
      about === 'before' ? [] : { directiveId, about, aboutDay, days },
    ),
  );
  if (!letterId)
    throw problem(
      'conflict',
      'Đã có một công văn gửi cơ quan này đang chờ ký. Ghi số, ngày, người ký hoặc bỏ bản đó.',
    );
  await logAs(tx, viewer, 'nudge.letter', { kind: 'nudge-letter', id: letterId }, { agencyId });
  return { letterId };
}

const record = act('nudge.letter', 'POST /letters/{letterId}/signature', 'Ghi công văn đã ký')
  .input(SignedLetter)
  .output(z.object({ rungs: z.number().int() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute((tx) => recordSigned(tx, viewer, input)),
  );

/** Signed, numbered and dated: only now the second rung is taken, on the day of the letter. */
async function recordSigned(tx: Tx, viewer: Viewer, { letterId, ...signed }: SignedLetter) {
  const { office, today, userId } = viewer;
  const found = await openDraft(tx, viewer, letterId);
  if (signed.signedOn < found.draftedOn || signed.signedOn > today)
    throw problem('badInput', 'Ngày ký từ ngày lập công văn đến hôm nay. Chưa có gì được lưu.');
  const lines = await store.linesOf(tx, letterId);
  await store.recordLetter(tx, letterId, { ...signed, recordedBy: userId });
  let rungs = 0;
  for (const line of lines.toSorted((a, b) => a.directiveId.localeCompare(b.directiveId))) {
    const { directiveId, about, aboutDay, days } = line;
    await lockById(tx, office.id, directiveId);
    const made = {
      officeId: office.id,
      directiveId,
      agencyId: found.agencyId,
      rung: 2,
      about,
      aboutDay,
      days,
    };
    if (await takeRung(tx, line, { ...made, madeOn: signed.signedOn, madeBy: userId, letterId })) rungs += 1;
  }
  await logAs(tx, viewer, 'nudge.letterSigned', { kind: 'nudge-letter', id: letterId }, { rungs });
  await tell(
    tx,
    { agencyIds: [found.agencyId], roles: ['contact', 'head'] },
    {
      ...{ officeId: office.id, key: `nudge-letter:${letterId}`, kind: 'nudge', link: '/viec-cua-toi' },
      title: `Công văn đôn đốc số ${signed.number}: ${lines.length} nhiệm vụ`,
      body: lines.map(({ code }) => code).join(', '),
      subject: null,
    },
  );
  return { rungs };
}

async function openDraft(tx: Tx, { office }: Viewer, letterId: string) {
  const draft = await store.lockDraft(tx, office.id, letterId);
  if (!draft) throw problem('notFound');
  if (draft.recordedAt) throw problem('conflict', 'Công văn này đã được ghi số, ngày và người ký.');
  if (draft.droppedAt) throw problem('conflict', 'Bản công văn này đã được bỏ. Lập công văn khác nếu cần.');
  return draft;
}

const drop = act('nudge.letter', 'POST /letters/{letterId}/drop', 'Bỏ công văn chưa ký')
  .input(z.object({ letterId: z.uuid() }))
  .output(z.object({ letterId: z.string() }))
  .handler(({ context: { db, viewer }, input: { letterId } }) =>
    db.transaction().execute(async (tx) => {
      await openDraft(tx, viewer, letterId);
      await store.dropLetter(tx, letterId);
      await logAs(tx, viewer, 'nudge.letterDropped', { kind: 'nudge-letter', id: letterId });
      return { letterId };
    }),
  );

export const lettersRouter = { letters: { draft, record, drop } };

/** The letter as a paper to be signed: bytes, outside the typed routes. */
export const letterPaths = {
  '/letters/{letterId}': {
    get: sendsFile(
      {
        ...{ tag: 'letters', id: 'letters.file', summary: 'Công văn đôn đốc dạng DOCX' },
        path: { letterId: 'Công văn' },
      },
      DOCX,
    ),
  },
};

export function letterFileRoutes(parts: Parts) {
  async function letter(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'nudge.read');
    const id = z.uuid().safeParse(c.req.param('letterId'));
    const { office } = viewer;
    const found = id.success ? await store.findLetter(parts.db, office.id, id.data) : null;
    if (!found) throw problem('notFound');
    const agencies = await listAgencies(parts.db, office.id);
    const { draftedOn, agencyId } = found;
    const { name, shortName } = agencyRefOf(agencies, agencyId, draftedOn);
    const lines = await store.linesOf(parts.db, found.id);
    const paper = pressingLetter({ office, agency: name, draftedOn, lines });
    const file = `cong-van-don-doc-${shortName.replace(/[^\p{L}\p{N}]+/gu, '-')}-${draftedOn}.docx`;
    return sendFile(await printed(parts.db, viewer.office.id, 'pressing-letter', paper), file, DOCX);
  }
  return { letter };
}
