import { z } from 'zod';
import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { speaksForSchool } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { lookAt } from '../listing/routes.ts';
import { answersForAny } from '../owners/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const Id = z.object({ id: z.uuid() });

const get = act('standard.read', 'GET /standards/evidence/{id}', 'Một minh chứng với các bản tệp')
  .input(Id)
  .output(shape.EvidenceDetail)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const school = await schoolFor(db, viewer);
    const evidence = await store.findEvidence(db, school.id, id);
    if (!evidence) throw problem('notFound');
    const { set, judge } = await lookAt(db, viewer, school);
    const { expires: _, ...judged } = judge(evidence);
    const { revisions, appraisedBy } = evidence;
    const names = await store.namesOf(db, [...revisions.map(({ addedBy }) => addedBy), appraisedBy]);
    const nameOf = (userId: string | null) => names.get(userId ?? '') ?? null;
    return {
      ...evidence,
      ...judged,
      appraisedByName: nameOf(appraisedBy),
      revisions: revisions.map((one) => ({ ...one, by: nameOf(one.addedBy) })),
      indicators: await store.ownIndicators(db, viewer.office.id, evidence.indicatorIds),
      events: await store.listEvents(db, id),
      set: set && rules.shortSet(set),
      mayKeep: may(viewer, 'evidence.keep') && school.relation !== 'partner',
      appraisalRefused: appraisalRefusal(viewer, evidence, await store.editorsOf(db, id)),
    };
  });

/** Why this person may not appraise what stands there; null where they may (design rule 8). */
function appraisalRefusal(
  viewer: Viewer,
  evidence: shape.Evidence,
  editors: (string | null)[],
): string | null {
  if (!may(viewer, 'evidence.appraise'))
    return 'Thủ trưởng, người thẩm định hoặc chuyên viên Văn phòng thẩm định minh chứng.';
  const maker = evidence.revisions.at(-1)?.addedBy ?? evidence.addedBy;
  if (!mayTakeHand(viewer, 'evidence', 'approver', [maker, ...editors]))
    return 'Đồng chí đã đưa bản này lên, hoặc đã sửa, nên người khác thẩm định.';
  if (evidence.revisions.length === 0 && !evidence.paperPlace)
    return 'Minh chứng chưa có tệp, chưa ghi nơi lưu bản giấy nên chưa thẩm định được.';
  return rules.isAppraised(evidence) ? 'Bản này đã được thẩm định.' : null;
}

const add = act('evidence.keep', 'POST /standards/evidence', 'Thêm minh chứng')
  .input(shape.NewEvidence)
  .output(Id.extend({ code: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too', 'units too');
      await lockOffice(tx, viewer.office.id);
      const { fileId, evenSo, indicatorIds, code: asked, ...said } = input;
      refuseDays(said);
      const code = await freeCode(tx, school.id, asked);
      const by = { officeId: viewer.office.id, schoolId: school.id, addedBy: viewer.userId };
      const file = fileId ? await freshFile(tx, viewer, school, fileId, evenSo) : null;
      const id = await store.insertEvidence(tx, { ...said, ...by, code });
      await store.insertEvents(tx, [{ evidenceId: id, kind: 'added', madeBy: viewer.userId }]);
      if (file) await hang(tx, viewer, { evidenceId: id, number: 1, file, note: null });
      await link(tx, viewer, [id], indicatorIds);
      await logAs(tx, viewer, 'evidence.add', { kind: 'evidence', id }, file ? { sha256: file.sha256 } : {});
      return { id, code };
    }),
  );

function refuseDays(said: Partial<shape.Said>): void {
  const fault = rules.faultOfDays(said);
  if (fault) throw problem('badInput', fault);
}

async function freeCode(tx: Tx, schoolId: string, asked: string | undefined): Promise<string> {
  const taken = await store.codesOf(tx, schoolId);
  if (!asked) return rules.nextCode(taken);
  // A dossier is unpacked on Windows, where names that differ in case only are one.
  if (taken.some((one) => one.toLowerCase() === asked.toLowerCase()))
    throw problem('conflict', `Mã ${asked} đã có minh chứng khác dùng. Chưa có gì được lưu. Chọn mã khác.`);
  return asked;
}

/** The viewer's own upload; bytes that lie here already are named with where they lie. */
async function freshFile(tx: Tx, viewer: Viewer, { id: schoolId }: School, fileId: string, evenSo = false) {
  const file = await store.findUpload(tx, viewer.office.id, fileId, viewer.userId);
  if (!file) throw problem('notFound', 'Không tìm thấy tệp vừa gửi. Chưa có gì được lưu. Gửi lại tệp.');
  const same = evenSo ? undefined : await store.sameFile(tx, schoolId, file.sha256);
  if (same) {
    const words = `Tệp này đã có ở ${same.code} «${same.title}». Chưa có gì được lưu. Gắn minh chứng đó vào chỉ tiêu, hoặc xác nhận vẫn lưu thêm.`;
    throw problem('conflict', words, { sameAs: same });
  }
  return file;
}

interface Hung {
  evidenceId: string;
  number: number;
  file: Awaited<ReturnType<typeof freshFile>>;
  note: string | null;
}

async function hang(tx: Tx, viewer: Viewer, { evidenceId, number, file, note }: Hung): Promise<void> {
  const { id: fileId, name: fileName, size, sha256 } = file;
  await store.insertRevision(tx, {
    ...{ evidenceId, number, fileId, fileName, size: Number(size), sha256, note },
    addedBy: viewer.userId,
  });
  const event = { evidenceId, kind: 'revised' as const, data: { revision: number } };
  await store.insertEvents(tx, [{ ...event, madeBy: viewer.userId }]);
}

/** Links every piece to every indicator; those that are linked already stay as they are. */
async function link(tx: Tx, viewer: Viewer, evidenceIds: string[], indicatorIds: string[]): Promise<number> {
  const own = await store.ownIndicators(tx, viewer.office.id, indicatorIds);
  if (own.length < new Set(indicatorIds).size)
    throw problem('notFound', 'Có chỉ tiêu không còn trong bộ. Chưa có gì được lưu. Tải lại trang.');
  const addedBy = viewer.userId;
  const rows = evidenceIds.flatMap((evidenceId) =>
    own.map(({ id: indicatorId }) => ({ evidenceId, indicatorId, addedBy })),
  );
  const made = await store.insertLinks(tx, rows);
  const events = made.map(({ evidenceId, indicatorId }) => ({
    ...{ evidenceId, kind: 'linked' as const, data: { indicatorId }, madeBy: viewer.userId },
  }));
  await store.insertEvents(tx, events);
  return made.length;
}

/** Locks one piece of the viewer's school, or refuses. */
async function lock(tx: Tx, viewer: Viewer, id: string, whose: 'any' | 'own' = 'own') {
  const school = await ownSchool(tx, viewer, 'office too', 'units too');
  if (!(await store.lockEvidence(tx, school.id, id))) throw problem('notFound');
  const evidence = await store.findEvidence(tx, school.id, id);
  if (!evidence) throw problem('notFound');
  if (whose === 'own') await refuseForeign(tx, viewer, school, evidence);
  return { school, evidence };
}

/** Lecturers, and contact and head of a unit, change what they brought or what bears on an indicator of their unit. */
async function refuseForeign(tx: Tx, viewer: Viewer, school: School, evidence: shape.Evidence) {
  const isWhole = speaksForSchool(viewer, school) && viewer.role !== 'lecturer';
  if (school.relation === 'office' || isWhole || evidence.addedBy === viewer.userId) return;
  if (await answersForAny(tx, school.id, evidence.indicatorIds, viewer.agencyIds)) return;
  throw problem(
    'forbidden',
    `${evidence.code} do người khác thêm, cho chỉ tiêu không do đơn vị của đồng chí phụ trách. Chưa có gì được thay đổi.`,
  );
}

const edit = act('evidence.keep', 'PATCH /standards/evidence/{id}', 'Sửa lời của minh chứng')
  .input(Id.extend({ patch: shape.Edit }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, patch } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { school, evidence } = await lock(tx, viewer, id);
      const changed = Object.entries(patch).filter(
        ([key, value]) => value !== undefined && evidence[key as keyof typeof patch] !== value,
      );
      if (changed.length === 0) return {};
      const values: shape.Edit = Object.fromEntries(changed);
      refuseDays({ ...evidence, ...values });
      if (values.code && values.code.toLowerCase() !== evidence.code.toLowerCase())
        await freeCode(tx, school.id, values.code);
      const before = Object.fromEntries(changed.map(([key]) => [key, evidence[key as keyof typeof patch]]));
      await store.updateEvidence(tx, id, values);
      // What was appraised is not what stands there now.
      const endsAppraisal = evidence.appraisedOn !== null && rules.changesSubstance(Object.keys(values));
      if (endsAppraisal) await store.clearAppraised(tx, id);
      const event = {
        evidenceId: id,
        kind: 'edited' as const,
        data: { before, ...(endsAppraisal ? { endsAppraisal } : {}) },
      };
      await store.insertEvents(tx, [{ ...event, madeBy: viewer.userId }]);
      const detail = { fields: Object.keys(values).join(',') };
      await logAs(tx, viewer, 'evidence.edit', { kind: 'evidence', id }, detail);
      return {};
    }),
  );

const revise = act('evidence.keep', 'POST /standards/evidence/{id}/revisions', 'Thêm bản tệp mới')
  .input(shape.NewRevision)
  .output(z.object({ revision: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { id, fileId, note = null, evenSo } }) =>
    db.transaction().execute(async (tx) => {
      const { school, evidence } = await lock(tx, viewer, id);
      const file = await freshFile(tx, viewer, school, fileId, evenSo);
      const number = rules.lastRevision(evidence) + 1;
      await hang(tx, viewer, { evidenceId: id, number, file, note });
      const detail = { revision: number, sha256: file.sha256 };
      await logAs(tx, viewer, 'evidence.revise', { kind: 'evidence', id }, detail);
      return { revision: number };
    }),
  );

const Many = z.array(z.uuid()).min(1).max(100);

const linkMany = act('evidence.keep', 'POST /standards/evidence/links', 'Gắn minh chứng vào chỉ tiêu')
  .input(z.object({ evidenceIds: Many, indicatorIds: Many }))
  .output(z.object({ made: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { evidenceIds, indicatorIds } }) =>
    db.transaction().execute(async (tx) => {
      // In one order, so that two who link the same pieces do not wait for each other.
      for (const id of [...evidenceIds].sort()) await lock(tx, viewer, id, 'any');
      const made = await link(tx, viewer, evidenceIds, indicatorIds);
      for (const id of evidenceIds) await logAs(tx, viewer, 'evidence.link', { kind: 'evidence', id });
      return { made };
    }),
  );

const unlink = act('evidence.keep')
  .input(Id.extend({ indicatorId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, indicatorId } }) =>
    db.transaction().execute(async (tx) => {
      await lock(tx, viewer, id);
      if (!(await store.removeLink(tx, id, indicatorId))) throw problem('conflict');
      const event = { evidenceId: id, kind: 'unlinked' as const, data: { indicatorId } };
      await store.insertEvents(tx, [{ ...event, madeBy: viewer.userId }]);
      await logAs(tx, viewer, 'evidence.unlink', { kind: 'evidence', id }, { indicatorId });
      return {};
    }),
  );

const appraise = act('evidence.appraise', 'POST /standards/evidence/{id}/appraisal', 'Thẩm định minh chứng')
  .input(Id.extend({ revision: z.number().int().min(0) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, revision } }) =>
    db.transaction().execute(async (tx) => {
      const school = await schoolFor(tx, viewer);
      if (!(await store.lockEvidence(tx, school.id, id))) throw problem('notFound');
      const evidence = await store.findEvidence(tx, school.id, id);
      if (!evidence) throw problem('notFound');
      if (rules.lastRevision(evidence) !== revision)
        throw problem('conflict', 'Minh chứng vừa có bản tệp mới. Tải lại trang, xem bản mới rồi thẩm định.');
      const refused = appraisalRefusal(viewer, evidence, await store.editorsOf(tx, id));
      if (refused) throw problem('conflict', `${refused} Chưa có gì được thay đổi.`);
      await store.setAppraised(tx, id, { userId: viewer.userId, day: viewer.today, revision });
      const event = { evidenceId: id, kind: 'appraised' as const, data: { revision } };
      await store.insertEvents(tx, [{ ...event, madeBy: viewer.userId }]);
      await logAs(tx, viewer, 'evidence.appraise', { kind: 'evidence', id }, { revision });
      return {};
    }),
  );

const remove = act('evidence.keep', 'DELETE /standards/evidence/{id}', 'Đưa minh chứng ra khỏi hồ sơ')
  .input(Id)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await lock(tx, viewer, id);
      await store.takeOut(tx, id, viewer.userId);
      await store.insertEvents(tx, [{ evidenceId: id, kind: 'removed', madeBy: viewer.userId }]);
      await logAs(tx, viewer, 'evidence.remove', { kind: 'evidence', id });
      return {};
    }),
  );

export const evidenceRouter = {
  evidence: { get, add, edit, revise, link: linkMany, unlink, appraise, remove },
};
