import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Indicator, Threshold } from '../../schema.ts';
import { asksYes, operatorLabels } from '../labels.ts';
import css from './set.module.css';
import { useSetAct } from './use-set-act.ts';

type Operator = Threshold['operator'];
const operators = (Object.keys(operatorLabels) as Operator[]).map((value) => ({
  value,
  label: operatorLabels[value],
}));

interface Props {
  indicator: Indicator;
  level: number;
  /** What stands there now, or what is likely; the person has the last word. */
  from: Omit<Threshold, 'level'> | null;
  onClose(): void;
}

/** A threshold is a number and the place where it is written: without the second it is none. */
export function ThresholdForm({ indicator, level, from, onClose }: Props) {
  const yes = asksYes(indicator.kind);
  const [operator, setOperator] = useState<Operator>(from?.operator ?? (yes ? '=' : '>='));
  const [value, setValue] = useState(from?.value.replace('.', ',') ?? (yes ? '1' : ''));
  const [article, setArticle] = useState(from?.article ?? indicator.article ?? '');
  const [source, setSource] = useState(from?.source ?? '');
  const [asked, setAsked] = useState(false);
  const set = useSetAct('setThreshold', onClose);
  const decimal = value.trim().replace(',', '.');
  const isNumber = /^-?\d{1,12}(\.\d{1,6})?$/.test(decimal);
  const whole = isNumber && article.trim() !== '' && source.trim() !== '';
  return (
    <form
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (whole && !set.isPending)
          set.mutate({ indicatorId: indicator.id, level, operator, value: decimal, article, source });
      }}
    >
      <div className={css.inline}>
        <SelectField
          label="So sánh"
          options={operators}
          value={operator}
          onChange={(chosen) => setOperator((chosen ?? '>=') as Operator)}
        />
        <TextField
          label={indicator.unit ? `Ngưỡng (${indicator.unit})` : 'Ngưỡng'}
          hint={yes ? 'Có là 1.' : undefined}
          required
          inputMode="decimal"
          value={value}
          onChange={setValue}
          error={asked && !isNumber ? 'Ghi một số, ví dụ 75 hoặc 77,8.' : undefined}
        />
      </div>
      <TextField
        label="Điều, khoản"
        required
        value={article}
        onChange={setArticle}
        error={asked && !article.trim() ? 'Ghi điều, khoản nêu ngưỡng này.' : undefined}
      />
      <TextField
        label="Nguồn"
        hint="Bản quy định mà đồng chí đối chiếu."
        required
        value={source}
        onChange={setSource}
        error={asked && !source.trim() ? 'Ghi nguồn của ngưỡng.' : undefined}
      />
      {set.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(set.error)}
        </AlertLine>
      ) : null}
      <Actions>
        <Button small variant="filled" type="submit" busy={set.isPending}>
          Ghi ngưỡng mức {level}
        </Button>
        <Button small onClick={onClose}>
          Thôi
        </Button>
      </Actions>
    </form>
  );
}
