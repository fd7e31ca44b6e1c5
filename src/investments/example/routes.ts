import { exampleRoute } from '#accounts/examples/routes.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Tx } from '#platform/database/connection.ts';
import { keepingDesk } from '../desk/routes.ts';
import { isBegun, loadExampleInvestments } from './store.ts';

/** What a room above ties to the items once they are there. */
export type TieExample = (tx: Tx, viewer: Viewer, schoolId: string) => Promise<void>;

export const investmentsExampleRouter = (tie: TieExample) => ({
  investmentsExample: {
    load: exampleRoute({
      act: 'investment.keep',
      logged: 'investment.example',
      isBegun: async (tx, viewer) => isBegun(tx, (await keepingDesk(tx, viewer)).school.id),
      load: async (tx, viewer) => {
        const { school } = await keepingDesk(tx, viewer);
        await loadExampleInvestments(tx, viewer, school.id);
        await tie(tx, viewer, school.id);
      },
    }),
  },
});
