import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';

const FormPage = later(() => import('./form-page.tsx'), 'FormPage');
const TemplatesPage = later(() => import('./templates-page.tsx'), 'TemplatesPage');

/** The pages of an office's own look. */
export const templatesRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/mau-van-ban', TemplatesPage),
  at('/mau-van-ban/$id', FormPage),
];
