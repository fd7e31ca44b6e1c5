import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsApi } from '../api.ts';
import { wrongSentence } from '../signing-in/rules.ts';

export interface Credentials {
  username: string;
  password: string;
}

/** What the door says in its own words: a wrong password, a lock, an account that is off. */
const OWN_CODES = ['wrong', 'locked', 'off'];
/** Refusals of the library behind it, as sentences of the house. */
const refusals: Record<number, string> = {
  400: wrongSentence(),
  401: wrongSentence(),
  422: wrongSentence(),
  429: 'Đã thử quá nhiều lần. Chưa đăng nhập. Chờ một phút rồi thử lại.',
};
const unknown = 'Máy chủ gặp lỗi khi đăng nhập. Chưa đăng nhập. Thử lại sau ít phút.';

type Said = { code?: string; message?: string; twoFactorRedirect?: boolean };

/** Whether a code is asked for next. */
async function signIn(credentials: Credentials): Promise<boolean> {
  const response = await fetch('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const said: Said | null = await response.json().catch(() => null);
  if (response.ok) return said?.twoFactorRedirect ?? false;
  const isOwn = said?.message && OWN_CODES.includes(said.code ?? '');
  throw new Error((isOwn ? said.message : refusals[response.status]) ?? unknown);
}

/** Signs in, and forgets everything that was read for somebody else. `onCode`: the password alone does not do. */
export function useSignIn(onCode: () => void) {
  const enter = useEnter();
  return useMutation({
    mutationFn: signIn,
    onSuccess: async (asksForCode) => (asksForCode ? onCode() : enter()),
  });
}

/** What follows once somebody is in. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ type: 'inactive' });
    await client.invalidateQueries({ queryKey: accountsApi.session.key() });
  };
}
