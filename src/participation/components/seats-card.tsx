import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { participationApi } from '../api.ts';
import { stageLabels } from '../labels.ts';
import { seatName } from '../rules.ts';
import type { OccasionView, Seat, SeatStep } from '../schema.ts';
import css from './participation.module.css';
import { AttendForm, InviteForm, SeatForm } from './seat-forms.tsx';

/** Who of the school must be asked, and how far it has come with each. */
export function SeatsCard({ occasion, units, may }: OccasionView) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title="Người của trường"
      aside={
        may.invite ? (
          <Button small onClick={() => setAdding(true)}>
            Thêm người
          </Button>
        ) : null
      }
    >
      {isAdding ? (
        <SeatForm
          occasionId={occasion.id}
          units={units}
          mayBeDue={may.keep}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {occasion.seats.length === 0 ? (
        <EmptyState title="Chưa ghi ai của trường phải được mời" />
      ) : (
        <ul className={css.list}>
          {occasion.seats.map((seat) => (
            <OneSeat key={seat.id} {...{ seat, occasion, may }} />
          ))}
        </ul>
      )}
    </Card>
  );
}

export function seatWords({ standing, isDue }: Seat): string {
  if (standing.came !== null) return standing.came ? 'đã dự' : 'vắng';
  if (standing.answer !== null) return standing.answer ? 'đã nhận lời' : 'đã trả lời không dự được';
  if (standing.wasAsked) return 'đã mời';
  return isDue ? 'phải mời, chưa mời' : 'chưa mời';
}

function OneSeat({ seat, occasion, may }: Omit<OccasionView, 'units'> & { seat: Seat }) {
  const [open, setOpen] = useState<'invite' | 'attend' | 'back' | null>(null);
  const close = () => setOpen(null);
  const { stage } = seat.standing;
  const onSuccess = useAfterAct(close);
  const back = useMutation(participationApi.participation.takeBack.mutationOptions({ onSuccess }));
  const out = useMutation(participationApi.participation.takeSeatOut.mutationOptions({ onSuccess }));
  const fault = back.error ?? out.error;
  return (
    <li>
      <div className={css.seat}>
        <span>
          <b>{seatName(seat)}</b> <span className={css.quiet}>{seatWords(seat)}</span>
        </span>
        <Actions>
          {may.invite && stage === null ? (
            <Button small onClick={() => setOpen('invite')}>
              Ghi đã mời
            </Button>
          ) : null}
          {(may.keep || (may.invite && !seat.isDue)) && stage === null ? (
            <Button small busy={out.isPending} onClick={() => out.mutate({ seatId: seat.id })}>
              Bỏ
            </Button>
          ) : null}
          {may.attend.includes(seat.id) && stage !== null && stage !== 'met' ? (
            <Button small onClick={() => setOpen('attend')}>
              Ghi trả lời, kết quả dự
            </Button>
          ) : null}
          {may.takeBack.includes(seat.id) ? (
            <Button small onClick={() => setOpen('back')}>
              Ghi nhầm
            </Button>
          ) : null}
        </Actions>
      </div>
      {fault ? (
        <AlertLine tone="look" live>
          {sentenceOf(fault)}
        </AlertLine>
      ) : null}
      <ul className={css.history}>
        {seat.steps.map((step) => (
          <li key={`${step.stage}${step.on}${step.paper}${step.note}`}>{stepWords(step)}</li>
        ))}
      </ul>
      {open === 'invite' ? <InviteForm seat={seat} onClose={close} /> : null}
      {open === 'attend' ? <AttendForm {...{ seat, occasion }} onClose={close} /> : null}
      <ReasonDialog
        opened={open === 'back'}
        onClose={close}
        title={`Rút những gì đã ghi về ${seatName(seat)}?`}
        verb="Rút"
        busy={back.isPending}
        onConfirm={(why) => back.mutate({ seatId: seat.id, from: stage, why })}
      >
        Lời mời và kết quả dự của chỗ này được ghi lại từ đầu; điều ghi nhầm vẫn còn trong lịch sử.
      </ReasonDialog>
    </li>
  );
}

/** "1/11/2023: đã mời, số 174-GM/BTG". */
function stepWords({ stage, on, paper, saysYes, note, by }: SeatStep): string {
  const what =
    stage === 'met'
      ? saysYes
        ? 'Đã dự'
        : 'Vắng'
      : stage === 'answered'
        ? saysYes
          ? 'Nhận lời'
          : 'Không dự được'
        : stage
          ? stageLabels[stage]
          : 'Rút điều ghi nhầm';
  const more = [paper ? `số ${paper}` : null, note, by ? `ghi: ${by}` : null].filter(Boolean);
  return [`${formatDate(on)}: ${what}`, ...more].join(', ');
}
