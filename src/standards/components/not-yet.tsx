import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { EmptyState, NoPermission } from '#platform/ui/states.tsx';
import { LoadExample } from '../example/components/load-example.tsx';
import type { RoundList } from '../rounds/schema.ts';

/** Nothing to show yet: what is missing, who puts it there, and the way to it. */
export function NotYet({ list: { school, sets } }: { list: RoundList }) {
  const viewer = useViewer();
  if (!school && may(viewer, 'school.set'))
    return (
      <EmptyState
        title="Văn phòng chưa ghi cơ quan nào là trường chính trị"
        action={
          <ButtonLink variant="filled" href="/co-quan">
            Ghi trường chính trị
          </ButtonLink>
        }
      >
        Ghi trường chính trị trong danh bạ trước; sau đó trang này theo dõi đường tới trường chuẩn của trường.
      </EmptyState>
    );
  if (!school)
    return (
      <NoPermission>
        Cơ quan của đồng chí chưa được giao xem việc xây dựng trường chuẩn. Cần xem thì đề nghị chuyên viên
        Văn phòng giao quyền.
      </NoPermission>
    );
  if (sets.length === 0)
    return (
      <EmptyState
        title="Chưa có bộ chỉ tiêu nào"
        action={
          may(viewer, 'indicatorSet.keep') && school.relation !== 'partner' ? (
            <Actions>
              <ButtonLink variant="filled" href="/truong-chuan/bo-chi-tieu">
                Nhập bộ chỉ tiêu
              </ButtonLink>
              <LoadExample />
            </Actions>
          ) : null
        }
      >
        Trường tự đánh giá theo một bộ chỉ tiêu. Văn phòng hoặc đầu mối của trường nhập bộ từ tệp XLSX.
      </EmptyState>
    );
  return (
    <EmptyState
      title={`Chưa có đợt tự đánh giá nào của ${school.name}`}
      action={
        may(viewer, 'round.open') && school.relation !== 'partner' ? (
          <ButtonLink variant="filled" href="/truong-chuan/dot-danh-gia">
            Mở đợt tự đánh giá
          </ButtonLink>
        ) : null
      }
    >
      Có {sets.length} bộ chỉ tiêu. Kết quả từng chỉ tiêu có từ khi một đợt được mở và các đơn vị điền.
    </EmptyState>
  );
}
