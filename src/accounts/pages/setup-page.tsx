import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { accountsApi } from '../api.ts';
import { Entry, Sheets } from '../components/entry.tsx';
import { OfficeForm } from '../components/office-form.tsx';
import css from './setup-page.module.css';

interface Props {
  /** How an office comes from another machine: a room above brings it. */
  takeOver(onCancel: () => void): ReactNode;
}

/** First visit: set the office up, take one over, or try with an example office. */
export function SetupPage({ takeOver }: Props) {
  const [chosen, setChosen] = useState<'office' | 'archive' | null>(null);
  const session = useQuery(accountsApi.session.current.queryOptions());
  const client = useQueryClient();
  const navigate = useNavigate();
  const signIn = async () => {
    await client.invalidateQueries({ queryKey: accountsApi.session.key() });
    navigate('/dang-nhap');
  };
  if (session.isPending) return <LoadingRows />;
  if (session.isError) {
    return (
      <Entry title="Thiết lập">
        <ErrorState title="Không mở được trang thiết lập" onRetry={() => session.refetch()}>
          {sentenceOf(session.error)}
        </ErrorState>
      </Entry>
    );
  }
  // Before the question whether there is an office: the first passwords are shown when there is one.
  if (chosen === 'archive')
    return (
      <Entry
        title="Nhận cơ quan từ tệp lưu trữ"
        subtitle="Chuyển toàn bộ dữ liệu của một cơ quan từ máy khác sang máy này."
      >
        <Card>{takeOver(() => setChosen(null))}</Card>
      </Entry>
    );
  if (session.data.setup === 'done') return <AlreadyDone example={session.data.exampleSignIns.length > 0} />;
  if (chosen === 'office') {
    return (
      <Entry title="Thiết lập cơ quan" subtitle="Tạo cơ quan và hai tài khoản đầu tiên.">
        <Card>
          <OfficeForm onDone={signIn} onCancel={() => setChosen(null)} />
        </Card>
      </Entry>
    );
  }
  return (
    <Entry
      wide
      title="Bắt đầu dùng Đôn Đốc"
      subtitle="Theo dõi, đôn đốc việc thực hiện nhiệm vụ do cấp uỷ, chính quyền giao tại thông báo kết luận."
    >
      <Sheets>
        <TryCard onDone={signIn} />
        <Card title="Thiết lập cơ quan">
          <div className={css.offer}>
            <p>Dùng thật cho cơ quan của đồng chí.</p>
            <ul>
              <li>Cần mã thiết lập in trên màn hình máy chủ khi khởi động.</li>
              <li>Khai tên cơ quan, địa danh, thể thức văn bản; có thể nạp sẵn danh bạ cơ quan cấp tỉnh.</li>
              <li>Tạo hai tài khoản: quản trị hệ thống và chuyên viên theo dõi.</li>
            </ul>
            <Button onClick={() => setChosen('office')}>Thiết lập cơ quan</Button>
            <p>Cơ quan đã dùng Đôn Đốc ở máy khác: nhận cả cơ quan từ một tệp.</p>
            <Button onClick={() => setChosen('archive')}>Nhận cơ quan từ tệp lưu trữ</Button>
          </div>
        </Card>
      </Sheets>
    </Entry>
  );
}

function TryCard({ onDone }: { onDone(): void }) {
  const attempt = useMutation(accountsApi.setup.tryExample.mutationOptions({ onSuccess: onDone }));
  return (
    <Card title="Dùng thử">
      <div className={css.offer}>
        <p>Mở một cơ quan ví dụ, đi trọn việc từ đọc thông báo đến báo cáo kết quả.</p>
        <ul>
          <li>Có sẵn các cơ quan theo danh mục năm 2023; người và việc là hư cấu.</li>
          <li>Trang đăng nhập hiện sẵn tài khoản của từng người trong ví dụ.</li>
          <li>Có một thông báo ví dụ (DOCX, PDF) chờ đọc, và lịch riêng của ví dụ.</li>
          <li>Xoá toàn bộ dữ liệu ví dụ bằng một nút, rồi thiết lập cơ quan thật.</li>
        </ul>
        {attempt.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(attempt.error)}
          </AlertLine>
        ) : null}
        <Button variant="filled" busy={attempt.isPending} onClick={() => attempt.mutate({})}>
          Dùng thử
        </Button>
      </div>
    </Card>
  );
}

function AlreadyDone({ example }: { example: boolean }) {
  const signIn = (
    <ButtonLink href="/dang-nhap" variant="filled">
      Đăng nhập
    </ButtonLink>
  );
  return (
    <Entry title="Thiết lập">
      {example ? (
        <EmptyState title="Máy chủ đang mở dữ liệu ví dụ" action={signIn}>
          Để thiết lập cơ quan thật: đăng nhập bằng tài khoản chuyên viên hoặc quản trị của ví dụ, xoá dữ liệu
          ví dụ.
        </EmptyState>
      ) : (
        <EmptyState title="Cơ quan đã được thiết lập" action={signIn}>
          Người dùng do quản trị hệ thống thêm. Đăng nhập để làm việc.
        </EmptyState>
      )}
    </Entry>
  );
}
