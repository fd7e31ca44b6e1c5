import { useEffect, useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconChevronLeft, IconChevronRight } from '#platform/ui/icons.ts';
import type { Scores } from '../../surveys/schema.ts';
import type { OpenedSheet } from '../schema.ts';
import * as kept from './kept.ts';
import { QuestionStep } from './question-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SheetFrame } from './sheet-frame.tsx';

interface Props {
  wave: NonNullable<OpenedSheet['wave']>;
  sending: { isPending: boolean; error: unknown };
  onSend(sheet: { scores: Scores; comment: string }): void;
}

const SECONDS_EACH = 6;

/** From the first question to sending. */
export function SheetSteps({ wave, sending, onSend }: Props) {
  const { questions } = wave;
  const [scores, setScores] = useState<Scores>(() => kept.answersOf(wave.id));
  const [comment, setComment] = useState('');
  const [step, setStep] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question begins at its top
  useEffect(() => {
    // Newer browsers give a promise back, which is no way to clean up.
    window.scrollTo(0, 0);
  }, [step]);
  const set = ({ [questions[step]?.ref ?? '']: _, ...others }: Scores, score?: number) => {
    const next = score === undefined ? others : { ...others, [questions[step]?.ref ?? '']: score };
    setScores(next);
    kept.keepAnswers(wave.id, next);
  };
  const question = questions[step];
  const score = question && scores[question.ref];
  const minutes = Math.max(1, Math.ceil((questions.length * SECONDS_EACH) / 60));
  const isEmpty = Object.keys(scores).length === 0;
  const back = (
    <Button
      icon={<IconChevronLeft size={18} aria-hidden />}
      disabled={step === 0}
      onClick={() => setStep(step - 1)}
    >
      Trước
    </Button>
  );
  return (
    <SheetFrame
      wave={wave}
      aside={`khoảng ${minutes} phút`}
      {...(question ? { at: { step: step + 1, of: questions.length } } : {})}
      foot={
        <>
          {back}
          {question ? (
            <Button variant="filled" disabled={score === undefined} onClick={() => setStep(step + 1)}>
              {step + 1 < questions.length ? 'Câu tiếp theo' : 'Xem lại'}
              <IconChevronRight size={18} aria-hidden style={{ verticalAlign: 'middle' }} />
            </Button>
          ) : (
            <Button
              variant="filled"
              busy={sending.isPending}
              why={isEmpty ? 'chưa trả lời câu nào' : undefined}
              onClick={() => onSend({ scores, comment })}
            >
              {sending.error ? 'Gửi lại' : 'Gửi phiếu'}
            </Button>
          )}
        </>
      }
    >
      {question ? (
        <QuestionStep
          key={question.ref}
          {...{ wave, question, score }}
          onScore={(point) => set(scores, point)}
          onSkip={() => {
            set(scores);
            setStep(step + 1);
          }}
        />
      ) : (
        <ReviewStep
          {...{ wave, scores, comment }}
          problem={sending.error ? sentenceOf(sending.error) : null}
          onComment={setComment}
          onGo={setStep}
        />
      )}
    </SheetFrame>
  );
}
