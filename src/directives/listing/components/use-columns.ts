import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { preferencesApi } from '#accounts/preferences/api.ts';
import { type ColumnKey, columnsIn, type ListAddress, usualColumns } from '../schema.ts';

const inWords = (columns: readonly ColumnKey[]): string => columns.join('.');
const usual = inWords(usualColumns);

/**
 * The columns of the list: those of the address, else the person's own. Others than the usual ones always stand in the
 * address, so that a mailed link shows the same.
 */
export function useColumns(address: ListAddress, onAddress: (address: ListAddress) => void) {
  const client = useQueryClient();
  const { queryOptions, queryKey } = preferencesApi.preferences.get;
  const own = useQuery(queryOptions()).data?.directiveColumns;
  const set = useMutation(
    preferencesApi.preferences.set.mutationOptions({
      onSuccess: (preferences) => client.setQueryData(queryKey(), preferences),
    }),
  );
  const remembered = own ? inWords(columnsIn(own.join('.'))) : usual;
  const chosen = address.columns ?? remembered;
  const write = useRef((_columns: string) => {});
  write.current = (columns) => onAddress({ ...address, columns: columns === usual ? undefined : columns });
  useEffect(() => {
    if (!address.columns && remembered !== usual) write.current(remembered);
  }, [address.columns, remembered]);
  const choose = (columns: ColumnKey[]) => {
    client.setQueryData(queryKey(), (before) => ({ ...before, directiveColumns: columns }));
    set.mutate({ directiveColumns: columns });
    write.current(inWords(columns));
  };
  return { columns: useMemo(() => columnsIn(chosen), [chosen]), choose };
}
