import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { keeps, meAmong, nameIn, proposes } from '../topics/routes.ts';
import { readTopics } from '../topics/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

export async function productsFor(
  db: Db,
  viewer: Viewer,
  peopleOf: shape.PeopleOfSchool,
): Promise<shape.ProductList> {
  const school = await schoolFor(db, viewer);
  const people = school.seesStaff ? await peopleOf(db, school.id) : [];
  const rows = await store.listProducts(db, school.id);
  const adds = proposes(viewer, school);
  const topics = adds ? await readTopics(db, { schoolId: school.id }) : [];
  return {
    school: { id: school.id, name: school.name, shortName: school.shortName },
    products: rows.map((row) => shown(row, people, meAmong(viewer, people))),
    people: adds ? people.map(({ id, name }) => ({ id, name })) : [],
    topics: topics.map(({ id, title }) => ({ id, title })),
    ...{ mayAdd: adds, mayKeep: keeps(viewer, school) },
  };
}

function shown(row: store.ProductRow, people: shape.SchoolPerson[], me: string | null): shape.Product {
  const { topicId, topicTitle, authors, ...product } = row;
  return {
    ...product,
    numberFault: rules.numberFault(row.kind, row.number),
    topic: topicId && topicTitle ? { id: topicId, title: topicTitle } : null,
    authors: authors.map(({ id, personId, outsideName, part, share }) => ({
      ...{ id, personId, part, share, name: nameIn(people, { personId, outsideName }) },
    })),
    shared: rules.sharedOf(authors),
    isMine: me !== null && authors.some(({ personId }) => personId === me),
  };
}

const list = (peopleOf: shape.PeopleOfSchool) =>
  act('research.read', 'GET /research-products', 'Bài báo, sách, giáo trình, báo cáo của trường')
    .input(z.object({}))
    .output(shape.ProductList)
    .handler(({ context: { db, viewer } }) => productsFor(db, viewer, peopleOf));

/** Who keeps the register writes any work down; others what they have a part in. */
const add = (peopleOf: shape.PeopleOfSchool) =>
  act('research.propose')
    .input(shape.NewProduct)
    .output(z.object({ id: z.string() }))
    .handler(({ context: { db, viewer }, input }) =>
      db.transaction().execute(async (tx) => {
        const school = await ownSchool(tx, viewer, 'school only', 'units too');
        const people = await peopleOf(tx, school.id);
        const { kind, number, madeOn, authors, topicId } = input;
        const fault = rules.authorsFault(authors) ?? rules.numberFault(kind, number);
        if (fault) throw problem('badInput', `${fault} Chưa có gì được lưu.`);
        if (madeOn && madeOn > viewer.today)
          throw problem('badInput', 'Ngày công bố chưa đến. Ghi lại ngày. Chưa có gì được lưu.');
        if (authors.some(({ personId }) => personId && !people.some(({ id }) => id === personId)))
          throw problem('notFound');
        const isMine = authors.some(({ personId }) => personId && personId === meAmong(viewer, people));
        if (!isMine && !keeps(viewer, school))
          throw problem(
            'forbidden',
            'Đồng chí ghi sản phẩm mà mình là tác giả; của người khác thì cán bộ khoa học ghi. Chưa có gì được lưu.',
          );
        if (topicId && !(await readTopics(tx, { schoolId: school.id })).some(({ id }) => id === topicId))
          throw problem('notFound');
        const by = { officeId: viewer.office.id, recordedBy: viewer.userId };
        const id = await store.insertProduct(tx, { ...by, schoolId: school.id }, input);
        await store.insertAuthors(tx, by, id, authors);
        await logAs(tx, viewer, 'research.addProduct', { kind: 'product', id });
        return { id };
      }),
    );

async function hold(tx: Tx, schoolId: string, id: string): Promise<void> {
  const found = await store.lockProduct(tx, schoolId, id);
  if (!found) throw problem('notFound');
  if (found === 'gone') throw problem('conflict', 'Sản phẩm này đã được bỏ. Chưa có gì thay đổi thêm.');
}

const remove = act('research.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      await hold(tx, school.id, id);
      await store.removeProduct(tx, id, viewer.userId);
      await logAs(tx, viewer, 'research.removeProduct', { kind: 'product', id });
      return {};
    }),
  );

/** All authors anew, with their shares: those before are taken out, with who and when. */
const setAuthors = (peopleOf: shape.PeopleOfSchool) =>
  act('research.keep')
    .input(shape.SetAuthors)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { id, authors } }) =>
      db.transaction().execute(async (tx) => {
        const school = await ownSchool(tx, viewer, 'school only');
        await hold(tx, school.id, id);
        const fault = rules.authorsFault(authors);
        if (fault) throw problem('badInput', `${fault} Chưa có gì thay đổi.`);
        const people = await peopleOf(tx, school.id);
        if (authors.some(({ personId }) => personId && !people.some((one) => one.id === personId)))
          throw problem('notFound');
        await store.removeAuthors(tx, id, viewer.userId);
        const by = { officeId: viewer.office.id, recordedBy: viewer.userId };
        await store.insertAuthors(tx, by, id, authors);
        await logAs(tx, viewer, 'research.setAuthors', { kind: 'product', id }, { authors: authors.length });
        return {};
      }),
    );

export const productsRouter = (peopleOf: shape.PeopleOfSchool) => ({
  researchProducts: { list: list(peopleOf), add: add(peopleOf), remove, setAuthors: setAuthors(peopleOf) },
});
