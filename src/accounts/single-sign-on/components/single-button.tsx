import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';

const unknown = 'Không tới được nơi đăng nhập dùng chung. Thử lại, hoặc đăng nhập bằng mật khẩu.';

async function leaveFor(address: string, body: object): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { url } = (await response.json().catch(() => ({}))) as { url?: string };
  if (!response.ok || !url) throw new Error(unknown);
  window.location.assign(url);
}

interface Props {
  words: string;
  /** Where the server says which page of the provider comes next. */
  address: string;
  body?: object;
}

/** Leaves for the page of the provider, which sends back. */
export function SingleButton({ words, address, body = {} }: Props) {
  const leave = useMutation({ mutationFn: () => leaveFor(address, body) });
  return (
    <>
      {leave.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(leave.error)}
        </AlertLine>
      ) : null}
      <div>
        <Button busy={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
          {words}
        </Button>
      </div>
    </>
  );
}
