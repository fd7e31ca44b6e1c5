import { AlertLine } from '#platform/ui/alert-line.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { percentWords } from '../../surveys/labels.ts';
import { mayLeave } from '../../surveys/rules.ts';
import type { Scores } from '../../surveys/schema.ts';
import type { OpenedSheet } from '../schema.ts';
import css from './sheet.module.css';

interface Props {
  wave: NonNullable<OpenedSheet['wave']>;
  scores: Scores;
  comment: string;
  problem: string | null;
  onComment(words: string): void;
  onGo(step: number): void;
}

/** All that will be sent, before it is sent: each answer leads back to its question. */
export function ReviewStep({ wave, scores, comment, problem, onComment, onGo }: Props) {
  const { questions, voidOverPercent } = wave;
  const blank = questions.filter(({ ref }) => scores[ref] === undefined).length;
  return (
    <>
      <h1 className={css.title}>Xem lại trước khi gửi</h1>
      {blank > mayLeave(questions.length, voidOverPercent) ? (
        <AlertLine tone="look">
          Bỏ trống {percentWords(blank, questions.length)} câu. Quá {voidOverPercent}&nbsp;% thì phiếu vẫn
          được nhận nhưng không được tính vào kết quả. Bấm vào câu bỏ trống để trả lời.
        </AlertLine>
      ) : null}
      <ul className={css.answers}>
        {questions.map(({ ref, text, lecturer }, at) => (
          <li key={ref}>
            <button type="button" className={css.answer} onClick={() => onGo(at)}>
              <span>
                {at + 1}. {text}
                {lecturer ? <span className={css.quiet}> ({lecturer})</span> : null}
              </span>
              <b className={scores[ref] === undefined ? css.blank : undefined}>
                {scores[ref] === undefined ? 'Bỏ trống' : `${scores[ref]} điểm`}
              </b>
            </button>
          </li>
        ))}
      </ul>
      <TextAreaField
        label="Ý kiến thêm (không bắt buộc)"
        hint="Không ghi tên hay chi tiết để nhận ra người viết."
        placeholder="Ví dụ: cần thêm giờ thảo luận tình huống đất đai"
        maxLength={2000}
        value={comment}
        onChange={onComment}
      />
      {problem ? (
        <AlertLine tone="look" live>
          {problem} Câu trả lời vẫn còn trên trang này.
        </AlertLine>
      ) : null}
    </>
  );
}
