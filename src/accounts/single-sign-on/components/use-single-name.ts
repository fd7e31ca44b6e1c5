import { useQuery } from '@tanstack/react-query';
import { accountsApi } from '../../api.ts';

/** What the provider of single sign-on is called; null where the installation has none. */
export const useSingleName = (): string | null =>
  useQuery(accountsApi.session.current.queryOptions()).data?.singleName ?? null;
