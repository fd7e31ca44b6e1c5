import { exampleRoute } from '#accounts/examples/routes.ts';
import { keepingDesk } from '../desk/routes.ts';
import { isBegun, loadExampleInvestments } from './store.ts';

export const investmentsExampleRouter = {
  investmentsExample: {
    load: exampleRoute({
      act: 'investment.keep',
      logged: 'investment.example',
      isBegun: async (tx, viewer) => isBegun(tx, (await keepingDesk(tx, viewer)).school.id),
      load: async (tx, viewer) =>
        loadExampleInvestments(tx, viewer, (await keepingDesk(tx, viewer)).school.id),
    }),
  },
};
