import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { useViewer } from '../../components/viewer.tsx';
import { passwordFault, suggested } from '../../security/rules.ts';
import { passwordsApi } from '../api.ts';
import type { Asked } from '../schema.ts';

/** One's own password: the old one, the new one twice, and what is asked of it said beforehand. */
export function ChangePasswordPage(_props: Record<string, never>) {
  const asked = useQuery(passwordsApi.passwords.asked.queryOptions());
  if (asked.isPending) return <LoadingRows rows={5} />;
  if (asked.isError) return <ReadError title="Không mở được trang đổi mật khẩu" query={asked} />;
  return (
    <>
      <PageHead title="Đổi mật khẩu" subtitle={asked.data.must === 'changePassword' ? MUST : undefined} />
      <ChangeForm asked={asked.data} />
    </>
  );
}

const MUST = 'Mật khẩu do người khác đặt, hoặc đã quá hạn dùng. Đổi mật khẩu rồi mới làm việc khác được.';

function ChangeForm({ asked }: { asked: Asked }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const afterAct = useAfterAct(() => {
    setCurrent('');
    setNext('');
    setAgain('');
    if (asked.must) navigate('/');
  });
  const change = useMutation(passwordsApi.passwords.change.mutationOptions({ onSuccess: afterAct }));
  const settings = { ...suggested, lengthAlone: asked.least, allClassesAlone: asked.allClasses };
  const fault = next ? passwordFault(next, { ...viewer, hasSecondFactor: false, settings }) : null;
  const differs = again !== '' && again !== next ? 'Hai lần nhập chưa giống nhau.' : undefined;
  const why = !current ? 'nhập mật khẩu đang dùng' : !next || fault ? 'mật khẩu mới chưa đạt' : undefined;
  return (
    <>
      {change.isSuccess && !asked.must ? (
        <AlertLine tone="done" live>
          Đã đổi mật khẩu. Các phiên đăng nhập khác của đồng chí đã đóng.
        </AlertLine>
      ) : null}
      <ActForm
        title="Mật khẩu mới"
        verb="Đổi mật khẩu"
        why={why ?? (again !== next ? 'nhập lại mật khẩu mới cho giống' : undefined)}
        act={change}
        onSubmit={() => change.mutate({ current, next })}
      >
        <Rules asked={asked} />
        <PasswordField
          label="Mật khẩu đang dùng"
          required
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          label="Mật khẩu mới"
          required
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={fault ?? undefined}
        />
        <PasswordField
          label="Nhập lại mật khẩu mới"
          required
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={differs}
        />
      </ActForm>
    </>
  );
}

function Rules({ asked: { least, allClasses, history, days } }: { asked: Asked }) {
  return (
    <ul>
      <li>
        Ít nhất {least} ký tự
        {allClasses ? ', có đủ chữ thường, chữ hoa, chữ số và ký tự khác (dấu cách, dấu câu)' : ''}.
      </li>
      <li>Không chứa tên hoặc tên đăng nhập, không phải mật khẩu nhiều người dùng. Chữ có dấu dùng được.</li>
      {history > 0 ? <li>Không trùng {history} mật khẩu gần nhất.</li> : null}
      {days > 0 ? <li>Mật khẩu quản trị đổi lại sau {days} ngày.</li> : null}
    </ul>
  );
}
