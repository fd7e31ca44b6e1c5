import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Card } from '#platform/ui/card.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { mailApi } from '../api.ts';
import { Ledger } from '../components/ledger.tsx';
import { SettingForm } from '../components/setting-form.tsx';
import { TurnCard } from '../components/turn-card.tsx';

/** The office's way out for mail, which the administrator keeps, and the ledger of what went out. */
export function MailPage(_props: Record<string, never>) {
  const viewer = useViewer();
  return (
    <>
      <PageHead
        title="Gửi thư"
        help="Thư buổi sáng gửi lúc 7 giờ 30 các ngày làm việc cho ai đã chọn nhận. Thư ghi vào sổ trước khi gửi; gửi không được thì thử lại, không bao giờ gửi hai lần."
      />
      <Stack>
        {may(viewer, 'mail.set') ? <Settings /> : null}
        <Ledger />
      </Stack>
    </>
  );
}

function Settings() {
  const setting = useQuery(mailApi.mail.setting.queryOptions());
  if (setting.isPending) return <LoadingRows rows={6} />;
  if (setting.isError) return <ReadError title="Không mở được cấu hình gửi thư" query={setting} />;
  return (
    <Split keep width={404} panel={setting.data ? <TurnCard setting={setting.data} /> : <Off />}>
      <SettingForm setting={setting.data} />
    </Split>
  );
}

const Off = () => (
  <Card title="Gửi thư đang tắt">
    Ghi máy chủ thư của cơ quan rồi lưu. Sau đó gửi một thư thử; gửi được thì bật ở đây. Hộp việc không cần
    đến thư.
  </Card>
);
