import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { accountsApi } from '../api.ts';
import { Entry, Sheets } from '../components/entry.tsx';
import { ExampleSignIns } from '../components/example-sign-ins.tsx';
import { homeOf } from '../components/frame.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';
import { CodeStep } from '../second-factor/components/code-step.tsx';
import { SingleSignIn } from '../single-sign-on/components/single-sign-in.tsx';

interface Props {
  /** Where the person wanted to go before they were asked who they are. */
  returnTo?: string | undefined;
  /** A code is asked for next: they come from single sign-on. */
  asksForCode?: boolean;
  /** Why single sign-on let nobody in, by its code. */
  refusal?: string | undefined;
}

export function SignInPage({ returnTo, asksForCode = false, refusal }: Props) {
  const [isCode, setCode] = useState(asksForCode);
  const session = useQuery(accountsApi.session.current.queryOptions());
  const navigate = useNavigate();
  const role = session.data?.viewer?.role;
  useEffect(() => {
    if (role) navigate(ownAddress(returnTo) ?? homeOf(role));
  }, [role, returnTo, navigate]);

  if (session.isPending || role) return <LoadingRows />;
  if (session.isError) {
    return (
      <Entry title="Đăng nhập">
        <ErrorState title="Không mở được trang đăng nhập" onRetry={() => session.refetch()}>
          {sentenceOf(session.error)}
        </ErrorState>
      </Entry>
    );
  }
  const { setup, exampleSignIns, examplePassword, singleName } = session.data;
  const single = <SingleSignIn name={singleName} returnTo={returnTo} refusal={refusal} />;
  if (setup === 'needed') {
    return (
      <Entry title="Đăng nhập">
        <Card>
          Máy chủ chưa có cơ quan nào. <Link href="/thiet-lap">Thiết lập cơ quan hoặc dùng thử</Link>.
        </Card>
      </Entry>
    );
  }
  if (isCode) {
    return (
      <Entry title="Đăng nhập">
        <Card title="Lớp thứ hai" current>
          <CodeStep onBack={() => setCode(false)} />
        </Card>
      </Entry>
    );
  }
  const onCode = () => setCode(true);
  if (exampleSignIns.length === 0 || examplePassword === null) {
    return (
      <Entry title="Đăng nhập">
        <Card>
          <Stack>
            <SignInForm onCode={onCode} />
            {single}
          </Stack>
        </Card>
      </Entry>
    );
  }
  return (
    <Entry wide title="Đăng nhập">
      <Sheets>
        <ExampleSignIns people={exampleSignIns} password={examplePassword} onCode={onCode} />
        <Card title="Đăng nhập bằng mật khẩu">
          <Stack>
            <SignInForm hint={`Mật khẩu của mọi người trong ví dụ: ${examplePassword}`} onCode={onCode} />
            {single}
          </Stack>
        </Card>
      </Sheets>
    </Entry>
  );
}

/** Only an address of this application: two slashes would lead to another host. */
function ownAddress(address: string | undefined): string | null {
  return address && /^\/[^/\\]/.test(address) ? address : null;
}
