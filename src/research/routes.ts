import type { Context as HonoContext } from 'hono';
import { findAgency } from '#accounts/agencies/store.ts';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
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
import { TopicsAddress } from './topics/schema.ts';
import { topicColumns, writtenTopic } from './topics/sheets.ts';
import { schoolsWithTopics } from './topics/store.ts';

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

const query = { nam: 'Năm của sổ', cap: 'Cấp: school, province, ministry', loai: 'Loại', tim: 'Chữ cần tìm' };

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
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await asking(c);
    const school = await schoolFor(parts.db, viewer);
    const { regime } = await findAgency(parts.db, school.id);
    const asked = TopicsAddress.parse(c.req.query());
    const rows = narrowed((await listFor(parts.db, viewer, peopleOf)).topics, asked);
    const { office, today } = viewer;
    const document = topicsPaper({
      school,
      regime,
      place: office.place,
      today,
      year: asked.nam ?? null,
      rows,
    });
    return sendFile(
      await printed(parts.db, viewer.office.id, 'topics-list', document),
      `Danh mục đề tài ${asked.nam ?? today}.docx`,
      DOCX,
    );
  }
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
