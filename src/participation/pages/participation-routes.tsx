import type { pagesUnder } from '#platform/ui/page-routes.tsx';

/** The pages of taking part. */
export const participationRoutes = (_: ReturnType<typeof pagesUnder>) => [];
