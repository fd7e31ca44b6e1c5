import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { assigningApi } from '../api.ts';

/** How much open work asks for a new owner, as a line of the preview; only the office's people count work. */
export function OpenWorkLine({ agencyIds }: { agencyIds: string[] }) {
  const viewer = useViewer();
  const mayCount = may(viewer, 'succession.assign');
  const work = useQuery(
    assigningApi.assigning.of.queryOptions({
      input: { agencyIds },
      enabled: mayCount && agencyIds.length > 0,
    }),
  );
  if (!mayCount) return <li>việc đang mở: chuyên viên theo dõi xem và giao lại</li>;
  if (!work.data) return <li>đang đếm việc đang mở…</li>;
  const open = work.data.reduce((sum, one) => sum + one.open, 0);
  return <li>{open} việc đang mở sẽ hỏi cơ quan tiếp nhận</li>;
}
