import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Condition, Conditions } from '../schema.ts';

interface Props {
  conditions: Condition[];
  data: Conditions;
  onData(data: Conditions): void;
  exception: string;
  onException(exception: string): void;
  asked: boolean;
}

export const isShort = (conditions: Condition[], data: Conditions): boolean =>
  conditions.some(({ key }) => data[key] !== true);

/** What the programme asks of a learner, and why they are let in where it is not met or not known. */
export function ConditionFields({ conditions, data, onData, exception, onException, asked }: Props) {
  return (
    <>
      {conditions.map(({ key, says }) => (
        <ChoiceField<'yes' | 'no' | 'unknown'>
          key={key}
          label={says}
          look="segments"
          value={data[key] === undefined ? 'unknown' : data[key] ? 'yes' : 'no'}
          onChange={(said) => {
            const { [key]: _, ...others } = data;
            onData(said === 'unknown' ? others : { ...others, [key]: said === 'yes' });
          }}
          options={[
            { value: 'yes', label: 'Đạt' },
            { value: 'no', label: 'Không đạt' },
            { value: 'unknown', label: 'Chưa rõ' },
          ]}
        />
      ))}
      {isShort(conditions, data) ? (
        <ExceptionField value={exception} onChange={onException} asked={asked} />
      ) : null}
    </>
  );
}

interface ExceptionProps {
  value: string;
  onChange(value: string): void;
  asked: boolean;
}

export function ExceptionField({ value, onChange, asked }: ExceptionProps) {
  return (
    <TextField
      label="Lý do ngoại lệ"
      hint="Có điều kiện chưa đạt hoặc chưa rõ: ghi lý do và người cho phép."
      required
      value={value}
      onChange={onChange}
      error={asked && !value.trim() ? 'Ghi lý do và người cho phép.' : undefined}
    />
  );
}
