import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { Indicator, IndicatorSet } from '../schema.ts';
import { setFor } from '../sets/routes.ts';
import { differenceOf, pairsByCode, suggestPairs } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act(
  'standard.read',
  'GET /indicator-sets/{fromId}/mapping/{toId}',
  'Chỉ tiêu nào ứng với chỉ tiêu nào',
)
  .input(shape.Between)
  .output(shape.MappingView)
  .handler(async ({ context: { db, viewer }, input: { fromId, toId } }) => {
    const school = await schoolFor(db, viewer);
    const [from, to] = [await setFor(db, viewer, fromId), await setFor(db, viewer, toId)];
    const confirmed = await store.pairsBetween(db, fromId, toId);
    const results = await store.lastResults(db, school.id, fromId);
    const mapped = new Set(confirmed.map((pair) => pair.toId));
    const settled = new Set(confirmed.map((pair) => pair.fromId));
    const free = to.indicators.filter(({ id }) => !mapped.has(id));
    const suggested = suggestPairs(
      from.indicators.filter(({ id }) => !settled.has(id)),
      free,
    );
    const later = new Map(to.indicators.map((one) => [one.id, one]));
    return {
      ...{ from: setRef(from), to: setRef(to) },
      lines: from.indicators.map((one) => ({
        from: refOf(one),
        confirmed: confirmed.flatMap((pair) =>
          pair.fromId === one.id
            ? [later.get(pair.toId)].flatMap((found) => (found ? [refOf(found)] : []))
            : [],
        ),
        suggested: likely(suggested.get(one.id)),
        lastResult: results.get(one.id) ?? null,
      })),
      unmatched: free.map(refOf),
      choices: to.indicators.map(refOf),
      diff: differenceOf(from.indicators, to.indicators, pairsFor(from, to, confirmed)),
      mayKeep: may(viewer, 'indicatorSet.keep') && school.relation !== 'partner',
    };
  });

const refOf = ({ id, code, name }: Indicator) => ({ id, code, name });
const setRef = ({ id, name, version, key }: IndicatorSet) => ({ id, name, version, key });
const likely = (found?: { to: Indicator; likeness: number }) =>
  found ? { ...refOf(found.to), likeness: found.likeness } : null;

/** Of one regulation the code says it, except where a person has; of two only a person. */
function pairsFor(from: IndicatorSet, to: IndicatorSet, confirmed: { fromId: string; toId: string }[]) {
  if (from.key !== to.key) return confirmed;
  const said = new Set(confirmed.flatMap(({ fromId, toId }) => [fromId, toId]));
  const byCode = pairsByCode(from.indicators, to.indicators);
  return [...confirmed, ...byCode.filter(({ fromId, toId }) => !said.has(fromId) && !said.has(toId))];
}

const confirm = act('indicatorSet.keep')
  .input(shape.Pairs)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await checkedPairs(tx, viewer, input);
      await store.insertPairs(tx, viewer.userId, input.pairs);
      const subject = { kind: 'indicator-set', id: input.toSetId };
      await logAs(tx, viewer, 'indicatorSet.map', subject, { pairs: input.pairs.length });
      return {};
    }),
  );

const remove = act('indicatorSet.keep')
  .input(shape.Pairs)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await checkedPairs(tx, viewer, input);
      await store.removePairs(tx, viewer.userId, input.pairs);
      const subject = { kind: 'indicator-set', id: input.toSetId };
      await logAs(tx, viewer, 'indicatorSet.unmap', subject, { pairs: input.pairs.length });
      return {};
    }),
  );

/** All of them lead from the one set of this office into the other. */
async function checkedPairs(tx: Tx, viewer: Viewer, { fromSetId, toSetId, pairs }: shape.Pairs) {
  await ownSchool(tx, viewer, 'office too');
  await lockOffice(tx, viewer.office.id);
  const idsOf = async (id: string) => new Set((await setFor(tx, viewer, id)).indicators.map((one) => one.id));
  const [former, later] = [await idsOf(fromSetId), await idsOf(toSetId)];
  if (!pairs.every(({ fromId, toId }) => former.has(fromId) && later.has(toId))) throw problem('notFound');
}

export const mappingRouter = { mapping: { get, confirm, remove } };
