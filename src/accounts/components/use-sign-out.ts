import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Signs out, and leaves nothing of what was read on the page. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      fetch('/api/auth/sign-out', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    onSuccess: () => {
      client.clear();
      window.location.assign('/dang-nhap');
    },
  });
}
