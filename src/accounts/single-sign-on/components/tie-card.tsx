import { useMutation, useQuery } from '@tanstack/react-query';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { singleSignOnApi } from '../api.ts';
import { tieRefusalWords } from '../labels.ts';
import { SingleButton } from './single-button.tsx';
import { useSingleName } from './use-single-name.ts';

const TITLE = 'Đăng nhập một lần';

/** Ties one's account to the person of the provider, or lets it go; nothing where there is no provider. */
export function TieCard({ refusal }: { refusal?: string | undefined }) {
  const provider = useSingleName();
  return provider ? <OwnTie provider={provider} refusal={refusal} /> : null;
}

function OwnTie({ provider, refusal }: { provider: string; refusal: string | undefined }) {
  const own = useQuery(singleSignOnApi.singleSignOn.get.queryOptions());
  const leave = useMutation(singleSignOnApi.singleSignOn.leave.mutationOptions({ onSuccess: useAfterAct() }));
  if (own.isPending) return <LoadingRows rows={2} />;
  if (own.isError) return <ReadError title="Không đọc được đăng nhập một lần" query={own} />;
  if (own.data.since)
    return (
      <ActForm
        title={TITLE}
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
    <Card title={TITLE}>
      <Stack>
        {refusal ? (
          <AlertLine tone="look" live>
            {tieRefusalWords(refusal)}
          </AlertLine>
        ) : null}
        <p>Gắn để đăng nhập bằng {provider} thay cho mật khẩu.</p>
        <SingleButton words={`Gắn với ${provider}`} address="/api/auth/single-sign-on/tie" />
      </Stack>
    </Card>
  );
}
