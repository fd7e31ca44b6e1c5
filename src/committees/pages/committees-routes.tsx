import type { pagesUnder } from '#platform/ui/page-routes.tsx';

/** The pages of the committees. */
export const committeesRoutes = (_: ReturnType<typeof pagesUnder>) => [];
