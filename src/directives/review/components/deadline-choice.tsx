import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { cadenceLabels } from '../../labels.ts';
import { Cadence, type Deadline } from '../../schema.ts';
import { proposedDeadline } from '../rules.ts';
import type { ReviewItem } from '../schema.ts';
import css from './item-card.module.css';

type Mode = 'document' | 'none' | 'office' | 'cadence';

interface Props {
  value: Deadline;
  read: ReviewItem['deadlineRead'];
  /** The day of the document: nothing is due before it. */
  from: string | null;
  onChange(deadline: Deadline): void;
}

const cadences = Cadence.options.map((value) => ({ value, label: cadenceLabels[value] }));

/**
 * No deadline is a real answer (design rule 5). A day of the document stays the document's; the office may set
 * its own day or a rhythm of reports, and the origin is kept with it.
 */
export function DeadlineChoice({ value, read, from, onChange }: Props) {
  const proposed = proposedDeadline(read && { ...read, date: read.date });
  const [opening, setOpening] = useState<Mode | null>(null);
  const mode = opening ?? modeOf(value);

  const choose = (next: Mode) => {
    setOpening(next);
    if (next === 'none') set({ kind: 'none' });
    if (next === 'document') set(proposed);
  };
  const set = (deadline: Deadline) => {
    setOpening(null);
    onChange(deadline);
  };
  return (
    <div className={css.deadline}>
      <ChoiceField
        label="Thời hạn"
        hideLabel
        look="segments"
        value={mode}
        onChange={choose}
        options={[
          ...(proposed.kind === 'none' ? [] : [{ value: 'document' as const, label: wordsOf(proposed) }]),
          { value: 'none', label: 'Không thời hạn' },
          { value: 'office', label: 'Văn phòng đặt…' },
          { value: 'cadence', label: 'Định kỳ báo cáo…' },
        ]}
      />
      <PhraseOf read={read} undated={mode === 'none'} />
      {mode === 'office' ? (
        <DateField
          label="Ngày văn phòng đặt"
          small
          value={value.kind === 'date' && value.origin === 'office' ? value.date : null}
          onChange={(date) => date && set({ kind: 'date', date, origin: 'office' })}
          {...(from ? { min: from } : {})}
        />
      ) : null}
      {mode === 'cadence' ? (
        <SelectField
          label="Văn phòng đặt định kỳ"
          small
          options={cadences}
          value={value.kind === 'cadence' && value.origin === 'office' ? value.every : null}
          onChange={(every) =>
            every && set({ kind: 'cadence', every: Cadence.parse(every), origin: 'office' })
          }
        />
      ) : null}
    </div>
  );
}

function modeOf(value: Deadline): Mode {
  if (value.kind === 'none') return 'none';
  if (value.origin === 'document') return 'document';
  return value.kind === 'date' ? 'office' : 'cadence';
}

export function wordsOf(deadline: Deadline): string {
  if (deadline.kind === 'none') return 'Không thời hạn';
  const words = deadline.kind === 'date' ? formatDate(deadline.date) : cadenceLabels[deadline.every];
  return deadline.origin === 'document' ? `Văn bản: ${words}` : words;
}

/** What the document itself says of time, word for word. */
function PhraseOf({ read, undated }: { read: ReviewItem['deadlineRead']; undated: boolean }) {
  if (!read)
    return <span className={css.quiet}>văn bản không nêu{undated ? '; có thể để như vậy' : ''}</span>;
  if (read.kind === 'soft') return <StateLabel state="doubt" phrase={read.phrase} />;
  // A day that stands in no words of the document: whoever decides must see what it comes from.
  const counted =
    read.kind === 'relative' && read.date
      ? `, tính theo lịch làm việc của cơ quan là ${formatDate(read.date)}`
      : '';
  return (
    <span className={css.quiet}>
      văn bản ghi “{read.phrase}”{counted}
    </span>
  );
}
