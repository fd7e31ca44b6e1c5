import { useMutation, useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { singleSignOnApi } from '../api.ts';
import { SingleButton } from './single-button.tsx';

/** Ties one's account to the person of the provider, or lets it go; nothing where there is no provider. */
export function TieCard() {
  const own = useQuery(singleSignOnApi.singleSignOn.get.queryOptions());
  const leave = useMutation(singleSignOnApi.singleSignOn.leave.mutationOptions({ onSuccess: useAfterAct() }));
  if (!own.data?.provider) return null;
  const { provider, since } = own.data;
  if (since)
    return (
      <ActForm
        title="Đăng nhập một lần"
        current={false}
        verb="Bỏ gắn"
        act={leave}
        onSubmit={() => leave.mutate(undefined)}
      >
        <p>
          Tài khoản của đồng chí đã gắn với {provider}: đăng nhập được bằng {provider} thay cho mật khẩu.
        </p>
      </ActForm>
    );
  return (
    <Card title="Đăng nhập một lần">
      <p>Gắn để đăng nhập bằng {provider} thay cho mật khẩu.</p>
      <SingleButton words={`Gắn với ${provider}`} address="/api/auth/single-sign-on/tie" />
    </Card>
  );
}
