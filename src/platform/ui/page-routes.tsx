import { type AnyRoute, createRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';

interface Spoken<A> {
  path: string;
  address: { parse(search: unknown): A };
  /** `id` stands in the path as `$id`; empty where it has none. */
  page: ComponentType<{ id: string; address: A; onAddress(address: A): void }>;
  /** Each change is a step that one may go back by; else the page only shows itself otherwise. */
  steps?: boolean;
}

/** How pages come to stand under a root. */
export function pagesUnder(root: AnyRoute) {
  const getParentRoute = () => root;

  /** A page that has only its path, and what stands in it as `$id`. */
  function at(path: string, Page: ComponentType<{ id: string }>): AnyRoute {
    const component = () => {
      const { id = '' } = route.useParams() as { id?: string };
      return <Page id={id} />;
    };
    const route: AnyRoute = createRoute({ getParentRoute, path, component });
    return route;
  }

  /** A page whose address says the whole of what it shows. */
  function spoken<A extends object>({ path, address, page: Page, steps }: Spoken<A>): AnyRoute {
    const component = () => {
      const { id = '' } = route.useParams() as { id?: string };
      const go = route.useNavigate();
      const how = steps ? {} : { replace: true, resetScroll: false };
      return (
        <Page
          id={id}
          address={route.useSearch() as A}
          onAddress={(search) => go({ search, ...how } as never)}
        />
      );
    };
    const validateSearch = (search: Record<string, unknown>): A => address.parse(search);
    const route: AnyRoute = createRoute({ getParentRoute, path, validateSearch, component });
    return route;
  }

  return { at, spoken };
}
