import type { Tx } from '#platform/database/connection.ts';
import { tell } from './store.ts';

/** Somebody at the server's console has let an account in again: leaders and administrators hear of it. */
export async function tellOfBrokenGlass(
  tx: Tx,
  { officeId, userId, name }: { officeId: string; userId: string; name: string },
): Promise<void> {
  const notice = {
    ...{ officeId, kind: 'account', subject: { kind: 'user', id: userId } },
    title: `Tài khoản của ${name} được mở lại bằng lệnh trên máy chủ`,
    body: 'Đã cấp mật khẩu mới, bỏ xác thực hai lớp, đóng phiên cũ. Nếu không ai đề nghị việc này, báo ngay người giữ máy chủ.',
  };
  const key = `break-glass:${userId}:${Date.now()}`;
  await tell(tx, { roles: ['leader'] }, { ...notice, key, link: '/nhat-ky' });
  await tell(tx, { roles: ['administrator'] }, { ...notice, key, link: '/nguoi-dung' });
}
