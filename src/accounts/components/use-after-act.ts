import { useQueryClient } from '@tanstack/react-query';

/** What follows an act that was done: everything on the page is read anew, then whoever asked goes on. */
export function useAfterAct(onDone: () => void = () => undefined) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries();
    onDone();
  };
}
