import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const edxmlRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
