import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { surveysApi } from '../api.ts';
import { answeredWords } from '../labels.ts';
import type { WaveDetail } from '../schema.ts';

/** The days of a wave may move, it may end early, and one without sheets may go. */
export function WaveActs({ wave }: { wave: WaveDetail }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'close' | 'drop' | null>(null);
  const [opensOn, setOpensOn] = useState<string | null>(wave.opensOn);
  const [closesOn, setClosesOn] = useState<string | null>(wave.closesOn);
  const onSuccess = () => {
    setAsks(null);
    return client.invalidateQueries();
  };
  const setDays = useMutation(surveysApi.surveys.setDays.mutationOptions({ onSuccess }));
  const close = useMutation(surveysApi.surveys.close.mutationOptions({ onSuccess }));
  const drop = useMutation(
    surveysApi.surveys.drop.mutationOptions({ onSuccess: () => navigate('/dao-tao/khao-sat') }),
  );
  const hasSheets = Object.values(wave.answered).some((n) => n > 0);
  const error = setDays.error ?? close.error ?? drop.error;
  return (
    <>
      <ActForm
        title="Ngày nhận phiếu"
        current={false}
        verb="Đổi ngày"
        why={opensOn && closesOn ? undefined : 'ghi ngày'}
        act={{ isPending: setDays.isPending, error }}
        onSubmit={() => opensOn && closesOn && setDays.mutate({ id: wave.id, opensOn, closesOn })}
        more={
          wave.state === 'open' ? (
            <Button onClick={() => setAsks('close')}>Kết thúc sớm</Button>
          ) : (
            <Button why={hasSheets ? 'đã có phiếu' : undefined} onClick={() => setAsks('drop')}>
              Bỏ đợt
            </Button>
          )
        }
      >
        <Pair>
          <DateField
            label="Từ ngày"
            required
            value={opensOn}
            onChange={setOpensOn}
            disabled={wave.state !== 'waiting'}
          />
          <DateField label="Đến hết ngày" required value={closesOn} onChange={setClosesOn} />
        </Pair>
      </ActForm>
      <ConfirmDialog
        opened={asks === 'close'}
        onClose={() => setAsks(null)}
        title={`Kết thúc đợt khảo sát khi đã nhận ${answeredWords(wave)} phiếu?`}
        verb="Kết thúc"
        busy={close.isPending}
        onConfirm={() => close.mutate({ id: wave.id })}
      >
        <p>Kết thúc rồi không nhận thêm phiếu và không mở lại được.</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asks === 'drop'}
        onClose={() => setAsks(null)}
        title="Bỏ đợt khảo sát này?"
        verb="Bỏ đợt"
        busy={drop.isPending}
        onConfirm={() => drop.mutate({ id: wave.id })}
      >
        <p>Đợt chưa có phiếu nào. Nhật ký vẫn ghi ai đã lập và ai đã bỏ.</p>
      </ConfirmDialog>
    </>
  );
}
