import { useId, useState } from 'react';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';

export interface OldNumber {
  number: number;
  suffix: string;
  registeredOn: string;
}

/** A number that stands in a book on paper: copied as it is, it moves no counter. */
export function OldFields({
  value,
  onChange,
}: {
  value: OldNumber | null;
  onChange(value: OldNumber | null): void;
}) {
  const { today } = useViewer();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const id = useId();
  const say = (number: string, registeredOn: string | null) => {
    setTyped(number);
    setDay(registeredOn);
    const [, digits, suffix = ''] = /^\s*(\d{1,7})([a-zđ]?)\s*$/.exec(number) ?? [];
    onChange(digits && registeredOn ? { number: Number(digits), suffix, registeredOn } : null);
  };
  if (!isOpen)
    return (
      <p>
        <Button small onClick={() => setOpen(true)}>
          Chép từ sổ giấy cũ
        </Button>
      </p>
    );
  return (
    <FieldGroup title="Số đã cho trên sổ giấy" hint="Số này giữ nguyên; bộ đếm không đổi và sẽ bỏ qua nó.">
      <Pair>
        <TextField
          label="Số trên sổ giấy"
          hint={value || typed === '' ? 'Ví dụ 57 hoặc 57a' : 'chưa đúng: ghi số, có thể thêm một chữ'}
          value={typed}
          onChange={(number) => say(number, day)}
          aria-describedby={id}
        />
        <DateField
          label="Ngày vào sổ"
          value={day}
          onChange={(registeredOn) => say(typed, registeredOn)}
          max={today}
        />
      </Pair>
    </FieldGroup>
  );
}
