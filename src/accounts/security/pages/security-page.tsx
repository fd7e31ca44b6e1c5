import { useQuery } from '@tanstack/react-query';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { securityApi } from '../api.ts';
import { SettingsForm } from '../components/settings-form.tsx';

/** What the office asks of whoever signs in. */
export function SecurityPage(_props: Record<string, never>) {
  const { office } = useViewer();
  const read = useQuery(securityApi.security.read.queryOptions());
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được trang an toàn đăng nhập" query={read} />;
  const { settings, defaults, setAt } = read.data;
  return (
    <>
      <PageHead
        title="An toàn đăng nhập"
        subtitle={setAt ? `Cơ quan đặt lúc ${momentOf(setAt)}` : 'Đang theo mặc định'}
        help="Người làm ở nhiều cơ quan chịu mức chặt nhất của các cơ quan đó. Khoá, mở khoá, tắt từng tài khoản ở trang Người dùng."
      />
      <Stack>
        {office.isExample ? (
          <AlertLine tone="info">
            Cơ quan ví dụ dùng chung một mật khẩu đã công bố nên mặc định ở đây nhẹ hơn cơ quan thật: không
            bắt đổi mật khẩu, không tắt tài khoản lâu không dùng.
          </AlertLine>
        ) : null}
        <SettingsForm key={setAt?.toISOString()} settings={settings} defaults={defaults} />
      </Stack>
    </>
  );
}
