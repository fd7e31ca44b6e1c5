import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { type Draft, numberIn, roomsIn } from './provider-draft.ts';
import css from './providers.module.css';

interface Props {
  draft: Draft;
  set(part: Partial<Draft>): void;
  asked: boolean;
}

const months = Array.from({ length: 12 }, (_, at) => at);

/** Rooms, lecturer hours by month, money. */
export function CapacityFields({ draft, set, asked }: Props) {
  const fault = (said: string) => (asked && numberIn(said) === undefined ? 'Ghi bằng chữ số.' : undefined);
  const money = (name: 'costOfClass' | 'costOfLearner' | 'costCeiling', label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="numeric"
      value={draft[name]}
      onChange={(said) => set({ [name]: said })}
      error={fault(draft[name])}
    />
  );
  return (
    <>
      <TextAreaField
        label="Phòng học"
        hint="Mỗi dòng một phòng: tên, dấu hai chấm, số chỗ. Ví dụ «Hội trường A: 120»."
        value={draft.rooms}
        onChange={(rooms) => set({ rooms })}
        error={asked && roomsIn(draft.rooms) === null ? 'Có dòng chưa ghi số chỗ.' : undefined}
      />
      <FieldGroup
        title="Giờ giảng có thể bố trí (tiết)"
        hint="Phần còn lại sau khi trừ các lớp năm trước chuyển sang. Để trống: tháng ấy không mở lớp nào."
      >
        <div className={css.months}>
          {months.map((at) => (
            <TextField
              key={at}
              label={`Tháng ${at + 1}`}
              inputMode="numeric"
              value={draft.lecturerHours[at] ?? ''}
              onChange={(said) =>
                set({ lecturerHours: draft.lecturerHours.map((old, n) => (n === at ? said : old)) })
              }
              error={fault(draft.lecturerHours[at] ?? '')}
            />
          ))}
        </div>
        <Actions>
          <Button
            small
            onClick={() => set({ lecturerHours: months.map(() => draft.lecturerHours[0] ?? '') })}
          >
            Mọi tháng như tháng 1
          </Button>
        </Actions>
      </FieldGroup>
      <TextField
        label="Tháng không muốn mở lớp"
        hint="Các số từ 1 đến 12, cách nhau dấu phẩy. Là nguyện vọng, không bắt buộc."
        value={draft.notMonths}
        onChange={(notMonths) => set({ notMonths })}
      />
      <FieldGroup title="Kinh phí (đồng)" hint="Để trống: chưa biết, không tính và không có trần.">
        <Pair>
          {money('costOfClass', 'Mỗi lớp', 'Chi chung của một lớp.')}
          {money('costOfLearner', 'Mỗi học viên', 'Chi thêm cho mỗi người.')}
        </Pair>
        {money('costCeiling', 'Nhiều nhất cả năm', 'Trần chi của đơn vị trong năm.')}
      </FieldGroup>
    </>
  );
}
