import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { queryFor, readQuery } from '../components/filter-address.ts';
import { keptOf } from './rules.ts';
import { MOST_VIEWS, NewView, Renaming, SavedView } from './schema.ts';
import * as store from './store.ts';

// Which lists a person keeps at hand is nobody else's business and changes nothing that is counted, so none of it is logged.
const list = act('view.save')
  .output(z.array(SavedView))
  .handler(({ context: { db, viewer } }) => store.listViews(db, viewer.userId));

const save = act('view.save')
  .input(NewView)
  .output(SavedView)
  .handler(async ({ context: { db, viewer }, input: { name, address } }) => {
    const own = await store.listViews(db, viewer.userId);
    if (own.length >= MOST_VIEWS && !own.some((view) => view.name === name)) {
      throw problem(
        'conflict',
        `Đồng chí đã lưu ${MOST_VIEWS} cách xem. Chưa lưu thêm; xoá bớt một cách xem rồi lưu lại.`,
      );
    }
    const query = queryFor(keptOf(readQuery(address)));
    return store.saveView(db, { officeId: viewer.office.id, userId: viewer.userId, name, address: query });
  });

const rename = act('view.save')
  .input(Renaming)
  .output(SavedView)
  .handler(async ({ context: { db, viewer }, input: { id, name } }) => {
    const own = await store.listViews(db, viewer.userId);
    if (own.some((view) => view.name === name && view.id !== id))
      throw problem('conflict', `Đã có cách xem tên «${name}». Tên cũ được giữ; đặt tên khác.`);
    const view = await store.renameView(db, { userId: viewer.userId, id, name });
    if (!view) throw problem('notFound');
    return view;
  });

/** Gives what was removed, so that it can be saved again. */
const remove = act('view.save')
  .input(z.object({ id: z.uuid() }))
  .output(SavedView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const view = await store.removeView(db, viewer.userId, id);
    if (!view) throw problem('notFound');
    return view;
  });

export const viewsRouter = { views: { list, save, rename, remove } };
