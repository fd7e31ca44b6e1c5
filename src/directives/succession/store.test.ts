import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAgency } from '#accounts/agencies/store.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { DirectiveList } from '../listing/schema.ts';
import { layDown } from '../publishing/store.ts';
import type { WorkToAssign } from './schema.ts';

let office: TestOffice;
let officeId: string;
let actorId: string;
beforeAll(async () => {
  office = await startTestOffice();
  const { viewer } = (await office.call('clerk', 'session.current', undefined)).json;
  officeId = viewer.office.id;
  actorId = viewer.userId;
});
afterAll(() => office.stop());

const list = async (asOf?: string): Promise<DirectiveList> =>
  (await office.call('clerk', 'directives.list', { size: 500, asOf })).json;

const roles = ['lead', 'coordinate', 'appraise', 'submitTo'] as const;
const anyTree = fc.array(
  fc.record({
    actors: fc.array(fc.record({ role: fc.constantFrom(...roles), at: fc.nat(5) }), {
      minLength: 1,
      maxLength: 4,
    }),
    dueIn: fc.option(fc.integer({ min: -5, max: 30 })),
  }),
  { minLength: 1, maxLength: 6 },
);
const anyMoves = fc.array(
  fc.record({
    kind: fc.constantFrom('merge', 'split', 'abolish', 'transfer'),
    at: fc.nat(5),
    other: fc.nat(5),
    stays: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

let n = 0;
let day = 20;
const today = () => `2024-01-${day}`;

/** Directives laid on six agencies of their own. Gives the agencies' ids. */
async function lay(
  tree: { actors: { role: string; at: number }[]; dueIn: number | null }[],
): Promise<string[]> {
  n += 1;
  return office.db.transaction().execute(async (tx) => {
    const ids: string[] = [];
    for (let at = 0; at < 6; at++) {
      const name = `Cơ quan thử ${n}.${at}`;
      const body = {
        name,
        shortName: `T${n}.${at}`,
        regime: 'state',
        parentId: null,
        source: 'thử',
      } as const;
      ids.push(await createAgency(tx, officeId, body));
    }
    for (const [position, { actors, dueIn }] of tree.entries()) {
      const title = `Việc thử ${n}.${position}`;
      const directive = {
        ...{ officeId, title, text: title, position, ref: `${position}`, kind: 'requirement' },
        ...{ code: `T${n}-${position}`, publishedOn: '2024-01-02', searchMarked: title },
      };
      const held = actors.map(({ role, at }) => ({ role, name: `viết ${at}`, agencyId: ids[at] ?? null }));
      const leadIds = held.flatMap(({ role, agencyId }) => (role === 'lead' && agencyId ? [agencyId] : []));
      const date = dueIn === null ? null : new Date(Date.UTC(2024, 0, 20 + dueIn)).toISOString().slice(0, 10);
      await layDown(tx, [
        {
          ...{ directive, actors: held, day: '2024-01-02', actorId, leadIds: [...new Set(leadIds)] },
          deadline: date ? { kind: 'date', date, origin: 'document' } : { kind: 'none' },
        },
      ]);
    }
    return ids;
  });
}

it('any tree of directives, any successions: the eve is unchanged, and no work is lost or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(anyTree, anyMoves, async (tree, moves) => {
      await office.call('clerk', 'example.setClock', { today: today() });
      const ids = await lay(tree);
      const before = await list();
      const eve = await list(`2024-01-${day - 1}`);
      for (const { kind, at, other, stays } of moves) {
        const heirs = kind === 'split' ? [other, (other + 1) % 6] : [other];
        const livesOn = kind === 'transfer' || (kind === 'split' && stays);
        await office.call('clerk', 'successions.record', {
          ...{
            kind,
            happenedOn: today(),
            decision: 'Quyết định 1-QĐ/TU',
            source: 'thử',
            name: null,
            scope: null,
          },
          ...{ fromIds: [ids[at]], heirs: heirs.map((one) => ({ agencyId: ids[one] })), livesOn },
          ...{ people: [], units: [] },
        });
        const work: WorkToAssign[] = (await office.call('clerk', 'assigning.list', undefined)).json;
        if (work.length === 0) continue;
        const assignings = work.map(({ code, from, recordingId, heirs }) => ({
          ...{ code, recordingId, fromAgencyId: from.id },
          toAgencyId: heirs[stays ? heirs.length - 1 : 0]?.id ?? '',
        }));
        const { json } = await office.call('clerk', 'assigning.assign', { assignings });
        expect(json.filter((row: { done: boolean }) => !row.done)).toEqual([]);
      }
      expect((await office.call('clerk', 'assigning.list', undefined)).json).toEqual([]);
      const after = await list();
      expect(after.counts).toEqual(before.counts);
      const open = ({ rows }: DirectiveList) =>
        rows.map(({ code, standing }) => [code, standing.state, standing.due]).sort();
      expect(open(after)).toEqual(open(before));
      const past = await list(`2024-01-${day - 1}`);
      expect(past.counts).toEqual(eve.counts);
      expect(past.rows.map(({ code, assignments }) => [code, assignments.map((a) => a.agency?.id)])).toEqual(
        eve.rows.map(({ code, assignments }) => [code, assignments.map((a) => a.agency?.id)]),
      );
      // By agency, every directive stands with somebody who works today, and with each but once.
      for (const { assignments, standing } of after.rows) {
        const held = assignments.map((a) => `${a.role} ${a.agency?.id}`);
        expect(new Set(held).size).toBe(held.length);
        const leads = assignments.flatMap((a) => (a.role === 'lead' ? [a.agency?.id] : [])).sort();
        expect(standing.leads.map(({ agency }) => agency.id).sort()).toEqual(leads);
      }
      day = 20 + ((day - 19) % 10);
    }),
    { numRuns: 8 },
  );
}, 120_000);
