import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import type { AgencyRef } from '#accounts/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { degreeLabels, rankLabels } from '../../labels.ts';
import { type NeedLine, NewNeed } from '../schema.ts';
import { useNeedsAct } from './use-needs-act.ts';

const ranks = Object.entries(rankLabels).map(([value, label]) => ({ value, label }));
const degrees = Object.entries(degreeLabels).map(([value, label]) => ({ value, label }));

type Draft = Omit<NeedLine, 'there' | 'needed' | 'reason'> & {
  there: string;
  needed: string;
  reason: string;
};
const blank = (): Draft => ({
  ...{ id: crypto.randomUUID(), position: '', rank: null, degree: null, there: '', needed: '', reason: '' },
});

interface Props {
  addressees: AgencyRef[];
  year: number;
  onClose(): void;
}

/** A need as it is written: kept as a draft, sent by the next press. */
export function NeedForm({ addressees, year: thisYear, onClose }: Props) {
  const [toAgencyId, setTo] = useState<string | null>(addressees[0]?.id ?? null);
  const [year, setYear] = useState(String(thisYear + 1));
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState([blank()]);
  const [asked, setAsked] = useState(false);
  const save = useNeedsAct('save', onClose);
  const read = NewNeed.safeParse({
    ...{ toAgencyId, year: Number(year), reason, title: `Nhu cầu về đội ngũ năm ${year}` },
    lines: lines.map((line) => ({
      ...line,
      ...{ there: numberOf(line.there), needed: numberOf(line.needed), reason: line.reason || null },
    })),
  });
  const set = (at: number, part: Partial<Draft>) =>
    setLines(lines.map((line, n) => (n === at ? { ...line, ...part } : line)));
  return (
    <ActForm
      title="Lập nhu cầu về đội ngũ"
      verb="Lưu bản chưa gửi"
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) save.mutate(read.data);
      }}
    >
      <SelectField
        label="Gửi tới"
        required
        options={addressees.map(({ id, name }) => ({ value: id, label: name }))}
        value={toAgencyId}
        onChange={setTo}
        hint="Cơ quan được Văn phòng giao xem đội ngũ của trường."
      />
      <TextField label="Cho năm" required inputMode="numeric" value={year} onChange={setYear} />
      <TextAreaField
        label="Lý do chung"
        required
        value={reason}
        onChange={setReason}
        error={asked && !reason.trim() ? 'Ghi lý do chung.' : undefined}
      />
      {lines.map((line, at) => (
        <FieldGroup key={line.id} title={`Vị trí ${at + 1}`}>
          <TextField
            label="Vị trí cần"
            required
            value={line.position}
            onChange={(position) => set(at, { position })}
            error={asked && !line.position.trim() ? 'Ghi vị trí cần.' : undefined}
          />
          <SelectField
            label="Hạng"
            clearable
            options={ranks}
            value={line.rank}
            onChange={(rank) => set(at, { rank })}
          />
          <SelectField
            label="Trình độ"
            clearable
            options={degrees}
            value={line.degree}
            onChange={(degree) => set(at, { degree: degree as Draft['degree'] })}
          />
          <Pair>
            <TextField
              label="Hiện có"
              required
              inputMode="numeric"
              value={line.there}
              onChange={(there) => set(at, { there })}
              error={asked && numberOf(line.there) === null ? 'Ghi số người.' : undefined}
            />
            <TextField
              label="Đề nghị thêm"
              required
              inputMode="numeric"
              value={line.needed}
              onChange={(needed) => set(at, { needed })}
              error={asked && numberOf(line.needed) === null ? 'Ghi số người.' : undefined}
            />
          </Pair>
          <TextField label="Lý do" value={line.reason} onChange={(said) => set(at, { reason: said })} />
          {lines.length > 1 ? (
            <Button small onClick={() => setLines(lines.filter((one) => one !== line))}>
              Bỏ vị trí {at + 1}
            </Button>
          ) : null}
        </FieldGroup>
      ))}
      <Button small onClick={() => setLines([...lines, blank()])}>
        Thêm vị trí
      </Button>
    </ActForm>
  );
}

const numberOf = (said: string): number | null => (/^\d{1,4}$/.test(said.trim()) ? Number(said) : null);
