import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const templatesRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
