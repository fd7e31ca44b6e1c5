import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { ResultRow } from '../schema.ts';
import { useResultsAct } from './use-results-act.ts';

/** One learner's mark; a verdict by hand names its basis. */
export function ResultForm({ classId, row, onClose }: { classId: string; row: ResultRow; onClose(): void }) {
  const before = row.result;
  const [mark, setMark] = useState(
    typeof before?.mark === 'number' ? String(before.mark).replace('.', ',') : '',
  );
  const [verdict, setVerdict] = useState<'none' | 'passed' | 'failed'>(before?.verdict ?? 'none');
  const [basis, setBasis] = useState(before?.basis ?? '');
  const [asked, setAsked] = useState(false);
  const save = useResultsAct('save', onClose);
  const number = mark.trim() === '' ? null : Number(mark.replace(',', '.'));
  const isMark = number === null || (Number.isFinite(number) && number >= 0 && number <= 10);
  const lacksBasis = verdict !== 'none' && !basis.trim();
  return (
    <ActForm
      title={`Kết quả của ${row.name}`}
      verb="Ghi kết quả"
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (!isMark || lacksBasis) return;
        const result = {
          ...{ mark: number, verdict: verdict === 'none' ? null : verdict, basis: basis.trim() || null },
        };
        save.mutate({ classId, results: [{ enrolmentId: row.enrolmentId, result }] });
      }}
    >
      <TextField
        label="Điểm"
        hint="Thang điểm 10."
        inputMode="decimal"
        value={mark}
        onChange={setMark}
        error={asked && !isMark ? 'Ghi số từ 0 đến 10.' : undefined}
      />
      <ChoiceField<'none' | 'passed' | 'failed'>
        label="Xét bằng tay"
        look="segments"
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: 'none', label: 'Không' },
          { value: 'passed', label: 'Đạt' },
          { value: 'failed', label: 'Chưa đạt' },
        ]}
      />
      {verdict === 'none' ? null : (
        <TextField
          label="Căn cứ"
          required
          hint="Quyết định hoặc biên bản xét."
          value={basis}
          onChange={setBasis}
          error={asked && lacksBasis ? 'Ghi căn cứ.' : undefined}
        />
      )}
    </ActForm>
  );
}
