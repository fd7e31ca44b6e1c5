import { formatDate } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool } from '#accounts/schools/routes.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, type WrittenCell } from '#platform/sheets/write.ts';
import { listLooks, personOf } from '#staff/people/store.ts';
import { readPeople } from '#staff/store.ts';
import { subjectLabels, tableLabel } from './labels.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

export const catalogue = async (): Promise<shape.DataCatalogue> =>
  shape.DataCatalogue.parse(await readData('personal-data'));

/** Whose data this person answers for: accounts are the administrator's, the school's people the school's. */
export const kindsOf = ({ role }: Pick<Viewer, 'role'>): shape.Subject['kind'][] =>
  role === 'administrator' || role === 'leader'
    ? ['user']
    : role === 'staffOfficer' || role === 'head'
      ? ['staff', 'learner']
      : [];

/** The person, where they are among those whom the viewer answers for. */
export async function findSubject(
  db: Db,
  viewer: Viewer,
  { kind, id }: shape.Subject,
): Promise<shape.Person> {
  const isTheirs = kindsOf(viewer).includes(kind);
  const [person] =
    kind === 'user'
      ? await store.usersOf(db, viewer.office.id, id)
      : isTheirs
        ? await ofSchool(db, viewer, kind, id)
        : [];
  if (!person) throw problem('notFound');
  if (!isTheirs)
    throw problem(
      'refused',
      'Dữ liệu của tài khoản do quản trị viên hoặc lãnh đạo cơ quan trả lời. Chưa có gì thay đổi.',
    );
  return { kind, id, name: person.name, note: person.note };
}

async function ofSchool(db: Db, viewer: Viewer, kind: 'staff' | 'learner', id: string) {
  const school = await ownSchool(db, viewer, 'school only');
  return kind === 'staff' ? store.staffOf(db, school.id, id) : store.learnersOf(db, school.id, { id });
}

interface Section {
  table: string;
  label: string;
  rows: Record<string, unknown>[];
}

/** All that the house has of a person, table by table; and how often they are named elsewhere. */
async function sectionsOf(
  db: Db,
  subject: shape.Subject,
): Promise<{ sections: Section[]; named: Section['rows'] }> {
  const known = await catalogue();
  const sections: Section[] = [];
  for (const { table, key } of rules.steps[subject.kind]) {
    const rows = await store.rowsOf(db, table, key, subject.id);
    if (rows.length === 0) continue;
    const shown = rows.map((row) => Object.fromEntries(rules.shown(known, table, row)));
    sections.push({ table, label: tableLabel(table), rows: shown });
  }
  const own = new Set(rules.steps[subject.kind].map(({ table }) => table));
  const named = (await store.countNaming(db, subject)).filter(({ table }) => !own.has(table));
  return { sections, named };
}

/** The person's own: the account, and where the school has tied them to it, their record there. */
async function ownData(db: Db, viewer: Viewer) {
  const account = await sectionsOf(db, { kind: 'user', id: viewer.userId });
  const found = await personOf(db, viewer.office.id, viewer.userId);
  const person = found && (await readPeople(db, found.schoolId)).find(({ id }) => id === found.id);
  if (!person) return { account, staff: null, school: null };
  const { code, name, records } = person;
  return {
    account,
    staff: {
      ...{ code, name, looks: await listLooks(db, person.id) },
      records: records.map(({ kind, from, to, data, basis }) => ({ kind, from, to, data, basis })),
    },
    school: await sectionsOf(db, { kind: 'staff', id: person.id }),
  };
}

const columns = [
  { heading: 'Phần', kind: 'text', width: 26 },
  { heading: 'Mục', kind: 'text', width: 34 },
  { heading: 'Dòng', kind: 'number', width: 8 },
  { heading: 'Nội dung', kind: 'text', width: 28 },
  { heading: 'Giá trị', kind: 'text', width: 70 },
] as const;

type Part = Awaited<ReturnType<typeof sectionsOf>>;

/** One line a value: readable without a program, and nothing left out. */
const cellsOf = (part: string, { sections, named }: Part): WrittenCell[][] => [
  ...sections.flatMap(({ label, rows }) =>
    rows.flatMap((row, n) =>
      Object.entries(row).map(([name, value]): WrittenCell[] => [
        ...[part, label, n + 1, name],
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  ),
  ...named.map(({ table, rows }): WrittenCell[] => [
    part,
    'Có tên trong',
    null,
    tableLabel(String(table)),
    `${rows} dòng`,
  ]),
];

function asJson(whole: object, day: string): Response {
  return new Response(JSON.stringify(whole, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="du-lieu-ca-nhan-${day}.json"`,
      'x-content-type-options': 'nosniff',
    },
  });
}

const asSheet = (batches: WrittenCell[][][], day: string): Response =>
  sheetResponse(
    { name: 'Dữ liệu cá nhân', columns, batches },
    `Dữ liệu cá nhân ${formatDate(day).replaceAll('/', '-')}.xlsx`,
  );

/** Those that carry bytes (Luật 91/2025/QH15: whoever the data are of may have them). */
export function personalFiles(parts: Parts): FileRoute[] {
  const { db } = parts;
  const log = (viewer: Viewer, name: string, { kind, id }: shape.Subject) =>
    db.transaction().execute((tx) => logAs(tx, viewer, name, { kind, id }));

  async function mine(c: HonoContext, as: 'json' | 'xlsx'): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'privacy.own');
    await log(viewer, 'privacy.ownExport', { kind: 'user', id: viewer.userId });
    const whole = await ownData(db, viewer);
    if (as === 'json') return asJson({ exportedOn: viewer.today, ...whole }, viewer.today);
    const school = whole.school ? cellsOf(subjectLabels.staff, whole.school) : [];
    return asSheet([cellsOf(subjectLabels.user, whole.account), school], viewer.today);
  }

  async function theirs(c: HonoContext, as: 'json' | 'xlsx'): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'privacy.export');
    const asked = shape.Subject.safeParse({ kind: c.req.param('kind'), id: c.req.param('id') });
    if (!asked.success) throw problem('notFound');
    const { name } = await findSubject(db, viewer, asked.data);
    await log(viewer, 'privacy.export', asked.data);
    const whole = await sectionsOf(db, asked.data);
    if (as === 'json') return asJson({ exportedOn: viewer.today, name, ...whole }, viewer.today);
    return asSheet([cellsOf(subjectLabels[asked.data.kind], whole)], viewer.today);
  }

  const at = (path: string, handle: FileRoute['handle']): FileRoute => ({
    method: 'get',
    path,
    handle,
    described: null,
  });
  return [
    at('/my-record.json', (c) => mine(c, 'json')),
    at('/my-record.xlsx', (c) => mine(c, 'xlsx')),
    at('/personal-data/:kind/:id/data.json', (c) => theirs(c, 'json')),
    at('/personal-data/:kind/:id/data.xlsx', (c) => theirs(c, 'xlsx')),
  ];
}

const saveSetting = act('privacy.set')
  .input(shape.PrivacySetting)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      if (input.firstNoticeHours > input.reportHours)
        throw problem(
          'badInput',
          'Hạn thông báo ban đầu phải không dài hơn hạn thông báo đầy đủ. Chưa có gì được lưu.',
        );
      await store.saveSetting(tx, viewer.office.id, viewer.userId, input);
      await logAs(tx, viewer, 'privacy.set', { kind: 'office', id: viewer.office.id });
      return {};
    }),
  );

export const personalRouter = { personal: { saveSetting } };
