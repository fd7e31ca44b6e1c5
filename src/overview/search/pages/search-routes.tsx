import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const searchRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
