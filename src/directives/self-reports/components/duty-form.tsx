import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { selfReportsApi } from '../api.ts';
import type { Question, SelfReportsView } from '../schema.ts';

/** The questions, a line each; a line that stays as it was stays the same question. */
function readLines(lines: string, before: Question[]): Question[] {
  const said = lines.split('\n').map((line) => line.trim());
  return said.filter(Boolean).map((text) => {
    const key = before.find((one) => one.text === text)?.key ?? `cau-${crypto.randomUUID().slice(0, 8)}`;
    return { key, text };
  });
}

/** What the lead answers each year, and on which day; the office's own words. */
export function DutyForm({ view, onClose }: { view: SelfReportsView; onClose?(): void }) {
  const { today } = useViewer();
  const [known, setKnown] = useState<Question[]>(view.questions ?? []);
  const [lines, setLines] = useState(() => known.map(({ text }) => text).join('\n'));
  const [firstDue, setDue] = useState<string | null>(null);
  const [back, setBack] = useState<'same' | 'before' | null>(null);
  // A day in the first half of a year mostly closes the year before; whoever sets it says.
  const about = back ?? (firstDue && Number(firstDue.slice(5, 7)) <= 6 ? 'before' : 'same');
  const set = useMutation(
    selfReportsApi.selfReports.set.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const isNew = view.questions === null;
  const hasLines = lines.trim().length >= 5;
  return (
    <ActForm
      title={isNew ? 'Đặt tự báo cáo hằng năm' : 'Sửa câu hỏi tự báo cáo'}
      verb="Lưu"
      act={set}
      why={hasLines && (firstDue || !isNew) ? undefined : 'chưa ghi câu hỏi hoặc ngày nộp'}
      {...(onClose ? { onClose } : {})}
      onSubmit={() =>
        set.mutate({
          ...{ code: view.code, questions: readLines(lines, known), firstDue },
          yearsBack: about === 'before' ? 1 : 0,
        })
      }
      more={view.shipped.map(({ key, name, questions }) => (
        <Button
          key={key}
          onClick={() => {
            setKnown(questions);
            setLines(questions.map(({ text }) => text).join('\n'));
          }}
        >
          Lấy câu hỏi mẫu: {name}
        </Button>
      ))}
    >
      <TextAreaField
        label="Câu hỏi"
        hint="Mỗi dòng một câu. Câu hỏi mẫu là lời của dự án, không dẫn từ quy định nào; cơ quan sửa theo yêu cầu của mình."
        rows={7}
        value={lines}
        onChange={setLines}
      />
      {isNew ? (
        <>
          <DateField
            label="Ngày nộp đầu tiên"
            hint="Sau đó hằng năm đến ngày này; mỗi năm là một kỳ tính riêng."
            required
            min={today}
            value={firstDue}
            onChange={setDue}
          />
          <ChoiceField
            label="Báo cáo về"
            look="segments"
            value={about}
            onChange={setBack}
            options={[
              { value: 'same', label: 'Năm của ngày nộp' },
              { value: 'before', label: 'Năm trước ngày nộp' },
            ]}
          />
        </>
      ) : null}
    </ActForm>
  );
}
