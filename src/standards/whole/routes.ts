import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { permitted } from '#accounts/session/routes.ts';
import { pointAsked } from '#directives/known/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import type { MadeReport, ProvenReport } from '#platform/reports.ts';
import { readRoadmap } from '../gaps/store.ts';
import { schemePaper } from '../schemes/forms.ts';
import { schemeInForce } from '../schemes/store.ts';
import { readSet } from '../sets/store.ts';
import { TEMPLATE, wholePaper } from './forms.ts';
import { Asked, SchemeQuery, WholeQuery } from './schema.ts';
import { readWhole } from './store.ts';

async function makeWhole(db: Database, asked: Asked): Promise<MadeReport | null> {
  const whole = await readWhole(db, asked);
  return whole && { paper: wholePaper(whole, asked), name: `bao-cao-toan-dien-de-an-${asked.asOf}` };
}

/** The report of the whole scheme, as it is made again to be checked. */
export const wholeReports: ProvenReport<Asked>[] = [
  { kind: 'scheme', template: TEMPLATE, asked: Asked, make: makeWhole },
];

const WRONG = 'Đường dẫn không đúng. Tải văn bản từ trang Lộ trình.';

/** Both papers name rows of every room: they are for the school and the office that follows it up. */
async function schoolOf({ db }: Parts, viewer: Viewer) {
  const school = await schoolFor(db, viewer);
  if (school.relation === 'partner')
    throw problem(
      'forbidden',
      'Báo cáo toàn diện và đề án nêu số liệu gốc của trường nên chỉ trường và Văn phòng tải được.',
    );
  return school;
}

function readQuery<Q>(shape: z.ZodType<Q>, c: HonoContext): Q {
  const query = shape.safeParse(c.req.query());
  if (!query.success) throw problem('badInput', WRONG);
  return query.data;
}

const issuer = 'school: Trường ban hành; office: Văn phòng';

/** The scheme as a paper, and the report of the whole of it. */
export function wholeFiles(parts: Parts): FileRoute[] {
  const { db } = parts;
  const asking = (c: HonoContext) => permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');

  async function report(c: HonoContext): Promise<Response> {
    const viewer = await asking(c);
    const query = readQuery(WholeQuery, c);
    const school = await schoolOf(parts, viewer);
    const point = await pointAsked(db, viewer, c.req.query());
    const made = await makeWhole(db, {
      ...{ kind: 'scheme', officeId: viewer.office.id, schoolId: school.id, issuer: query.issuer },
      ...point,
    });
    if (!made) throw problem('notFound');
    return sendFile(
      await printed(db, viewer.office.id, 'scheme-report', made.paper),
      `${made.name}.docx`,
      DOCX,
    );
  }

  async function scheme(c: HonoContext): Promise<Response> {
    const viewer = await asking(c);
    const query = readQuery(SchemeQuery, c);
    const school = await schoolOf(parts, viewer);
    const roadmap = await readRoadmap(db, viewer, school, query.setId);
    const set = roadmap && (await readSet(db, viewer.office.id, roadmap.set.id));
    const whole = await readWhole(db, {
      ...{ kind: 'scheme', officeId: viewer.office.id, schoolId: school.id, issuer: query.issuer },
      ...{ asOf: viewer.today, recordedUntil: new Date().toISOString() },
    });
    if (!roadmap || !set || !whole) throw problem('notFound', 'Chưa có bộ chỉ tiêu nào để lập đề án.');
    const paper = schemePaper({
      ...{ issuer: query.issuer, office: viewer.office, day: viewer.today, roadmap, set },
      school: await findAgency(db, school.id),
      scheme: (await schemeInForce(db, school.id)) ?? null,
      sections: whole.sections,
    });
    return sendFile(
      await printed(db, viewer.office.id, 'scheme', paper),
      `du-thao-de-an-${viewer.today}.docx`,
      DOCX,
    );
  }

  return [
    {
      ...{ method: 'get', path: '/standards/whole-report.docx', handle: report },
      described: sendsFile(
        {
          ...{ tag: 'reports', id: 'scheme.report', summary: 'Báo cáo toàn diện thực hiện Đề án' },
          query: { asOf: 'Số liệu đến ngày, năm-tháng-ngày', issuer },
        },
        DOCX,
      ),
    },
    {
      ...{ method: 'get', path: '/standards/scheme.docx', handle: scheme },
      described: sendsFile(
        {
          ...{ tag: 'reports', id: 'scheme.paper', summary: 'Dự thảo Đề án, điền sẵn số liệu đã có' },
          query: { setId: 'Bộ chỉ tiêu; bỏ trống: bộ đang dùng', issuer },
        },
        DOCX,
      ),
    },
  ];
}
