import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { trialWords } from '../labels.ts';
import { type Forecast, Percent } from '../schema.ts';
import css from './ratio.module.css';

export interface Tried {
  percent: string;
  on: string;
}

interface Props {
  forecast: Forecast;
  tried: Tried | null;
  onTry(tried: Tried): void;
}

/** A trial value, never a threshold: how many more people it asks for by a day. */
export function TrialForm({ forecast, tried, onTry }: Props) {
  const [percent, setPercent] = useState(tried?.percent ?? '');
  const [on, setOn] = useState(tried?.on ?? forecast.quarters.at(-1)?.day ?? forecast.day);
  const isPercent = Percent.safeParse(percent).success;
  const { trial } = forecast;
  return (
    <>
      <form
        noValidate
        className={css.trial}
        data-no-print
        onSubmit={(event) => {
          event.preventDefault();
          if (isPercent && on) onTry({ percent: percent.trim(), on });
        }}
      >
        <TextField
          className={css.percent}
          label="Mức thử, %"
          inputMode="decimal"
          value={percent}
          onChange={setPercent}
          error={percent === '' || isPercent ? null : 'Nhập số, ví dụ 12,5.'}
        />
        <DateField
          label="đến ngày"
          hint={null}
          value={on}
          onChange={(day) => setOn(day ?? '')}
          min={forecast.day}
        />
        <Button type="submit" variant="ink" why={percent === '' ? 'chưa có mức' : undefined}>
          Tính
        </Button>
      </form>
      {trial ? (
        <p className={css.answer} role="status">
          {trialWords(trial)}
          {trial.needed ? (
            <span className={css.quiet}>
              {' '}
              Đến ngày đó các đợt đang mở dự kiến bổ nhiệm thêm {trial.planned} người; theo bộ điều kiện nhiều
              nhất thêm được {trial.possible} người.
            </span>
          ) : null}
          <span className={css.quiet}> Mức thử không phải ngưỡng.</span>
        </p>
      ) : null}
    </>
  );
}
