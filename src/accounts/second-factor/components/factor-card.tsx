import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { dayInVietnam } from '#platform/clock.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { secondFactorApi } from '../api.ts';
import { ProofCard } from './proof-card.tsx';

interface Props {
  since: Date;
  codesLeft: number;
  onCodes(codes: string[]): void;
}

/** Fewer than these, and it is time for new ones. */
const FEW = 3;

/** A second factor that is on: since when, what is left of its recovery codes, what may be done about it. */
export function FactorCard({ since, codesLeft, onCodes }: Props) {
  const [doing, setDoing] = useState<'renew' | 'takeOff' | null>(null);
  const after = useAfterAct(() => setDoing(null));
  const renew = useMutation(
    secondFactorApi.secondFactor.renew.mutationOptions({
      onSuccess: async ({ codes }) => {
        onCodes(codes);
        await after();
      },
    }),
  );
  const takeOff = useMutation(secondFactorApi.secondFactor.takeOff.mutationOptions({ onSuccess: after }));
  const close = () => setDoing(null);
  return (
    <Stack>
      <Card title="Đang bật">
        <Stack>
          <Facts
            labelWidth={150}
            facts={[
              ['Bật từ', formatDate(dayInVietnam(since))],
              ['Mã khôi phục còn lại', `${codesLeft} mã`],
            ]}
          />
          {codesLeft < FEW ? (
            <AlertLine tone="look">Mã khôi phục sắp hết. Lấy bộ mã mới rồi cất vào nơi an toàn.</AlertLine>
          ) : null}
          {doing ? null : (
            <Actions>
              <Button onClick={() => setDoing('renew')}>Lấy mã khôi phục mới</Button>
              <Button onClick={() => setDoing('takeOff')}>Tắt, hoặc đổi điện thoại</Button>
            </Actions>
          )}
        </Stack>
      </Card>
      {doing === 'renew' ? (
        <ProofCard
          title="Lấy mã khôi phục mới"
          words="Bộ mã cũ hết giá trị ngay khi có bộ mới."
          verb="Lấy mã mới"
          act={renew}
          onClose={close}
        />
      ) : null}
      {doing === 'takeOff' ? (
        <ProofCard
          title="Tắt xác thực hai lớp"
          words="Sau khi tắt, các phiên đăng nhập khác của đồng chí bị đóng. Đổi điện thoại thì tắt rồi bật lại bằng điện thoại mới."
          verb="Tắt"
          act={takeOff}
          onClose={close}
        />
      ) : null}
    </Stack>
  );
}
