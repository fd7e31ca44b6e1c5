import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { peopleApi } from '../../people/api.ts';
import { PersonFacts } from '../../people/components/person-cards.tsx';
import { LooksCard } from '../../people/components/personal-card.tsx';
import { RecordList } from '../../people/components/record-list.tsx';

const help =
  'Toàn bộ những gì trường ghi về đồng chí, và ai đã xem thông tin cá nhân. Có chỗ sai thì báo cán bộ tổ chức của trường sửa.';

/** What the school keeps of whoever is signed in: all of it, theirs to read and to take away. */
export function OwnPage() {
  const viewer = useViewer();
  const found = useQuery(peopleApi.staff.own.queryOptions({ input: {} }));
  if (found.isPending) return <LoadingRows rows={10} />;
  if (found.isError) return <ReadError title="Không mở được hồ sơ của đồng chí" query={found} />;
  const person = found.data;
  if (!person)
    return (
      <>
        <PageHead title="Hồ sơ của tôi" help={help} />
        <EmptyState title="Tài khoản này chưa gắn với ai trong danh sách đội ngũ">
          Cán bộ tổ chức của trường gắn tài khoản với người trong danh sách.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHead
        title="Hồ sơ của tôi"
        help={help}
        subtitle={`${person.name} · mã ${person.code}`}
        actions={
          <Actions>
            <ButtonLink href="/api/my-record.json">Lấy JSON</ButtonLink>
            <ButtonLink href="/api/my-record.xlsx">Lấy XLSX</ButtonLink>
          </Actions>
        }
      />
      <PersonFacts person={person} />
      <Stack>
        <Split keep width={404} panel={<LooksCard looks={person.looks} isOwn />}>
          <RecordList records={person.records} today={viewer.today} mayKeep={false} />
        </Split>
      </Stack>
    </>
  );
}
