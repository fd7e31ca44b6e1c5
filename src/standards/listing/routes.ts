import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { renewalWords } from '../evidence/labels.ts';
import * as rules from '../evidence/rules.ts';
import * as shape from '../evidence/schema.ts';
import { evidenceOf, ownIndicators } from '../evidence/store.ts';
import { evidenceSheet } from './sheets.ts';
import * as store from './store.ts';

const PER_PAGE = 50;

/** Evidence of the school with its states, and against what they were judged. */
export async function lookAt(db: Db, viewer: Viewer, school: Pick<School, 'id'>) {
  const { set, openAsOf } = await store.setGatheredFor(db, viewer.office.id, school.id);
  const soonDays = await store.expiringDays(db, school.id);
  const windows = set?.indicators.map(
    ({ id, windowYears }) => [id, rules.windowOf(windowYears, openAsOf ?? viewer.today)] as const,
  );
  const asking = openAsOf && windows ? { asOf: openAsOf, windows: new Map(windows) } : null;
  const judge = (evidence: shape.Evidence) => {
    const horizon = rules.horizonFor(evidence, asking, soonDays);
    return {
      state: rules.stateOf(evidence, viewer.today, horizon),
      why: renewalWords(evidence, viewer.today, horizon),
      expires: rules.expiryOf(evidence, viewer.today, horizon) !== null,
    };
  };
  return { set, soonDays, judge };
}

/** All lines of a filter, with what the whole of the list counts. */
export async function linesFor(db: Db, viewer: Viewer, school: School, filter: shape.EvidenceFilter) {
  const { set, soonDays, judge } = await lookAt(db, viewer, school);
  const all = await evidenceOf(db, school.id);
  const refs = await indicatorsOf(db, viewer, all);
  const judged = all.map((evidence) => ({
    ...evidence,
    ...judge(evidence),
    indicators: evidence.indicatorIds.flatMap((id) => refs.get(id) ?? []),
  }));
  const linked = new Set(all.flatMap(({ indicatorIds }) => indicatorIds));
  return {
    set,
    soonDays,
    judged,
    found: judged.filter((line) => rules.isFound(line, filter)),
    without: (set?.indicators ?? []).flatMap(({ id }) => (linked.has(id) ? [] : [id])),
  };
}

async function indicatorsOf(db: Db, viewer: Viewer, evidence: shape.Evidence[]) {
  const ids = [...new Set(evidence.flatMap(({ indicatorIds }) => indicatorIds))];
  const rows = await ownIndicators(db, viewer.office.id, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

const list = act('standard.read', 'GET /standards/evidence', 'Minh chứng của trường, theo mã')
  .input(shape.EvidenceQuery)
  .output(shape.EvidenceList)
  .handler(async ({ context: { db, viewer }, input: { page = 1, ...filter } }) => {
    const school = await schoolFor(db, viewer);
    const { set, soonDays, judged, found, without } = await linesFor(db, viewer, school, filter);
    const count = (state: shape.EvidenceState) => judged.filter((line) => line.state === state).length;
    const lines = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    return {
      set: set && rules.shortSet(set),
      lines: lines.map((line) => ({ ...line, revisions: line.revisions.length })),
      total: found.length,
      all: judged.length,
      states: {
        ...{ missing: count('missing'), present: count('present') },
        ...{ stale: count('stale'), appraised: count('appraised') },
      },
      expiring: judged.filter(({ expires }) => expires).length,
      without,
      expiringDays: soonDays,
      mayKeep: may(viewer, 'evidence.keep') && school.relation !== 'partner',
      maySetExpiring: may(viewer, 'indicatorSet.keep') && school.relation !== 'partner',
      ...{ page, perPage: PER_PAGE },
    };
  });

const setExpiring = act('indicatorSet.keep')
  .input(z.object({ days: z.number().int().min(0).max(730) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { days } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      const of = { officeId: viewer.office.id, schoolId: school.id, setBy: viewer.userId };
      await store.setExpiringDays(tx, of, days);
      await logAs(tx, viewer, 'evidence.setExpiring', { kind: 'agency', id: school.id }, { days });
      return {};
    }),
  );

export const evidenceListRouter = { evidenceList: { get: list, setExpiring } };

export const evidenceListPaths = {
  '/standards/evidence.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'standards', id: 'evidence.sheet', summary: 'Danh mục minh chứng dạng XLSX' },
        query: {
          ...{ q: 'Từ cần tìm', state: 'missing, present, stale, appraised', criterion: 'Số của tiêu chí' },
          ...{ indicator: 'Chỉ tiêu', expiring: 'yes: sắp hoặc đã hết hiệu lực' },
        },
      },
      XLSX,
    ),
  },
};

/** The list as a sheet, narrowed as the page is. */
export function evidenceListRoutes(parts: Parts) {
  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    const filter = shape.EvidenceFilter.safeParse(c.req.query());
    if (!filter.success) throw problem('badInput');
    const school = await schoolFor(parts.db, viewer);
    const { found } = await linesFor(parts.db, viewer, school, filter.data);
    return sheetResponse(evidenceSheet(found), `danh-muc-minh-chung-${viewer.today}.xlsx`);
  }
  return { sheet };
}
