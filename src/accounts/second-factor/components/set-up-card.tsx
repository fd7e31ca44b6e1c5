import { useMutation } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ActFields, ActForm } from '../../components/act-form.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { secondFactorApi } from '../api.ts';
import type { FactorKey } from '../schema.ts';
import { CodeField } from './code-field.tsx';
import css from './second-factor.module.css';

/** The password first, then the key goes to the phone, then a code of the phone turns it on. */
export function SetUpCard({ onDone }: { onDone(codes: string[]): void }) {
  const [password, setPassword] = useState('');
  const [key, setKey] = useState<FactorKey | null>(null);
  const begin = useMutation(
    secondFactorApi.secondFactor.begin.mutationOptions({
      onSuccess: (made) => {
        setPassword('');
        setKey(made);
      },
    }),
  );
  if (key) return <KeyCard made={key} onDone={onDone} onClose={() => setKey(null)} />;
  return (
    <ActForm
      title="Bật xác thực hai lớp"
      verb="Tiếp tục"
      why={password ? undefined : 'chưa nhập mật khẩu'}
      act={begin}
      onSubmit={() => begin.mutate({ password })}
    >
      <p>
        Cần một ứng dụng tạo mã trên điện thoại (Google Authenticator, Microsoft Authenticator, FreeOTP hoặc
        ứng dụng khác theo chuẩn TOTP). Ứng dụng chạy cả khi điện thoại không có mạng.
      </p>
      <PasswordField
        label="Mật khẩu đang dùng"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </ActForm>
  );
}

interface KeyProps {
  made: FactorKey;
  onDone(codes: string[]): void;
  onClose(): void;
}

function KeyCard({ made, onDone, onClose }: KeyProps) {
  const [code, setCode] = useState('');
  const confirm = useMutation(
    secondFactorApi.secondFactor.confirm.mutationOptions({ onSuccess: ({ codes }) => onDone(codes) }),
  );
  return (
    <Card title="Đưa khoá vào điện thoại" current>
      <div className={css.key}>
        <QRCodeSVG value={made.uri} size={208} marginSize={2} title="Mã vuông chứa khoá của ứng dụng" />
        <div>
          <ActFields
            verb="Bật"
            why={code.trim() ? undefined : 'chưa nhập mã'}
            act={confirm}
            onSubmit={() => confirm.mutate({ code })}
            more={<Button onClick={onClose}>Thôi</Button>}
          >
            <p>1. Mở ứng dụng, chọn thêm tài khoản, quét mã vuông.</p>
            <p>
              Không quét được thì nhập khoá này bằng tay: <span className={css.typed}>{made.typed}</span>
            </p>
            <p>2. Nhập 6 chữ số ứng dụng đang hiện.</p>
            <CodeField label="Mã của ứng dụng" value={code} onChange={setCode} />
          </ActFields>
        </div>
      </div>
    </Card>
  );
}
