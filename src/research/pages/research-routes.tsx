import type { pagesUnder } from '#platform/ui/page-routes.tsx';

/** The pages of research. */
export const researchRoutes = (_: ReturnType<typeof pagesUnder>) => [];
