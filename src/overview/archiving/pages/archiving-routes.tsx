import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const archivingRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
