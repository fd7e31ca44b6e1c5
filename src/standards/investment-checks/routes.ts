import { z } from 'zod';
import { schoolOf } from '#accounts/schools/store.ts';
import { act } from '#accounts/session/routes.ts';
import { deskFor } from '#investments/desk/routes.ts';
import { concerns, readItems } from '#investments/items/store.ts';
import { problem } from '#platform/http/problems.ts';
import { linkedItems } from '../indicators/store.ts';
import { readPicture } from '../quality/store.ts';
import { investmentRules } from './rules.ts';
import { ItemStandards } from './schema.ts';

/** The indicators that an item bears on, for whoever sees both the item and the way to the standard. */
const get = act('investment.read')
  .input(z.object({ itemId: z.uuid() }))
  .output(ItemStandards)
  .handler(async ({ context: { db, viewer }, input: { itemId } }) => {
    const desk = await deskFor(db, viewer);
    const [item] = await readItems(db, desk.school.id, [itemId]);
    if (!item || !concerns(desk, item)) throw problem('notFound');
    const school = await schoolOf(db, viewer);
    const own = (await linkedItems(db, desk.school.id)).filter((one) => one.itemId === itemId);
    const picture = school && own.length > 0 ? await readPicture(db, viewer, school) : null;
    if (!picture) return { indicators: [], alarms: [] };
    const ids = own.map(({ indicatorId }) => indicatorId);
    const one = { ...picture, investments: picture.investments.filter(({ id }) => id === itemId) };
    return {
      indicators: picture.set.indicators
        .filter(({ id }) => ids.includes(id))
        .map(({ id, code, name }) => ({
          ...{ id, code, name },
          roadmapOn: picture.roadmap.find(({ indicatorId }) => indicatorId === id)?.plannedOn ?? null,
        })),
      alarms: investmentRules.flatMap(({ key, name, severity, check }) =>
        check(one).map(({ id, says, todo }) => ({
          ...{ key: `${key}:${id}`, rule: name, severity, says: `${says} ${todo}` },
        })),
      ),
    };
  });

export const investmentChecksRouter = { investmentChecks: { get } };
