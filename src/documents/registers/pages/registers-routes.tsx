import type { pagesUnder } from '#platform/ui/page-routes.tsx';

export const registersRoutes = (_pages: ReturnType<typeof pagesUnder>) => [];
