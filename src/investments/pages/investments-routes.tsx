import type { pagesUnder } from '#platform/ui/page-routes.tsx';

/** The pages of investments. */
export const investmentsRoutes = (_: ReturnType<typeof pagesUnder>) => [];
