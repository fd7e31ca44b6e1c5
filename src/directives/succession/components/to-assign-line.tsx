import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { assigningApi } from '../api.ts';

/** Says that work asks for its new owner; nothing where none does. */
export function ToAssignLine(_props: Record<string, never>) {
  const viewer = useViewer();
  const mayAssign = may(viewer, 'succession.assign');
  const work = useQuery(assigningApi.assigning.list.queryOptions({ enabled: mayAssign }));
  if (!work.data || work.data.length === 0) return null;
  return (
    <AlertLine
      tone="look"
      action={
        <ButtonLink small href="/viec-giao-lai">
          Giao lại
        </ButtonLink>
      }
    >
      {work.data.length} việc đang mở của cơ quan đã sáp nhập, tách, giải thể chờ xác nhận cơ quan tiếp nhận.
    </AlertLine>
  );
}
