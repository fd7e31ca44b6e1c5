import { useState } from 'react';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { verdictLabels } from '../labels.ts';
import { type Verdict, verdicts } from '../schema.ts';
import { AgencyField } from './agency-field.tsx';

export interface Comes {
  verdict: Verdict | null;
  reviewOn: string | null;
  toAgencyId: string | null;
}

export function useComes(first: Verdict | null) {
  const [comes, setComes] = useState<Comes>({ verdict: first, reviewOn: null, toAgencyId: null });
  const { verdict, reviewOn, toAgencyId } = comes;
  const lacks = !verdict || (verdict === 'interim' && !reviewOn) || (verdict === 'forwarded' && !toAgencyId);
  return { comes, setComes, isWhole: !lacks };
}

interface Props {
  comes: Comes;
  setComes(comes: Comes): void;
  /** Said once somebody has tried to save. */
  tried: boolean;
  /** The day of review comes after the answer. */
  after: string;
}

const options = verdicts.map((value) => ({ value, label: verdictLabels[value] }));

/** What an answer comes to, and what goes with that. */
export function VerdictFields({ comes, setComes, tried, after }: Props) {
  const { verdict, reviewOn, toAgencyId } = comes;
  return (
    <>
      <SelectField
        label="Kết quả"
        required
        options={options}
        value={verdict}
        onChange={(value) => setComes({ ...comes, verdict: value as Verdict | null })}
        error={tried && !verdict ? 'Chọn kết quả trả lời.' : undefined}
      />
      {verdict === 'interim' ? (
        <DateField
          label="Ngày xem lại"
          required
          min={after}
          value={reviewOn}
          onChange={(value) => setComes({ ...comes, reviewOn: value })}
          error={tried && !reviewOn ? 'Ghi ngày xem lại.' : undefined}
        />
      ) : null}
      {verdict === 'forwarded' ? (
        <AgencyField
          label="Chuyển đến"
          value={toAgencyId}
          onChange={(value) => setComes({ ...comes, toAgencyId: value })}
          error={tried && !toAgencyId ? 'Chọn cơ quan có thẩm quyền.' : undefined}
        />
      ) : null}
    </>
  );
}
