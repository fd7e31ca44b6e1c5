import { formatDate } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { shareOf } from '../attendance/rules.ts';
import { statesByLearner } from '../attendance/store.ts';
import { keptClass } from '../classes/routes.ts';
import { taughtBy } from '../classes/store.ts';
import { deskOf, readSetting } from '../desk/store.ts';
import { learnersFor } from '../enrolment/routes.ts';
import type { Result } from '../enrolment/schema.ts';
import { sessionsOf } from '../sessions/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { registerColumns, registerRow } from './sheets.ts';
import * as store from './store.ts';

/** Marks, attendance and what they come to, for the learners that whoever asks may see. */
async function resultsFor(db: Db, viewer: Viewer, classId: string): Promise<shape.ResultList> {
  const { hold, row, learners } = await learnersFor(db, viewer, classId);
  const sessions = await sessionsOf(db, classId);
  const states = await statesByLearner(db, classId);
  const held = await store.inForce(db, classId);
  const { passFrom, attendanceFrom } = await readSetting(db, viewer.office.id);
  const rows = learners.map((one) => {
    const share = shareOf(sessions, states.get(one.id) ?? new Map(), viewer.today, {
      ...{ leftOn: one.leftOn, endedOn: row.endedOn },
    });
    const computed = rules.outcomeOf(one.result?.mark ?? null, share, { passFrom, attendanceFrom });
    return {
      ...{ enrolmentId: one.id, name: one.name, code: one.code, agencyName: one.agencyName },
      ...{ left: one.leftOn !== null, result: one.result, share, computed },
      verdict: rules.verdictOf(one.result, computed),
      certificateId: held.get(one.id) ?? null,
      ...{ certificateNumber: one.certificateNumber, certificateOn: one.certificateOn },
    };
  });
  return { rows, passFrom, attendanceFrom, mayKeep: hold.keeps && !row.cancelledOn };
}

const list = act('training.read', 'GET /training/classes/{classId}/results', 'Kết quả học tập của một lớp')
  .input(z.object({ classId: z.uuid() }))
  .output(shape.ResultList)
  .handler(({ context: { db, viewer }, input: { classId } }) => resultsFor(db, viewer, classId));

const save = act('trainingClass.keep')
  .input(shape.SaveResults)
  .output(z.object({ written: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { classId, results } }) =>
    db.transaction().execute(async (tx) => {
      const cls = await keptClass(tx, viewer, classId);
      if (!cls.startedOn || cls.cancelledOn)
        throw problem('conflict', 'Lớp chưa khai giảng nên chưa ghi kết quả được. Chưa có gì được lưu.');
      const known = new Map(
        (await resultsFor(tx, viewer, classId)).rows.map((row) => [row.enrolmentId, row]),
      );
      for (const { enrolmentId, result } of results) {
        const row = known.get(enrolmentId);
        if (!row) throw problem('conflict');
        refuseResult(row, result);
        await store.saveResult(
          tx,
          { officeId: viewer.office.id, byUser: viewer.userId },
          enrolmentId,
          result,
        );
      }
      const at = { kind: 'training-class', id: classId };
      await logAs(tx, viewer, 'trainingResult.save', at, { results: results.length });
      return { written: results.length };
    }),
  );

function refuseResult({ name, certificateNumber }: shape.ResultRow, { verdict, basis }: Result) {
  if (verdict && !basis)
    throw problem(
      'badInput',
      `${name}: kết quả xét bằng tay cần ghi căn cứ (quyết định, biên bản xét). Chưa có gì được lưu.`,
    );
  if (certificateNumber)
    throw problem(
      'conflict',
      `${name} đã có chứng chỉ số ${certificateNumber}. Thu hồi chứng chỉ trước khi sửa kết quả; chưa có gì được lưu.`,
    );
}

const give = act('trainingClass.keep')
  .input(shape.GiveCertificates)
  .output(z.object({ given: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { classId, on, numbers } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      const cls = await keptClass(tx, viewer, classId);
      if (!cls.endedOn || cls.cancelledOn)
        throw problem('conflict', 'Lớp chưa bế giảng nên chưa cấp chứng chỉ được. Chưa có gì được lưu.');
      if (on > viewer.today || on < cls.endedOn)
        throw problem(
          'badInput',
          `Ngày cấp phải từ ngày bế giảng ${formatDate(cls.endedOn)} đến hôm nay. Chưa có gì được lưu.`,
        );
      const known = new Map(
        (await resultsFor(tx, viewer, classId)).rows.map((row) => [row.enrolmentId, row]),
      );
      const keys = numbers.map(({ number }) => rules.numberKey(number));
      const twice = numbers.find((_, n) => keys.indexOf(keys[n] ?? '') < n);
      const taken = await store.numbersTaken(tx, officeId, keys);
      if (twice || taken.length > 0)
        throw problem(
          'conflict',
          `Số ${twice?.number ?? taken.join(', ')} đã cấp, mỗi số chỉ cấp một lần. Chưa có gì được lưu; ghi số khác.`,
        );
      for (const { enrolmentId, number } of numbers) {
        const row = known.get(enrolmentId);
        if (!row || row.left) throw problem('conflict');
        if (row.verdict !== 'passed' || row.certificateNumber)
          throw problem(
            'refused',
            `${row.name} ${row.certificateNumber ? 'đã có chứng chỉ' : 'chưa có kết quả đạt'} nên không cấp được. Chưa có gì được lưu.`,
          );
        const numberKey = rules.numberKey(number);
        await store.giveCertificate(tx, {
          ...{ officeId, enrolmentId, number, numberKey, givenOn: on, givenBy: viewer.userId },
        });
      }
      const at = { kind: 'training-class', id: classId };
      await logAs(tx, viewer, 'trainingCertificate.give', at, { certificates: numbers.length });
      return { given: numbers.length };
    }),
  );

const takeBack = act('trainingClass.keep')
  .input(z.object({ id: z.uuid(), on: Day, reason: z.string().trim().min(1, 'Ghi lý do.').max(500) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, on, reason } }) =>
    db.transaction().execute(async (tx) => {
      const found = await store.findCertificate(tx, viewer.office.id, id);
      if (!found) throw problem('notFound');
      await keptClass(tx, viewer, found.classId);
      if (found.voidOn) throw problem('conflict', 'Chứng chỉ này đã thu hồi. Chưa có gì thay đổi thêm.');
      if (on > viewer.today || on < found.givenOn)
        throw problem(
          'badInput',
          `Ngày thu hồi phải từ ngày cấp ${formatDate(found.givenOn)} đến hôm nay. Chưa có gì được lưu.`,
        );
      await store.voidCertificate(tx, found, { voidOn: on, voidReason: reason, voidBy: viewer.userId });
      await logAs(tx, viewer, 'trainingCertificate.void', { kind: 'training-certificate', id });
      return {};
    }),
  );

/** The rows of the register that concern whoever asks. */
async function registerFor(db: Db, viewer: Viewer, year?: number): Promise<shape.Register> {
  const officeId = viewer.office.id;
  const desk = await deskOf(db, viewer);
  const taught = await taughtBy(db, officeId, viewer.userId);
  const agencies = await listAgencies(db, officeId);
  const own = new Set([...desk.agencyIds, ...viewer.agencyIds]);
  const seen = (await store.registerOf(db, officeId)).filter(
    ({ classId, providerAgencyId, agencyId }) =>
      desk.seesAll ||
      desk.agencyIds.includes(providerAgencyId) ||
      taught.has(classId) ||
      (agencyId !== null && own.has(agencyId)),
  );
  const yearOf = ({ givenOn }: { givenOn: string }) => Number(givenOn.slice(0, 4));
  return {
    rows: seen
      .filter((row) => year === undefined || yearOf(row) === year)
      .map(({ providerAgencyId, agencyId: _, ...row }) => ({
        ...row,
        provider: agencyRefOf(agencies, providerAgencyId, viewer.today),
      })),
    years: [...new Set(seen.map(yearOf))].toSorted((a, b) => b - a),
  };
}

const register = act('training.read', 'GET /training/certificates', 'Sổ cấp chứng chỉ đào tạo, bồi dưỡng')
  .input(shape.RegisterAsk)
  .output(shape.Register)
  .handler(({ context: { db, viewer }, input: { year } }) => registerFor(db, viewer, year));

export const trainingResultsRouter = { trainingResults: { list, save, give, takeBack, register } };

/** The register as a file, outside the typed routes. */
export function certificateFileRoutes(parts: Parts) {
  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const { year } = shape.RegisterAsk.catch({}).parse({ year: c.req.query('year') });
    const { rows } = await registerFor(parts.db, viewer, year);
    const written = { name: 'Sổ chứng chỉ', columns: registerColumns, batches: [rows.map(registerRow)] };
    return sheetResponse(written, `Sổ cấp chứng chỉ${year ? ` ${year}` : ''}.xlsx`);
  }
  return { sheet };
}

export const certificatePaths = {
  '/training-certificates.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'trainingResults.sheet', summary: 'Sổ cấp chứng chỉ' },
        query: { year: 'Năm cấp; không ghi thì mọi năm' },
      },
      XLSX,
    ),
  },
};
