import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import { keepingDesk, wholeDesk } from '../desk/routes.ts';
import { dayAsked } from '../items/routes.ts';
import { itemsOn, readItems } from '../items/store.ts';
import { recordOn } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('investment.read', 'GET /facilities', 'Cơ sở vật chất của trường: hiện có và nhu cầu')
  .input(z.object({ asOf: Day.optional() }))
  .output(shape.FacilitiesView)
  .handler(async ({ context: { db, viewer }, input: { asOf } }) => {
    const desk = await wholeDesk(db, viewer);
    const day = dayAsked(viewer, asOf);
    const items = await itemsOn(db, desk.school.id, day);
    const known = await store.facilitiesOf(db, desk.school.id, day);
    return {
      ...{ day, mayKeep: desk.mayKeep },
      facilities: known.flatMap(({ id, records }) => {
        const now = recordOn(records, day);
        const history = records.filter(({ onDay }) => onDay <= day).toReversed();
        const own = items.filter(({ facility }) => facility?.id === id);
        return now
          ? [
              {
                id,
                now,
                history,
                items: own.map(({ id: itemId, code, name }) => ({ id: itemId, code, name })),
              },
            ]
          : [];
      }),
    };
  });

const record = act('investment.keep')
  .input(shape.NewRecord)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, ...said } }) =>
    db.transaction().execute(async (tx) => {
      const desk = await keepingDesk(tx, viewer);
      if (said.onDay > viewer.today)
        throw problem(
          'badInput',
          `Ngày ${formatDate(said.onDay)} chưa đến. Chưa có gì được lưu. Ghi ngày đã kiểm kê.`,
        );
      const place = { officeId: viewer.office.id, schoolId: desk.school.id, madeBy: viewer.userId };
      if (id && !(await store.lockFacility(tx, desk.school.id, id))) throw problem('notFound');
      const facilityId = id ?? (await store.insertFacility(tx, place));
      await store.insertRecord(tx, facilityId, said, viewer.userId);
      await logAs(tx, viewer, id ? 'facility.change' : 'facility.add', { kind: 'facility', id: facilityId });
      return { id: facilityId };
    }),
  );

const remove = act('investment.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const desk = await keepingDesk(tx, viewer);
      if (!(await store.lockFacility(tx, desk.school.id, id))) throw problem('notFound');
      const items = await readItems(tx, desk.school.id);
      const serving = items.filter(({ facility }) => facility?.id === id).map(({ code }) => code);
      if (serving.length > 0)
        throw problem(
          'refused',
          `Hạng mục ${serving.join(', ')} đầu tư cho cơ sở này nên không bỏ được. Chưa có gì thay đổi. Sửa hạng mục trước.`,
        );
      await store.removeFacility(tx, id, viewer.userId, viewer.today);
      await logAs(tx, viewer, 'facility.remove', { kind: 'facility', id });
      return {};
    }),
  );

export const facilitiesRouter = { facilities: { list, record, remove } };
