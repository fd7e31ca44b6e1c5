import type { pagesUnder } from '#platform/ui/page-routes.tsx';

/** The pages of training, in the order of the year's work. */
export const trainingRoutes = (_: ReturnType<typeof pagesUnder>) => [];
