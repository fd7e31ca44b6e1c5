import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsApi } from '../api.ts';

export interface Credentials {
  username: string;
  password: string;
}

const wrong =
  'Tên đăng nhập hoặc mật khẩu chưa đúng nên chưa đăng nhập được. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại.';
/** Refusals that the sign-in service answers in its own codes, as sentences of the house. */
const refusals: Record<number, string> = {
  400: wrong,
  401: wrong,
  422: wrong,
  429: 'Đã thử quá nhiều lần. Chưa đăng nhập. Chờ một phút rồi thử lại.',
};
const unknown = 'Máy chủ gặp lỗi khi đăng nhập. Chưa đăng nhập. Thử lại sau ít phút.';

async function signIn(credentials: Credentials): Promise<void> {
  const response = await fetch('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (!response.ok) throw new Error(refusals[response.status] ?? unknown);
}

/** Signs in, and forgets everything that was read for somebody else. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      client.removeQueries({ type: 'inactive' });
      await client.invalidateQueries({ queryKey: accountsApi.session.key() });
    },
  });
}
