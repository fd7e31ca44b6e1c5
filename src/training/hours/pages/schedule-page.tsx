import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { teachingHoursApi } from '../api.ts';
import { TaughtTable } from '../components/taught-table.tsx';
import type { ScheduleAddress } from '../schema.ts';

interface Props {
  address: ScheduleAddress;
  onAddress(address: ScheduleAddress): void;
}

/** What whoever is signed in teaches in the next weeks. */
export function SchedulePage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const from = address.tu ?? today;
  const found = useQuery(teachingHoursApi.teachingHours.mine.queryOptions({ input: { from } }));
  const view = found.data;
  return (
    <>
      <PageHead
        title="Lịch giảng của tôi"
        crumbs={[{ label: 'Lớp đào tạo', href: '/dao-tao/lop' }, { label: 'Lịch giảng của tôi' }]}
        help="Các buổi trong 12 tuần kể từ ngày chọn. Lịch này cũng có trong lịch cá nhân lấy ở trang Nhận thông báo."
        actions={<ButtonLink href="/nhan-thong-bao">Đưa vào lịch cá nhân</ButtonLink>}
      />
      <Stack>
        <DateField label="Từ ngày" value={from} onChange={(tu) => onAddress({ tu: tu ?? undefined })} />
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được lịch giảng" query={found} /> : null}
        {view ? (
          <Card flush label="Các buổi giảng">
            <TaughtTable
              sessions={view.sessions}
              empty={
                <EmptyState
                  title={view.inRoster ? 'Chưa có buổi giảng nào' : 'Chưa gắn với danh sách đội ngũ'}
                >
                  {view.inRoster
                    ? 'Khi được xếp lịch, các buổi giảng hiện ở đây.'
                    : 'Tài khoản chưa gắn với người nào của trường. Cán bộ tổ chức gắn ở trang Đội ngũ.'}
                </EmptyState>
              }
            />
          </Card>
        ) : null}
      </Stack>
    </>
  );
}
