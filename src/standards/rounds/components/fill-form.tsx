import { parseNumber } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { exactOf, holds } from '../../exact/rules.ts';
import { formatDecimal, resultLabels } from '../../labels.ts';
import { Result, results } from '../../schema.ts';
import type { Line } from '../schema.ts';
import { useRoundAct } from './use-round-act.ts';

type From = 'facts' | 'entered' | 'none';

/** As typed, with a comma, to the decimal that is sent; null where it is no number. */
function decimalOf(text: string): string | null {
  const value = parseNumber(text);
  return value === null ? null : String(value);
}

/** What the value comes to by itself: null where only a person can say. */
function verdictOf({ computed, threshold }: Line, from: From, value: string | null): Result {
  if (from === 'facts') return computed?.result ?? 'notAssessed';
  if (from === 'none' || value === null || !threshold) return 'notAssessed';
  return holds(exactOf(value), threshold.operator, exactOf(threshold.value)) ? 'met' : 'unmet';
}

function startOf({ computed, valueFrom, indicator, state }: Line): From {
  if (state !== 'empty') return valueFrom ?? 'none';
  if (computed) return 'facts';
  return indicator.kind === 'judged' ? 'none' : 'entered';
}

/** What a unit writes down of an indicator: a value with where it comes from, a result, and why. */
export function FillForm({ roundId, line, onDone }: { roundId: string; line: Line; onDone(): void }) {
  const { indicator, computed } = line;
  const [from, setFrom] = useState<From>(startOf(line));
  const [text, setText] = useState(
    line.valueFrom === 'entered' && line.value ? formatDecimal(line.value) : '',
  );
  const [source, setSource] = useState(line.valueSource ?? '');
  const value = decimalOf(text);
  const verdict = verdictOf(line, from, value);
  const [own, setOwn] = useState<Result | null>(line.state === 'empty' ? null : line.result);
  const [note, setNote] = useState(line.note ?? '');
  const result = own ?? verdict;
  const fill = useRoundAct('fill', onDone);
  const lacksNote = result !== verdict && note.trim() === '';
  const choices = [
    ...(computed ? [{ value: 'facts' as const, label: `Theo số liệu: ${computed.words}` }] : []),
    { value: 'entered' as const, label: 'Nhập giá trị, kèm nguồn' },
    { value: 'none' as const, label: 'Không có giá trị' },
  ];
  const submit = () =>
    fill.mutate({
      ...{ roundId, indicatorId: indicator.id, entryId: line.entryId, result, note: note.trim() || null },
      valueFrom: from === 'none' ? null : from,
      value: from === 'entered' ? value : null,
      valueSource: from === 'entered' ? source.trim() || null : null,
    });
  return (
    <ActFields verb="Lưu" act={fill} onSubmit={submit} why={lacksNote ? 'ghi lý do ở ghi chú' : undefined}>
      <ChoiceField label="Giá trị" options={choices} value={from} onChange={setFrom} />
      {from === 'entered' ? (
        <>
          <TextField
            label={`Giá trị${indicator.unit ? ` (${indicator.unit})` : ''}`}
            required
            inputMode="decimal"
            value={text}
            onChange={setText}
            hint={indicator.kind === 'document' ? 'Có: ghi 1. Chưa có: ghi 0.' : undefined}
            error={text !== '' && value === null ? 'Ghi bằng số, phần lẻ sau dấu phẩy.' : undefined}
          />
          <TextField
            label="Nguồn của giá trị"
            required
            hint="Số, ngày của văn bản hoặc sổ sách ghi giá trị này."
            value={source}
            onChange={setSource}
          />
        </>
      ) : null}
      <SelectField
        label="Kết quả"
        required
        options={results.map((one) => ({
          value: one,
          label: `${resultLabels[one]}${one === verdict ? ' (tính được)' : ''}`,
        }))}
        value={result}
        onChange={(chosen) => setOwn(Result.parse(chosen))}
      />
      <TextAreaField
        label="Ghi chú"
        hint={result === verdict ? undefined : 'Kết quả khác kết quả tính được: ghi vì sao.'}
        value={note}
        onChange={setNote}
      />
    </ActFields>
  );
}
