import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { followed } from '#directives/findings/routes.ts';
import { findDirective, summariesOf } from '#directives/store.ts';
import { documentNumbered, documentsNamed } from '#documents/store.ts';
import { itemsFor } from '#investments/items/routes.ts';
import { itemByCode } from '#investments/items/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { evaluateAll, factNames, openRows } from '../evaluating/facts.ts';
import { stateOf } from '../evidence/rules.ts';
import { evidenceOf } from '../evidence/store.ts';
import { ownersOf } from '../owners/store.ts';
import { standing } from '../rounds/rules.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
import type { Indicator } from '../schema.ts';
import { readSet, setOfIndicator } from '../sets/store.ts';
import type { Evaluated, Naming } from '../verdicts/schema.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act('standard.read', 'GET /indicators/{id}', 'Một chỉ tiêu và mọi thứ liên quan')
  .input(shape.IndicatorAsk)
  .output(shape.IndicatorView)
  .handler(async ({ context: { db, viewer }, input: { id, roundId } }) => {
    const school = await schoolFor(db, viewer);
    const { set, indicator } = await found(db, viewer, id);
    const rounds = (await listRounds(db, school.id)).filter(({ setId }) => setId === set.id);
    const round = rounds.find((one) => one.id === roundId) ?? null;
    const level = (round ?? rounds[0])?.level ?? set.levels[0] ?? 1;
    const day = round?.asOf ?? viewer.today;
    const naming = { names: factNames, isPractice: set.isPractice };
    const passages = await passagesOf(db, viewer, rounds, indicator, naming);
    const computed = await figureOn(db, viewer, school, { round, indicator, level, day, naming });
    const ownerId = (await ownersOf(db, school.id, set.id)).get(id)?.agencyId ?? null;
    const criterion = set.criteria.find(({ number }) => number === indicator.criterion);
    return {
      school,
      set: { id: set.id, name: set.name, basis: set.basis, isPractice: set.isPractice },
      criterion: criterion ?? { number: indicator.criterion, name: '' },
      indicator,
      owner: ownerId ? agencyRefOf(await listAgencies(db, viewer.office.id), ownerId, viewer.today) : null,
      ...{ day, level, computed, passages },
      facts: factLines(computed?.facts ?? {}, school),
      evidence: await evidenceFor(db, school.id, id, viewer.today),
      linked: await linkedOf(db, viewer, school.id, id),
      mayLink: may(viewer, 'roadmap.keep') && school.relation !== 'partner',
    };
  });

async function found(db: Db, viewer: Viewer, id: string) {
  const of = await setOfIndicator(db, viewer.office.id, id);
  const set = of && (await readSet(db, viewer.office.id, of.setId));
  const indicator = set ? set.indicators.find((one) => one.id === id) : undefined;
  if (!set || !indicator) throw problem('notFound');
  return { set, indicator };
}

interface Figure {
  round: Round | null;
  indicator: Indicator;
  level: number;
  day: string;
  naming: Naming;
}

/** Of a closed round the figure that it has kept, else the one that the rooms give for that day. */
async function figureOn(
  db: Db,
  viewer: Viewer,
  school: School,
  { round, indicator, level, day, naming }: Figure,
): Promise<Evaluated | null> {
  if (round?.closedAt) {
    const kept = await assessedOf(db, viewer.office.id, round);
    const own = kept.find((one) => one.indicator.id === indicator.id);
    return own ? standing(own, naming).computed : null;
  }
  const ask = { officeId: viewer.office.id, schoolId: school.id, day };
  const given = await evaluateAll(db, ask, [indicator], level, naming.isPractice);
  return given.get(indicator.id) ?? null;
}

/** Whoever may not open the rows behind a figure sees how many there are. */
function factLines(facts: Evaluated['facts'], school: School): shape.FactLine[] {
  return Object.entries(facts).map(([name, fact]) => {
    const offered = factNames.get(name);
    return {
      name,
      label: offered?.label ?? name,
      unit: offered?.unit ?? null,
      explains: offered?.explains ?? '',
      ...openRows(name, fact, school),
    };
  });
}

async function passagesOf(
  db: Db,
  viewer: Viewer,
  rounds: Round[],
  indicator: Indicator,
  naming: Naming,
): Promise<shape.Passage[]> {
  const passages: shape.Passage[] = [];
  for (const round of rounds) {
    const all = await assessedOf(db, viewer.office.id, round);
    const own = all.find((one) => one.indicator.id === indicator.id);
    if (!own) continue;
    const { computed } = standing(own, naming);
    const { result, value, valueFrom, valueSource, threshold, reason, note } = own;
    passages.push({
      ...{ roundId: round.id, name: round.name, asOf: round.asOf, level: round.level },
      isClosed: round.closedAt !== null,
      ...{ result, value, valueFrom, valueSource, threshold, reason, note },
      numerator: computed?.numerator ?? null,
      denominator: computed?.denominator ?? null,
    });
  }
  return passages;
}

async function evidenceFor(db: Db, schoolId: string, indicatorId: string, today: string) {
  const all = await evidenceOf(db, schoolId);
  return all
    .filter(({ indicatorIds }) => indicatorIds.includes(indicatorId))
    .map((one) => ({ id: one.id, code: one.code, title: one.title, state: stateOf(one, today) }));
}

/** What bears on the indicator, as far as whoever asks sees it. */
async function linkedOf(db: Db, viewer: Viewer, schoolId: string, id: string): Promise<shape.Linked[]> {
  const links = await store.linksOf(db, schoolId, id);
  if (links.length === 0) return [];
  const scope = sees(viewer);
  const directiveIds = links.flatMap(({ directiveId }) => directiveId ?? []);
  const directives = await summariesOf(db, scope, directiveIds, viewer.today);
  const documents = await documentsNamed(
    db,
    scope,
    links.flatMap(({ documentId }) => documentId ?? []),
  );
  const findingIds = links.flatMap(({ findingId }) => findingId ?? []);
  const findings =
    findingIds.length > 0 ? await followed(db, viewer, { ids: findingIds, asOf: viewer.today }) : [];
  const items = links.some(({ investmentItemId }) => investmentItemId)
    ? (await itemsFor(db, viewer, {})).items
    : [];
  return links.flatMap((link) => {
    const directive = directives.find((one) => one.id === link.directiveId) ?? null;
    const paper = documents.find((one) => one.id === link.documentId);
    const document = paper ? { id: paper.id, number: paper.number, subject: paper.subject ?? '' } : null;
    const finding = findings.find((one) => one.id === link.findingId) ?? null;
    const investment = items.find((one) => one.id === link.investmentItemId) ?? null;
    return directive || document || finding || investment
      ? [{ id: link.id, directive, document, finding, investment }]
      : [];
  });
}

const link = act(
  'roadmap.keep',
  'POST /indicators/{indicatorId}/links',
  'Gắn nhiệm vụ hoặc văn bản với chỉ tiêu',
)
  .input(shape.NewLink)
  .output(z.object({ linkId: z.string() }))
  .handler(({ context: { db, viewer }, input: { indicatorId, code } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await found(tx, viewer, indicatorId);
      const what = await namedBy(tx, viewer, code);
      const row = { schoolId: school.id, indicatorId, ...what, addedBy: viewer.userId };
      const linkId = await store.insertLink(tx, row);
      if (!linkId) throw problem('conflict', `${code} đã gắn với chỉ tiêu này. Chưa có gì thay đổi thêm.`);
      await logAs(tx, viewer, 'indicator.link', { kind: 'indicator', id: indicatorId }, { link: linkId });
      return { linkId };
    }),
  );

/** The directive of a code, or the document of a number, as offices write it: with or without spaces. */
async function namedBy(db: Db, viewer: Viewer, code: string) {
  const scope = sees(viewer);
  const directive = await findDirective(db, scope, code.toUpperCase(), viewer.today);
  if (directive) return { directiveId: directive.summary.id, documentId: null };
  const documentId = await documentNumbered(db, scope, code);
  if (documentId) return { directiveId: null, documentId };
  const investmentItemId = await itemByCode(db, viewer.office.id, code);
  if (investmentItemId) return { directiveId: null, documentId: null, investmentItemId };
  throw problem(
    'badInput',
    `Không có nhiệm vụ mã ${code}, văn bản số ${code} hay hạng mục đầu tư mã ${code} mà đồng chí xem được. Chưa có gì được gắn.`,
  );
}

const unlink = act('roadmap.keep', 'DELETE /indicators/{indicatorId}/links/{linkId}', 'Thôi gắn với chỉ tiêu')
  .input(shape.LinkRef)
  .output(z.object({ removed: z.literal(true) }))
  .handler(({ context: { db, viewer }, input: { indicatorId, linkId } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await found(tx, viewer, indicatorId);
      if (!(await store.removeLink(tx, school.id, linkId, viewer.userId)))
        throw problem('conflict', 'Mục này không còn gắn với chỉ tiêu. Tải lại trang để xem bản mới.');
      await logAs(tx, viewer, 'indicator.unlink', { kind: 'indicator', id: indicatorId }, { link: linkId });
      return { removed: true as const };
    }),
  );

export const indicatorsRouter = { indicators: { get, link, unlink } };
