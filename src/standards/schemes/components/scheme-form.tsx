import { formatNumber } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { schemesApi } from '../api.ts';
import type { SchemeInput, SchemesView } from '../schema.ts';
import css from './scheme.module.css';

const empty: SchemeInput = {
  ...{ title: '', number: null, issuer: null, issuedOn: null, documentId: null, setId: null },
  ...{ targetLevel: 1, targetOn: null, phases: [], committee: null, budget: [] },
};

interface Lined {
  key: string;
}
type Draft = Omit<SchemeInput, 'phases' | 'budget'> & {
  phases: (SchemeInput['phases'][number] & Lined)[];
  budget: (SchemeInput['budget'][number] & Lined)[];
};

const lined = <T,>(rows: T[]): (T & Lined)[] => rows.map((row) => ({ ...row, key: crypto.randomUUID() }));
const draftOf = ({ phases, budget, ...scheme }: SchemeInput): Draft => ({
  ...scheme,
  phases: lined(phases),
  budget: lined(budget.map((one) => ({ ...one, amount: one.amount && formatNumber(Number(one.amount)) }))),
});

/** A scheme as it was decided; it takes the place of the one in force, which stays readable. */
export function SchemeForm({ view, onClose }: { view: SchemesView; onClose(): void }) {
  const { current } = view;
  const [draft, setDraft] = useState(() => draftOf(current ?? empty));
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const set = useMutation(
    schemesApi.schemes.set.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    setAsked(true);
    const input = inputOf(draft);
    if (input) set.mutate({ ...input, replaces: current?.id ?? null });
  };
  return (
    <ActForm
      title={current ? 'Ghi đề án thay cho đề án đang thực hiện' : 'Ghi đề án'}
      verb="Ghi đề án"
      act={set}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="Tên đề án"
        required
        value={draft.title}
        onChange={(title) => put({ title })}
        error={asked && !draft.title.trim() ? 'Ghi tên đề án.' : undefined}
      />
      <div className={css.row}>
        <TextField label="Số, ký hiệu" value={draft.number ?? ''} onChange={(number) => put({ number })} />
        <DateField label="Ngày ban hành" value={draft.issuedOn} onChange={(issuedOn) => put({ issuedOn })} />
      </div>
      <TextField label="Cơ quan ban hành" value={draft.issuer ?? ''} onChange={(issuer) => put({ issuer })} />
      <SelectField
        label="Văn bản trong phần mềm"
        placeholder="Chọn văn bản đã nhận"
        clearable
        searchable
        options={view.documents.map(({ id, label }) => ({ value: id, label }))}
        value={draft.documentId}
        onChange={(documentId) => put({ documentId })}
      />
      <Target draft={draft} put={put} view={view} />
      <PhaseLines draft={draft} put={put} asked={asked} />
      <TextAreaField
        label="Ban chỉ đạo"
        hint="Thành phần theo quyết định thành lập."
        value={draft.committee ?? ''}
        onChange={(committee) => put({ committee })}
      />
      <BudgetLines draft={draft} put={put} asked={asked} />
    </ActForm>
  );
}

interface Part {
  draft: Draft;
  put(part: Partial<Draft>): void;
}

function Target({ draft, put, view }: Part & { view: SchemesView }) {
  return (
    <>
      <SelectField
        label="Bộ chỉ tiêu áp dụng"
        clearable
        options={view.sets.map(({ id, label }) => ({ value: id, label }))}
        value={draft.setId}
        onChange={(setId) => put({ setId })}
      />
      <div className={css.row}>
        <SelectField
          label="Mức phải đạt"
          required
          options={[1, 2].map((level) => ({ value: String(level), label: `Mức ${level}` }))}
          value={String(draft.targetLevel)}
          onChange={(level) => put({ targetLevel: Number(level ?? 1) })}
        />
        <DateField label="Chậm nhất" value={draft.targetOn} onChange={(targetOn) => put({ targetOn })} />
      </div>
    </>
  );
}

function PhaseLines({ draft: { phases }, put, asked }: Part & { asked: boolean }) {
  const change = (key: string, part: Partial<Draft['phases'][number]>) =>
    put({ phases: phases.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <fieldset className={css.group}>
      <legend>Giai đoạn</legend>
      {phases.map((one) => (
        <div key={one.key} className={css.line}>
          <TextField
            label="Tên giai đoạn"
            value={one.name}
            onChange={(name) => change(one.key, { name })}
            error={asked && !one.name.trim() ? 'Ghi tên, hoặc bỏ dòng này.' : undefined}
          />
          <DateField label="Từ ngày" value={one.from} onChange={(from) => change(one.key, { from })} />
          <DateField
            label="Đến ngày"
            value={one.to}
            onChange={(to) => change(one.key, { to })}
            error={
              asked && one.from && one.to && one.from > one.to
                ? 'Ngày cuối trước ngày đầu. Sửa lại.'
                : undefined
            }
          />
          <Button small onClick={() => put({ phases: phases.filter(({ key }) => key !== one.key) })}>
            Bỏ
          </Button>
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() => put({ phases: [...phases, ...lined([{ name: '', from: null, to: null }])] })}
        >
          Thêm giai đoạn
        </Button>
      </div>
    </fieldset>
  );
}

function BudgetLines({ draft: { budget }, put, asked }: Part & { asked: boolean }) {
  const change = (key: string, part: Partial<Draft['budget'][number]>) =>
    put({ budget: budget.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <fieldset className={css.group}>
      <legend>Khung kinh phí</legend>
      {budget.map((one) => (
        <div key={one.key} className={css.line}>
          <TextField
            label="Nội dung chi"
            value={one.name}
            onChange={(name) => change(one.key, { name })}
            error={asked && !one.name.trim() ? 'Ghi nội dung, hoặc bỏ dòng này.' : undefined}
          />
          <TextField
            label="Số tiền (đồng)"
            hint="Để trống nếu đề án không nêu."
            inputMode="numeric"
            value={one.amount ?? ''}
            onChange={(amount) => change(one.key, { amount })}
            error={asked && amountOf(one.amount) === undefined ? 'Chỉ ghi chữ số và dấu chấm.' : undefined}
          />
          <TextField
            label="Nguồn"
            value={one.source ?? ''}
            onChange={(source) => change(one.key, { source })}
          />
          <Button small onClick={() => put({ budget: budget.filter(({ key }) => key !== one.key) })}>
            Bỏ
          </Button>
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() => put({ budget: [...budget, ...lined([{ name: '', amount: null, source: null }])] })}
        >
          Thêm khoản
        </Button>
      </div>
    </fieldset>
  );
}

const orNull = (text: string | null): string | null => text?.trim() || null;

/** 1.500.000 → 1500000; null of nothing, undefined of what is no amount. */
function amountOf(text: string | null): string | null | undefined {
  const digits = (text ?? '').replaceAll(/[.\s]/g, '');
  if (digits === '') return null;
  return /^\d{1,18}$/.test(digits) ? digits : undefined;
}

/** The draft as it is sent; null while something in it is missing, which its field says. */
function inputOf({ phases, budget, ...draft }: Draft): SchemeInput | null {
  const sums = budget.map(({ amount }) => amountOf(amount));
  const isWhole =
    draft.title.trim() !== '' &&
    phases.every(({ name, from, to }) => name.trim() !== '' && (!from || !to || from <= to)) &&
    budget.every(({ name }) => name.trim() !== '') &&
    sums.every((sum) => sum !== undefined);
  if (!isWhole) return null;
  const { title, issuedOn, documentId, setId, targetLevel, targetOn } = draft;
  return {
    ...{ title, issuedOn, documentId, setId, targetLevel, targetOn },
    ...{ number: orNull(draft.number), issuer: orNull(draft.issuer), committee: orNull(draft.committee) },
    phases: phases.map(({ name, from, to }) => ({ name, from, to })),
    budget: budget.map(({ name, source }, i) => ({
      ...{ name, amount: sums[i] ?? null },
      source: orNull(source),
    })),
  };
}
