import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { handoverApi } from '../api.ts';
import type { Handover } from '../schema.ts';

/** Whether it was handed to this person, or to the unit for which they act. */
export const isFor = (
  { to }: Pick<Handover, 'to'>,
  viewer: { userId: string; agency: { id: string } },
): boolean => to.userId === viewer.userId || to.agencyId === viewer.agency.id;

/** Work inside the agency on one directive: what the viewer's agency gave, and what was handed to them. */
export function useHandoversOf(code: string) {
  const viewer = useViewer();
  const { data = [] } = useQuery(handoverApi.handover.list.queryOptions({ input: { code } }));
  return {
    given: data.filter(({ agency }) => agency.id === viewer.agency.id),
    received: data.filter((one) => isFor(one, viewer) && one.state !== 'withdrawn'),
  };
}
