import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { FormPage } from './form-page.tsx';
import { TemplatesPage } from './templates-page.tsx';

/** The pages of an office's own look. */
export const templatesRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/mau-van-ban', TemplatesPage),
  at('/mau-van-ban/$id', FormPage),
];
