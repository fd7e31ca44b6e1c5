import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { verdictWords } from '../../ranks/labels.ts';
import type { Round } from '../schema.ts';
import css from './promotions.module.css';
import { useTakeIn } from './use-promotions.ts';

/** Takes a lecturer into the round: those who are eligible stand first, another one needs a reason. */
export function TakeInCard({ round }: { round: Round }) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const take = useTakeIn(() => {
    setPersonId(null);
    setReason('');
  });
  const chosen = round.others.find((one) => one.personId === personId);
  const needsReason = chosen !== undefined && chosen.eligible !== 'yes';
  const lacks = !chosen
    ? 'chưa chọn người'
    : needsReason && reason.trim() === ''
      ? 'chưa ghi lý do'
      : undefined;
  return (
    <Card as="aside" title="Đưa người vào đợt">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (personId && !lacks) take.mutate({ roundId: round.id, personId, reason: reason.trim() || null });
        }}
      >
        <Fields>
          <SelectField
            label="Giảng viên"
            searchable
            options={round.others.map(({ personId: value, name, eligible, lacks: n }) => ({
              value,
              label: `${name} · ${eligible === 'yes' ? verdictWords.yes : `${verdictWords[eligible]}, ${n} điều kiện`}`,
            }))}
            value={personId}
            onChange={setPersonId}
          />
          {needsReason ? (
            <TextField
              label="Lý do đưa vào khi chưa đủ điều kiện theo hồ sơ"
              value={reason}
              onChange={setReason}
              required
            />
          ) : null}
          <Refusal of={take} />
          <Button variant="ink" type="submit" busy={take.isPending} why={lacks}>
            Đưa vào
          </Button>
          {round.others.length === 0 ? (
            <p className={css.quiet}>Không còn giảng viên nào ngoài đợt mà chưa giữ hạng này.</p>
          ) : null}
        </Fields>
      </form>
    </Card>
  );
}
