import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { ActFields } from '../../components/act-form.tsx';
import { useEnter } from '../../components/use-sign-in.ts';
import { CodeField } from './code-field.tsx';

type Refusal = 'wrong' | 'used' | 'begin' | 'tooMany';

const sentences: Record<Refusal, string> = {
  wrong: 'Mã chưa đúng nên chưa đăng nhập. Nhập mã ứng dụng đang hiện, hoặc một mã khôi phục chưa dùng.',
  used: 'Mã này vừa được dùng nên chưa đăng nhập. Chờ ứng dụng hiện mã mới rồi nhập mã đó.',
  begin: 'Đã quá thời gian hoặc quá số lần nhập mã. Chưa đăng nhập. Quay lại nhập mật khẩu từ đầu.',
  tooMany:
    'Nhập sai mã quá nhiều lần nên tài khoản tạm bị khoá. Chưa đăng nhập. Chờ một lúc, hoặc nhờ quản trị.',
};
const unknown = 'Máy chủ gặp lỗi khi đăng nhập. Chưa đăng nhập. Thử lại sau ít phút.';

/** More than this, and a right code may be refused. */
const APART_MS = 60_000;

async function give(code: string): Promise<void> {
  const response = await fetch('/api/auth/second-factor', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (response.ok) return;
  const said = (await response.json().catch(() => ({}))) as { code?: Refusal; message?: string };
  const refusal = said.code;
  const sentence =
    response.status === 429 ? sentences.tooMany : (said.message ?? (refusal && sentences[refusal]));
  throw new Error(
    `${sentence ?? unknown}${refusal === 'wrong' ? clockDoubt(response.headers.get('date')) : ''}`,
  );
}

/** The code is one of the server's time, and whoever types it sees only their own clock. */
function clockDoubt(serverDate: string | null): string {
  const minutes = serverDate ? Math.round((Date.parse(serverDate) - Date.now()) / APART_MS) : 0;
  if (minutes === 0) return '';
  const way = minutes > 0 ? 'nhanh hơn' : 'chậm hơn';
  return ` Đồng hồ máy chủ ${way} máy này ${Math.abs(minutes)} phút: báo người quản trị máy chủ xem lại giờ.`;
}

/** After the password: a code of the phone, or a recovery code. */
export function CodeStep({ onBack }: { onBack(): void }) {
  const [code, setCode] = useState('');
  const enter = useEnter();
  const act = useMutation({ mutationFn: give, onSuccess: enter });
  return (
    <ActFields
      verb="Đăng nhập"
      why={code.trim() ? undefined : 'chưa nhập mã'}
      act={act}
      onSubmit={() => act.mutate(code)}
      more={<Button onClick={onBack}>Quay lại mật khẩu</Button>}
    >
      <CodeField
        label="Mã xác thực"
        hint="6 chữ số ứng dụng trên điện thoại đang hiện. Mất điện thoại thì nhập một mã khôi phục; hết cả mã khôi phục thì nhờ quản trị đặt lại."
        letters
        value={code}
        onChange={setCode}
      />
    </ActFields>
  );
}
