import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, IconButton } from '#platform/ui/button.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconArrowDown, IconArrowUp, IconX } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { stepRoleLabels } from '../../labels.ts';
import { useAgencyOptions } from '../../review/components/agency-choice.tsx';
import { type Step, StepRole } from '../schema.ts';
import css from './steps.module.css';

interface Props {
  steps: Step[];
  /** How many of the first have handed over: those stay. */
  fixed: number;
  busy: boolean;
  onSet(steps: Step[]): void;
  onCancel(): void;
}

type Draft = Omit<Step, 'agencyId'> & { agencyId: string | null };

const roles = StepRole.options.map((value) => ({ value, label: stepRoleLabels[value] }));

/** The desks in order: what each does, who it is, by when. */
export function StepsForm({ steps, fixed, busy, onSet, onCancel }: Props) {
  const { today } = useViewer();
  const agencies = useAgencyOptions(today);
  const [drafts, setDrafts] = useState<Draft[]>(() => steps.map(plain));
  const [tried, setTried] = useState(false);
  const isWhole = drafts.length >= 2 && drafts.every(({ agencyId }) => agencyId !== null);
  const change = (at: number, changes: Partial<Draft>) =>
    setDrafts(drafts.map((one, i) => (i === at ? { ...one, ...changes } : one)));
  const add = () =>
    setDrafts([
      ...drafts,
      { id: crypto.randomUUID(), role: 'appraise', agencyId: null, isAbove: false, product: null, due: null },
    ]);
  const swap = (at: number) => setDrafts(drafts.toSpliced(at, 2, ...drafts.slice(at, at + 2).reverse()));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole) onSet(drafts as Step[]);
      }}
    >
      <ol className={css.rows}>
        {drafts.map((draft, at) => (
          <StepRow
            key={draft.id}
            number={at + 1}
            draft={draft}
            agencies={agencies}
            isFixed={at < fixed}
            onChange={(changes) => change(at, changes)}
            {...(at > fixed ? { onUp: () => swap(at - 1) } : {})}
            {...(at >= fixed && at < drafts.length - 1 ? { onDown: () => swap(at) } : {})}
            onRemove={() => setDrafts(drafts.toSpliced(at, 1))}
          />
        ))}
      </ol>
      {tried && !isWhole ? (
        <AlertLine tone="look" live>
          Cần ít nhất hai bước, mỗi bước có cơ quan. Chưa có gì được lưu.
        </AlertLine>
      ) : null}
      <Actions>
        <Button small variant="filled" type="submit" busy={busy}>
          Xác nhận các bước
        </Button>
        <Button small onClick={add}>
          Thêm bước
        </Button>
        <Button small variant="quiet" onClick={onCancel}>
          Thôi
        </Button>
      </Actions>
    </form>
  );
}

const plain = ({ id, role, agencyId, isAbove, product, due }: Step): Draft => ({
  ...{ id, role, agencyId, isAbove, product, due },
});

interface RowProps {
  number: number;
  draft: Draft;
  agencies: SelectOption[];
  isFixed: boolean;
  onChange(changes: Partial<Draft>): void;
  onUp?: () => void;
  onDown?: () => void;
  onRemove(): void;
}

function StepRow({ number, draft, agencies, isFixed, onChange, onUp, onDown, onRemove }: RowProps) {
  const named = `bước ${number}`;
  return (
    <li className={css.row}>
      <SelectField
        label={`${number}. Việc`}
        options={roles}
        value={draft.role}
        disabled={isFixed}
        onChange={(value) => {
          const role = StepRole.safeParse(value);
          if (role.success) onChange({ role: role.data, isAbove: role.data === 'decide' || draft.isAbove });
        }}
      />
      <SelectField
        label="Cơ quan"
        options={agencies}
        value={draft.agencyId}
        disabled={isFixed}
        searchable
        onChange={(agencyId) => onChange({ agencyId })}
      />
      <DateField
        label="Hạn của bước"
        value={draft.due}
        disabled={isFixed}
        onChange={(due) => onChange({ due })}
      />
      <span className={css.moves}>
        <IconButton label={`Đưa ${named} lên`} onClick={onUp ?? (() => {})} disabled={!onUp}>
          <IconArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Đưa ${named} xuống`} onClick={onDown ?? (() => {})} disabled={!onDown}>
          <IconArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Bỏ ${named}`} onClick={onRemove} disabled={isFixed}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </span>
      <div className={css.above}>
        <TextField
          label="Sản phẩm của bước"
          value={draft.product ?? ''}
          maxLength={500}
          disabled={isFixed}
          onChange={(product) => onChange({ product: product.trim() === '' ? null : product })}
        />
        <TickField
          label="Cấp trên của Văn phòng: chỉ chờ cho ý kiến, Văn phòng ghi thay"
          checked={draft.isAbove}
          onChange={(isAbove) => onChange({ isAbove })}
        />
      </div>
    </li>
  );
}
