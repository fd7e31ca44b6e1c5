import { listAgencies } from '#accounts/agencies/store.ts';
import { agencyNamer } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import { monthsOf } from '../allocating/rules.ts';
import { deskOf } from '../desk/store.ts';
import { classesOfLines, findPlan, linesOf } from '../lines/store.ts';
import { OfYear } from '../needs/schema.ts';
import { sentNeedsOf } from '../needs/store.ts';
import { programmesOfYear } from '../programmes/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';

const list = act('training.read', 'GET /training/conflicts', 'Chỗ chưa khớp trong nhu cầu và kế hoạch năm')
  .input(OfYear)
  .output(shape.Conflicts)
  .handler(async ({ context: { db, viewer }, input: { year } }) => {
    // Names of learners stand in it: only those who make the plan see them.
    if (!(await deskOf(db, viewer)).seesAll) return { year, conflicts: [], matrix: [] };
    const facts = await factsOf(db, viewer, year);
    return {
      year,
      conflicts: rules.conflictsIn(facts).map(({ needIds, lineIds, ...found }) => ({
        ...found,
        links: [
          ...facts.needs
            .filter(({ id }) => needIds.includes(id))
            .map(({ agencyId, agencyName }) => ({
              ...{
                label: `Nhu cầu của ${agencyName}`,
                href: `/dao-tao/nhu-cau?nam=${year}&coQuan=${agencyId}`,
              },
            })),
          ...facts.lines
            .filter(({ id }) => lineIds.includes(id))
            .map(({ id, heads, audience }) => ({
              ...{ label: `Dòng ${heads} người, ${audience}`, href: `/dao-tao/gop?nam=${year}&dong=${id}` },
            })),
        ],
      })),
      matrix: rules.matrixOf(facts.needs, facts.lines),
    };
  });

/** Needs sent, lines and where their classes stand, and what the catalogue says of the programmes. */
async function factsOf(db: Db, viewer: Viewer, year: number) {
  const officeId = viewer.office.id;
  const nameOf = agencyNamer(await listAgencies(db, officeId), viewer.today);
  const plan = await findPlan(db, officeId, year);
  const classes = plan ? await classesOfLines(db, plan.id) : [];
  const lines = plan ? await linesOf(db, plan.id) : [];
  const catalogue = await programmesOfYear(db, officeId, year);
  return {
    needs: await sentNeedsOf(db, officeId, year, viewer.today),
    lines: lines.map(({ needs: _, ...line }) => ({
      ...line,
      classes: classes
        .filter(({ lineId }) => lineId === line.id)
        .map((one) => ({ ...one, provider: one.providerAgencyId && nameOf(one.providerAgencyId) })),
    })),
    limits: new Map(
      catalogue.map(({ key, name, data }) => [
        key,
        { name, sizeFrom: data.sizeFrom, yearlyLimit: data.yearlyLimit, monthsLong: monthsOf(data) },
      ]),
    ),
  };
}

export const trainingConflictsRouter = { trainingConflicts: { list } };
