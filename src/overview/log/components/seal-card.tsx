import { formatNumber } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { IconShieldCheck } from '#platform/ui/icons.ts';
import { logApi } from '../api.ts';
import type { LogVerdict } from '../schema.ts';

/** Recomputes the chain of seals, and says in one sentence whether anything was changed behind it. */
export function SealCheck() {
  const verify = useMutation(logApi.log.verify.mutationOptions());
  return (
    <>
      <Button
        icon={<IconShieldCheck size={16} aria-hidden />}
        busy={verify.isPending}
        onClick={() => verify.mutate(undefined)}
      >
        Kiểm niêm phong
      </Button>
      {verify.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(verify.error)}
        </AlertLine>
      ) : null}
      {verify.data ? <Verdict verdict={verify.data} /> : null}
    </>
  );
}

function Verdict({ verdict }: { verdict: LogVerdict }) {
  if (!verdict.whole) {
    return (
      <AlertLine tone="look" live>
        Nhật ký đã bị đổi: lô {verdict.brokenBatch} không còn khớp niêm phong. Giữ nguyên máy chủ, báo người
        phụ trách an toàn thông tin.
      </AlertLine>
    );
  }
  return (
    <AlertLine tone="info" live>
      Nguyên vẹn: {formatNumber(verdict.entries)} dòng trong {formatNumber(verdict.batches)} lô khớp niêm
      phong. Mã lô cuối {verdict.head?.slice(0, 16)}…; ghi mã này ra giấy để đối chiếu về sau.
    </AlertLine>
  );
}
