import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { markKindLabels } from '../labels.ts';
import { type Declaration, MarkKind, type SeenMark } from '../schema.ts';
import css from './declare-marks.module.css';

/** A file that waits for a word about its red marks. */
export interface Asked {
  fileName: string;
  message: string;
  marks: SeenMark[];
}

interface Props {
  asked: Asked;
  onDeclare(declaration: Declaration): void;
  onLeave(): void;
}

/** What was seen on the first page, and the question that only the paper answers. */
export function DeclareMarks({ asked, onDeclare, onLeave }: Props) {
  const [kinds, setKinds] = useState<MarkKind[]>([]);
  const toggle = (kind: MarkKind, isOn: boolean) =>
    setKinds((chosen) => (isOn ? [...chosen, kind] : chosen.filter((one) => one !== kind)));
  return (
    <section className={css.asked} aria-label={`Khai dấu đỏ của ${asked.fileName}`}>
      <AlertLine tone="look" live>
        «{asked.fileName}»: {asked.message}
      </AlertLine>
      <ul className={css.marks}>
        {asked.marks.map(({ picture, width, height }, index) => (
          <li key={picture}>
            <img src={picture} alt={`Dấu đỏ ${index + 1}, khoảng ${width} × ${height} mm`} />
          </li>
        ))}
      </ul>
      <fieldset className={css.kinds}>
        <legend>Bản giấy không có dấu chỉ độ mật; dấu đỏ là:</legend>
        {MarkKind.options.map((kind) => (
          <TickField
            key={kind}
            label={markKindLabels[kind]}
            checked={kinds.includes(kind)}
            onChange={(isOn) => toggle(kind, isOn)}
          />
        ))}
      </fieldset>
      <div className={css.acts}>
        <Button
          variant="filled"
          why={kinds.length === 0 ? 'chọn loại dấu' : undefined}
          onClick={() => onDeclare(kinds)}
        >
          Khai và gửi lại
        </Button>
        <Button variant="outline" onClick={() => onDeclare('secret')}>
          Có dấu mật
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          Thôi, không gửi
        </Button>
      </div>
      <p className={css.note}>Lời khai được ghi vào nhật ký cùng tên người khai.</p>
    </section>
  );
}
