import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import type { AgencyRef } from '#accounts/schema.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { selfReportsApi } from '../api.ts';
import type { Answer, Question } from '../schema.ts';

type Said = Record<string, { answer: string; evidence: string }>;

interface FieldsProps {
  questions: Question[];
  said: Said;
  onSaid(said: Said): void;
}

const nothing = { answer: '', evidence: '' };

function AnswerFields({ questions, said, onSaid }: FieldsProps) {
  return questions.map(({ key, text }, at) => {
    const one = said[key] ?? nothing;
    return (
      <FieldGroup key={key} title={`Câu ${at + 1}`}>
        <TextAreaField
          label={text}
          rows={3}
          value={one.answer}
          onChange={(answer) => onSaid({ ...said, [key]: { ...one, answer } })}
        />
        <TextField
          label={`Minh chứng của câu ${at + 1}`}
          value={one.evidence}
          onChange={(evidence) => onSaid({ ...said, [key]: { ...one, evidence } })}
        />
      </FieldGroup>
    );
  });
}

const answersOf = (questions: Question[], said: Said): Pick<Answer, 'key' | 'answer' | 'evidence'>[] =>
  questions.map(({ key }) => ({
    key,
    answer: said[key]?.answer.trim() || null,
    evidence: said[key]?.evidence.trim() || null,
  }));

const saidOf = (answers: Answer[]): Said =>
  Object.fromEntries(
    answers.map(({ key, answer, evidence }) => [key, { answer: answer ?? '', evidence: evidence ?? '' }]),
  );

interface WriteProps {
  /** Of the turn. */
  code: string;
  year: number;
  questions: Question[];
  /** What was sent and came back, to be set right. */
  before: Answer[];
}

/** The year's answers; sent, they lie with the head, then with the office. */
export function WriteForm({ code, year, questions, before }: WriteProps) {
  const [said, setSaid] = useState<Said>(() => saidOf(before));
  const write = useMutation(selfReportsApi.selfReports.write.mutationOptions({ onSuccess: useAfterAct() }));
  const answers = answersOf(questions, said);
  return (
    <ActForm
      title={`Tự báo cáo năm ${year}`}
      aside="gửi thủ trưởng duyệt, rồi đến Văn phòng"
      verb="Gửi thủ trưởng duyệt"
      act={write}
      why={answers.some(({ answer }) => answer) ? undefined : 'chưa trả lời câu nào'}
      onSubmit={() => write.mutate({ code, answers })}
    >
      <AnswerFields questions={questions} said={said} onSaid={setSaid} />
    </ActForm>
  );
}

/** A year gone by, as its report stands on paper. */
export function TakeOverForm({
  code,
  questions,
  leads,
  onClose,
}: {
  code: string;
  questions: Question[];
  leads: AgencyRef[];
  onClose(): void;
}) {
  const { today } = useViewer();
  const [year, setYear] = useState(String(Number(today.slice(0, 4)) - 1));
  const [agencyId, setAgency] = useState<string | null>(leads[0]?.id ?? null);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const [said, setSaid] = useState<Said>({});
  const take = useMutation(
    selfReportsApi.selfReports.takeOver.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const answers = answersOf(questions, said);
  const isYear = /^\d{4}$/.test(year);
  return (
    <ActForm
      title="Ghi tự báo cáo của năm trước theo bản giấy"
      verb="Ghi"
      act={take}
      why={
        isYear && answers.some(({ answer }) => answer) ? undefined : 'chưa ghi năm hoặc chưa trả lời câu nào'
      }
      onClose={onClose}
      onSubmit={() =>
        take.mutate({
          ...{ code, agencyId, year: Number(year), answers },
          ...{ paperNumber: number.trim() || null, paperOn: on },
        })
      }
    >
      {leads.length > 1 ? (
        <SelectField
          label="Cơ quan báo cáo"
          required
          options={leads.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={(id) => id && setAgency(id)}
        />
      ) : null}
      <TextField label="Năm" required inputMode="numeric" value={year} onChange={setYear} />
      <Pair>
        <TextField label="Số báo cáo" value={number} onChange={setNumber} />
        <DateField label="Ngày báo cáo" max={today} value={on} onChange={setOn} />
      </Pair>
      <AnswerFields questions={questions} said={said} onSaid={setSaid} />
    </ActForm>
  );
}
