import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { deskOf } from '#investments/desk/store.ts';
import { itemOn } from '#investments/items/rules.ts';
import { concerns, readItems } from '#investments/items/store.ts';
import { stageLabels } from '#investments/labels.ts';
import type { Db } from '#platform/database/connection.ts';
import { linkedItems } from '../indicators/store.ts';
import type { InvestmentPicture } from '../quality/schema.ts';

/** Items that bear on indicators, concern the viewer and are not handed over, with what the rules look at. */
export async function linkedInvestments(
  db: Db,
  viewer: Viewer,
  schoolId: string,
): Promise<InvestmentPicture[]> {
  const { office, today } = viewer;
  const links = await linkedItems(db, schoolId);
  const desk = links.length > 0 ? await deskOf(db, viewer) : null;
  if (!desk) return [];
  const agencies = await listAgencies(db, office.id);
  const known = await readItems(
    db,
    schoolId,
    links.map(({ itemId }) => itemId),
  );
  return known
    .filter((one) => concerns(desk, one))
    .flatMap((one) => {
      const item = itemOn(one, today, (id) => (id === null ? null : agencyRefOf(agencies, id, today)));
      if (item.stage === 'handover') return [];
      const { id, code, name, behind, handoverOn, next, nextBy } = item;
      // A day set anew after one was missed does not silence the rule.
      const nextOn = item.lateOn ?? item.nextOn;
      return [
        {
          ...{ id, code, name, behind, handoverOn, nextOn },
          indicatorIds: links.filter(({ itemId }) => itemId === id).map(({ indicatorId }) => indicatorId),
          next: next ? stageLabels[next] : null,
          nextBy: nextBy?.name ?? null,
        },
      ];
    });
}
