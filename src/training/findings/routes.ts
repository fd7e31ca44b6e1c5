import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { pastFault } from '#directives/due-words/rules.ts';
import { layPlanned } from '#directives/planning/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { closedWaves, resultsOf } from '../indices/store.ts';
import { originWords, placesIn } from './rules.ts';
import { NewFinding } from './schema.ts';
import * as store from './store.ts';

const nothing = 'Chưa có gì được giao.';

/** A figure of a closed wave, or a comment in it, becomes a directive whose origin it is. */
const direct = act('survey.direct')
  .input(NewFinding)
  .output(z.object({ code: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { waveId, place, text, dueOn, product } = input;
      const { wave, found } = await figureOf(tx, viewer, input);
      const past = dueOn ? pastFault(dueOn, viewer.today) : null;
      if (past) throw problem('badInput', `${past} ${nothing}`);
      const lead = await leadOf(tx, viewer, input.leadId);
      const directive = await layPlanned(tx, viewer, {
        planTitle: originWords(wave, found, wave.instrument.scale.to),
        ...{ number: null, link: `/dao-tao/khao-sat/ket-qua/${waveId}` },
        ...{ text, product, dueOn, dueOrigin: 'office' },
        actors: [{ role: 'lead', agencyId: input.leadId, name: lead }],
      });
      const id = await store.insertFinding(tx, {
        ...{ officeId: viewer.office.id, waveId, place, figure: found?.figure ?? null },
        ...{ directiveId: directive.id, madeBy: viewer.userId, madeOn: viewer.today },
      });
      await logAs(tx, viewer, 'survey.direct', { kind: 'survey-finding', id }, { code: directive.code });
      return { code: directive.code };
    }),
  );

/** The wave and the figure, as they stand; what has become a directive once does not a second time. */
async function figureOf(db: Db, viewer: Viewer, { waveId, place }: NewFinding) {
  const wave = (await closedWaves(db, viewer.office.id)).find(({ id }) => id === waveId);
  if (!wave) throw problem('notFound', `Không có đợt khảo sát đã đóng này. ${nothing}`);
  if (place === null) return { wave, found: null };
  const [result] = await resultsOf(db, [wave]);
  const found = result && placesIn(result.indices).find((one) => one.place === place);
  if (!found?.figure)
    throw problem('notFound', `Chỉ số này không có hoặc dưới số phiếu được hiện. ${nothing}`);
  const before = (await store.findingsOf(db, waveId)).find((one) => one.place === place);
  if (before)
    throw problem('conflict', `Chỉ số này đã thành nhiệm vụ ${before.code}. ${nothing} Mở nhiệm vụ ấy.`);
  return { wave, found };
}

/** Nothing is laid on a unit: the agency it stands in answers. */
async function leadOf(db: Db, viewer: Viewer, id: string): Promise<string> {
  const agency = (await listAgencies(db, viewer.office.id)).find((one) => one.id === id);
  if (!agency || agency.isUnit)
    throw problem('notFound', `Cơ quan chủ trì không có trong danh bạ. ${nothing} Chọn lại.`);
  return nameOn(agency, viewer.today).name;
}

export const findingsRouter = { findings: { direct } };
