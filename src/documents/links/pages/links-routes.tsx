import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const linksRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
