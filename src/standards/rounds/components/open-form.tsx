import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { SetSummary } from '../../schema.ts';
import { useRoundAct } from './use-round-act.ts';

/** A new round: which set at which level, as of which day, until when the units fill in. */
export function OpenForm({ sets, onClose }: { sets: SetSummary[]; onClose(): void }) {
  const { today } = useViewer();
  const navigate = useNavigate();
  const [setId, setSetId] = useState(sets[0]?.id ?? null);
  const set = sets.find(({ id }) => id === setId);
  const [level, setLevel] = useState<string | null>(String(sets[0]?.levels[0] ?? 1));
  const [name, setName] = useState(`Đợt ${today.slice(5, 7)}/${today.slice(0, 4)}`);
  const [asOf, setAsOf] = useState<string | null>(today);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const open = useRoundAct('open', (answer) =>
    navigate(`/truong-chuan/dot-danh-gia/${(answer as { id: string }).id}`),
  );
  const isWhole = setId !== null && level !== null && asOf !== null && name.trim().length > 2;
  return (
    <Card title="Mở đợt tự đánh giá" current>
      <ActFields
        verb="Mở đợt"
        act={open}
        onClose={onClose}
        onSubmit={() => {
          if (isWhole) open.mutate({ setId, level: Number(level), name, asOf, dueOn });
        }}
      >
        <SelectField
          label="Bộ chỉ tiêu"
          required
          options={sets.map((one) => ({
            value: one.id,
            label: `${one.name}, bản ${one.version}${one.isPractice ? ' (giả định)' : ''}`,
          }))}
          value={setId}
          onChange={setSetId}
          hint={
            set
              ? `${set.indicators} chỉ tiêu, ${set.withThreshold} có ngưỡng. Chỉ tiêu chưa có ngưỡng không kết luận đạt hay chưa đạt.`
              : undefined
          }
        />
        <SelectField
          label="Mức"
          required
          options={(set?.levels ?? []).map((one) => ({ value: String(one), label: `Mức ${one}` }))}
          value={level}
          onChange={setLevel}
        />
        <TextField
          label="Tên đợt"
          required
          value={name}
          onChange={setName}
          error={name.trim().length > 2 ? undefined : 'Ghi tên đợt, ví dụ: Đợt 11/2023.'}
        />
        <DateField
          label="Số liệu đến hết ngày"
          required
          max={today}
          value={asOf}
          onChange={setAsOf}
          error={asOf ? undefined : 'Ghi ngày, ngày/tháng/năm.'}
        />
        <DateField label="Hạn điền" min={today} value={dueOn} onChange={setDueOn} />
      </ActFields>
    </Card>
  );
}
