import type { Context as HonoContext } from 'hono';
import { findAgency } from '#accounts/agencies/store.ts';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { permitted } from '#accounts/session/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { loadExampleResearch } from './example/store.ts';
import { productsFor, productsRouter } from './products/routes.ts';
import { narrowedProducts } from './products/rules.ts';
import { type PeopleOfSchool, ProductsAddress } from './products/schema.ts';
import { productColumns, writtenProduct } from './products/sheets.ts';
import { stepsRouter } from './steps/routes.ts';
import { topicsPaper } from './topics/forms.ts';
import { listFor, topicsRouter } from './topics/routes.ts';
import { narrowed } from './topics/rules.ts';
import { TopicsAddress, TopicsAsk } from './topics/schema.ts';
import { topicColumns, writtenTopic } from './topics/sheets.ts';
import { researchRows, schoolsWithTopics } from './topics/store.ts';

const loadExample = (peopleOf: PeopleOfSchool) =>
  exampleRoute({
    ...{ act: 'research.keep', logged: 'research.example' },
    isBegun: async (tx, viewer) => (await schoolsWithTopics(tx, viewer.office.id)).length > 0,
    load: async (tx, viewer) => {
      const school = await schoolFor(tx, viewer);
      await loadExampleResearch(tx, { officeId: viewer.office.id, schoolId: school.id }, peopleOf);
    },
  });

/** All typed routes of the room; who works at the school, the room of the staff says. */
export const researchRouter = (peopleOf: PeopleOfSchool) => ({
  ...topicsRouter(peopleOf),
  ...stepsRouter(peopleOf),
  ...productsRouter(peopleOf),
  researchExample: { load: loadExample(peopleOf) },
});

const query = {
  ...paperPoint,
  nam: 'Năm của sổ',
  cap: 'Cấp: school, province, ministry',
  loai: 'Loại',
  tim: 'Chữ cần tìm',
};

/** Topics carry when they were recorded; names of people and the title of the school's fields are today's. */
const topicsReport = (peopleOf: PeopleOfSchool) =>
  roomReport({
    ...{ kind: 'topics', asked: TopicsAsk, act: 'research.read', form: 'topics-list' },
    ...{ tables: researchRows, isPersonal: true },
    async make(tx, viewer, asked) {
      const school = await schoolFor(tx, viewer);
      const { regime } = await findAgency(tx, school.id);
      const only = asked.only?.split(' ');
      const rows = narrowed((await listFor(tx, viewer, peopleOf)).topics, asked).filter(
        ({ id }) => only === undefined || only.includes(id),
      );
      const paper = topicsPaper({ school, regime, place: viewer.office.place, asked, rows });
      return { paper, name: `Danh mục đề tài ${asked.nam ?? asked.asOf}` };
    },
  });

/** The papers of the room, each of which can be made again. */
export const researchReports = (peopleOf: PeopleOfSchool) => [topicsReport(peopleOf)];

/** Those that carry bytes. */
export function researchFiles(parts: Parts, peopleOf: PeopleOfSchool): FileRoute[] {
  const asking = (c: HonoContext) => permitted({ ...parts, headers: c.req.raw.headers }, 'research.read');

  async function topics(c: HonoContext): Promise<Response> {
    const list = await listFor(parts.db, await asking(c), peopleOf);
    const rows = narrowed(list.topics, TopicsAddress.parse(c.req.query())).map(writtenTopic);
    return sheetResponse(
      { name: 'Nghiên cứu', columns: topicColumns, batches: [rows] },
      `Sổ nghiên cứu ${list.day}.xlsx`,
    );
  }
  const report = topicsReport(peopleOf);
  const paper = (c: HonoContext) =>
    sendReport(parts, c, report, async (viewer) => {
      const asked = TopicsAddress.parse(c.req.query());
      if (!asked.tim) return asked;
      const found = narrowed((await listFor(parts.db, viewer, peopleOf)).topics, asked);
      return { ...asked, only: found.map(({ id }) => id).join(' ') };
    });
  async function products(c: HonoContext): Promise<Response> {
    const viewer = await asking(c);
    const all = (await productsFor(parts.db, viewer, peopleOf)).products;
    const rows = narrowedProducts(all, ProductsAddress.parse(c.req.query())).map(writtenProduct);
    return sheetResponse(
      { name: 'Sản phẩm', columns: productColumns, batches: [rows] },
      `Sản phẩm nghiên cứu ${viewer.today}.xlsx`,
    );
  }

  return [
    {
      ...{ method: 'get', path: '/research-topics.xlsx', handle: topics },
      described: sendsFile({ tag: 'research', id: 'research.sheet', summary: 'Sổ nghiên cứu', query }, XLSX),
    },
    {
      ...{ method: 'get', path: '/research-topics.docx', handle: paper },
      described: sendsFile(
        { tag: 'research', id: 'research.paper', summary: 'Danh mục đề tài', query },
        DOCX,
      ),
    },
    {
      ...{ method: 'get', path: '/research-products.xlsx', handle: products },
      described: sendsFile(
        {
          tag: 'research',
          id: 'research.products',
          summary: 'Sổ sản phẩm nghiên cứu',
          query: { nam: 'Năm' },
        },
        XLSX,
      ),
    },
  ];
}
