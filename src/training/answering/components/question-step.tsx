import type { OpenedSheet } from '../schema.ts';
import css from './sheet.module.css';

type Wave = NonNullable<OpenedSheet['wave']>;

interface Props {
  wave: Wave;
  question: Wave['questions'][number];
  score: number | undefined;
  onScore(score: number): void;
  onSkip(): void;
}

/** One question a screen, each point of the scale under a thumb. */
export function QuestionStep({ wave, question, score, onScore, onSkip }: Props) {
  const points = Array.from({ length: wave.scaleTo }, (_, at) => at + 1);
  return (
    <>
      <div className={css.line}>
        <span className={css.quiet}>
          {question.objectLabel}
          {question.lecturer ? `: ${question.lecturer}` : null}
        </span>
        {wave.isExample ? <span className={css.example}>Dữ liệu ví dụ</span> : null}
      </div>
      <fieldset className={css.question}>
        <legend>
          <h1 className={css.title}>{question.text}</h1>
        </legend>
        <div className={css.scale}>
          {points.map((point) => (
            <label key={point} className={css.score}>
              <input
                type="radio"
                name={question.ref}
                value={point}
                checked={score === point}
                onChange={() => onScore(point)}
              />
              {point}
            </label>
          ))}
        </div>
        <div className={css.line}>
          <span className={css.quiet}>1 là thấp nhất</span>
          <span className={css.quiet}>{wave.scaleTo} là cao nhất</span>
        </div>
      </fieldset>
      <div className={css.chosen} role="status">
        {score === undefined ? (
          'Chưa chọn điểm'
        ) : (
          <>
            Đồng chí chọn <b>{score} điểm</b>
          </>
        )}
      </div>
      <button type="button" className={css.skip} onClick={onSkip}>
        Bỏ qua câu này
      </button>
    </>
  );
}
