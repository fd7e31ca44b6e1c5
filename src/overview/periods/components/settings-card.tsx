import { useState } from 'react';
import { FieldGroup, Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { periodKindLabels } from '../labels.ts';
import { PeriodKind, type Periods, type ReportSettings } from '../schema.ts';
import css from './periods.module.css';
import { useSave } from './use-periods-act.ts';

type Props = Pick<Periods, 'regime' | 'settings' | 'isDefault'> & { maySet: boolean };

const cutWords = (day: number): string => (day === 31 ? 'ngày cuối tháng' : `ngày ${day} hằng tháng`);

/** By what the year is cut: a regulation, which nobody here changes, or a setting of the office, said to be one. */
export function SettingsCard({ regime, settings, isDefault, maySet }: Props) {
  const [editing, setEditing] = useState(false);
  if (editing) return <SettingsForm regime={regime} settings={settings} onClose={() => setEditing(false)} />;
  const { cutOffDay, handInDays, kinds } = settings;
  const cut = regime.isSetting ? cutWords(cutOffDay) : 'ngày 14, theo quy định';
  return (
    <Card
      title="Chế độ báo cáo"
      aside={
        maySet ? (
          <Button small onClick={() => setEditing(true)}>
            Sửa
          </Button>
        ) : null
      }
    >
      <Facts
        labelWidth={110}
        facts={[
          ['Chế độ', regime.name],
          ['Căn cứ', regime.basis ?? 'thiết lập của cơ quan, không phải quy định'],
          ['Chốt số liệu', cut],
          ['Hạn gửi', `${handInDays} ngày làm việc sau ngày chốt`],
          ['Loại kỳ', kinds.map((kind) => periodKindLabels[kind].toLowerCase()).join(', ')],
        ]}
      />
      {isDefault ? <p className={css.note}>Đang dùng mặc định, cơ quan chưa đặt lại.</p> : null}
      {regime.note ? <p className={css.note}>{regime.note}</p> : null}
    </Card>
  );
}

const cutOptions = [31, ...Array.from({ length: 28 }, (_, n) => n + 1)].map((day) => ({
  value: String(day),
  label: cutWords(day),
}));

type FormProps = Pick<Periods, 'regime'> & { settings: ReportSettings; onClose(): void };

function SettingsForm({ regime, settings, onClose }: FormProps) {
  const [cutOffDay, setCutOffDay] = useState(settings.cutOffDay);
  const [days, setDays] = useState(String(settings.handInDays));
  const [kinds, setKinds] = useState(settings.kinds);
  const save = useSave(onClose);
  const handInDays = Number(days);
  const isDays = Number.isInteger(handInDays) && handInDays >= 1 && handInDays <= 60;
  const tick = (kind: PeriodKind, is: boolean) =>
    setKinds(PeriodKind.options.filter((one) => (one === kind ? is : kinds.includes(one))));
  return (
    <Card title="Chế độ báo cáo" current>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isDays) save.mutate({ cutOffDay, handInDays, kinds });
        }}
      >
        <Fields>
          {regime.isSetting ? (
            <SelectField
              label="Chốt số liệu vào"
              options={cutOptions}
              value={String(cutOffDay)}
              onChange={(day) => day && setCutOffDay(Number(day))}
            />
          ) : null}
          <TextField
            label="Hạn gửi, số ngày làm việc sau ngày chốt"
            inputMode="numeric"
            value={days}
            onChange={setDays}
            error={isDays ? null : 'Nhập số ngày từ 1 đến 60.'}
          />
          <FieldGroup title="Loại kỳ báo cáo">
            {PeriodKind.options.map((kind) => (
              <TickField
                key={kind}
                label={periodKindLabels[kind]}
                checked={kinds.includes(kind)}
                onChange={(is) => tick(kind, is)}
              />
            ))}
          </FieldGroup>
          {save.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(save.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={save.isPending}>
              Lưu
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}
