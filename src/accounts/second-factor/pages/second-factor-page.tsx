import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { TieCard } from '../../single-sign-on/components/tie-card.tsx';
import { SecondFactorPanel } from '../components/second-factor-panel.tsx';

/** Beside the password a code of one's phone. `refusal`: why single sign-on did not tie the account, by its code. */
export function SecondFactorPage({ refusal }: { refusal?: string | undefined }) {
  return (
    <>
      <PageHead
        title="Xác thực hai lớp"
        help="Khi bật, đăng nhập cần mật khẩu và một mã 6 chữ số do điện thoại tạo ra. Người biết mật khẩu mà không có điện thoại thì không vào được."
      />
      <Stack>
        <SecondFactorPanel />
        <TieCard refusal={refusal} />
      </Stack>
    </>
  );
}
