import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { investmentsExampleRouter, type TieExample } from './example/routes.ts';
import { facilitiesRouter } from './facilities/routes.ts';
import { importFiles, importingRouter } from './importing/routes.ts';
import { itemsRouter } from './items/routes.ts';
import { investmentPapers } from './papers/routes.ts';
import { reconcilingRouter } from './reconciling/routes.ts';

/** All typed routes of the room; what the example's items bear on, the room of the standards ties. */
export const investmentsRouter = (tieExample: TieExample) => ({
  ...itemsRouter,
  ...facilitiesRouter,
  ...reconcilingRouter,
  ...importingRouter,
  ...investmentsExampleRouter(tieExample),
});

/** Those that carry bytes. */
export const investmentsFiles = (parts: Parts): FileRoute[] => [
  ...investmentPapers(parts),
  ...importFiles(parts),
];
