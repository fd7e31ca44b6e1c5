import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { ranksApi } from '../api.ts';
import type { Eligibility, SetParameter } from '../schema.ts';
import css from './eligibility.module.css';

type Props = Pick<Eligibility, 'rule' | 'parameters' | 'mayKeep'>;

/** What the rule leaves open: a value and where it is written, or that nobody has set it. */
export function ParametersCard({ rule, parameters, mayKeep }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  if (parameters.length === 0) return null;
  return (
    <Card title="Tham số của bộ điều kiện" as="aside">
      <p className={css.note}>Không có nguồn xác minh thì để trống; cơ quan nhập giá trị kèm căn cứ.</p>
      <ul className={css.parameters}>
        {parameters.map((one) => (
          <li key={one.name}>
            {editing === one.name ? (
              <ParameterForm ruleKey={rule.key} parameter={one} onClose={() => setEditing(null)} />
            ) : (
              <>
                <div className={css.line}>
                  <span>{one.words}</span>
                  <b className={css.value}>{valueWords(one)}</b>
                </div>
                <div className={css.line}>
                  <span className={css.note}>{one.basis ? `Căn cứ: ${one.basis}` : 'Chưa có căn cứ'}</span>
                  {mayKeep ? (
                    <Button
                      small
                      aria-label={`${one.value === null ? 'Nhập' : 'Sửa'} ${one.words}`}
                      onClick={() => setEditing(one.name)}
                    >
                      {one.value === null ? 'Nhập' : 'Sửa'}
                    </Button>
                  ) : null}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function valueWords({ value, unit }: SetParameter): string {
  if (value === null) return 'chưa có';
  if (unit === 'months') return `${value}\u00a0tháng`;
  return value > 0 ? 'có' : 'không';
}

interface FormProps {
  ruleKey: string;
  parameter: SetParameter;
  onClose(): void;
}

function ParameterForm({ ruleKey, parameter, onClose }: FormProps) {
  const { name, unit } = parameter;
  const [value, setValue] = useState(parameter.value === null ? '' : String(parameter.value));
  const [basis, setBasis] = useState(parameter.isOwn ? (parameter.basis ?? '') : '');
  const save = useSave(onClose);
  const isValue = unit === 'yesNo' ? value !== '' : /^\d{1,3}$/.test(value) && Number(value) <= 600;
  const send = (next: number | null) => save.mutate({ rule: ruleKey, name, value: next, basis });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isValue) send(Number(value));
      }}
    >
      <Fields>
        <ValueField parameter={parameter} value={value} onChange={setValue} isValue={isValue} />
        <TextField
          label="Căn cứ"
          hint="Số, ngày, điều khoản của văn bản"
          value={basis}
          onChange={setBasis}
          required
        />
        <Refusal of={save} />
        <Actions>
          <Button
            small
            variant="filled"
            type="submit"
            busy={save.isPending}
            why={isValue ? undefined : 'chưa có giá trị'}
          >
            Lưu
          </Button>
          {parameter.isOwn ? (
            <Button small busy={save.isPending} onClick={() => send(null)}>
              Bỏ giá trị
            </Button>
          ) : null}
          <Button small onClick={onClose}>
            Thôi
          </Button>
        </Actions>
      </Fields>
    </form>
  );
}

interface ValueProps {
  parameter: SetParameter;
  value: string;
  onChange(value: string): void;
  isValue: boolean;
}

function ValueField({ parameter: { words, unit }, value, onChange, isValue }: ValueProps) {
  if (unit === 'months')
    return (
      <TextField
        label={words}
        inputMode="numeric"
        value={value}
        onChange={onChange}
        error={value === '' || isValue ? null : 'Nhập số tháng từ 0 đến 600.'}
      />
    );
  return (
    <ChoiceField
      label={words}
      look="segments"
      options={[
        { value: '1', label: 'Có' },
        { value: '0', label: 'Không' },
      ]}
      value={value as '0' | '1'}
      onChange={onChange}
    />
  );
}

function useSave(then: () => void) {
  const client = useQueryClient();
  return useMutation(
    ranksApi.ranks.setParameter.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: ranksApi.ranks.key() });
        then();
      },
    }),
  );
}
