import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { UnitForm } from '#accounts/components/unit-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconSend } from '#platform/ui/icons.ts';
import { AddChip, Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { DirectiveDetail } from '../../schema.ts';
import { handoverApi } from '../api.ts';
import type { Choices, Recipient } from '../schema.ts';
import css from './hand-on-form.module.css';
import type { HandoverActs } from './use-handover-acts.ts';

interface Props {
  directive: DirectiveDetail;
  give: HandoverActs['give'];
}

/** To whom inside the agency, which part, by when. */
export function HandOnForm(props: Props) {
  const choices = useQuery(handoverApi.handover.choices.queryOptions());
  if (choices.isPending) return <LoadingRows rows={3} label="Đang tải đơn vị trong cơ quan" />;
  if (choices.isError) return <AlertLine tone="look">{sentenceOf(choices.error)}</AlertLine>;
  return <Form {...props} choices={choices.data} />;
}

const NOBODY = 'Chưa chọn nơi nhận. Chưa có gì được giao. Chọn đơn vị hoặc người rồi thử lại.';

function Form({ directive, give, choices }: Props & { choices: Choices }) {
  const { today } = useViewer();
  const [units, setUnits] = useState<string[]>([]);
  const [people, setPeople] = useState<string[]>([]);
  const [text, setText] = useState('');
  const [due, setDue] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const to: Recipient[] = [
    ...units.map((agencyId) => ({ agencyId })),
    ...people.map((userId) => ({ userId })),
  ];
  const limit = directive.standing.due;
  const max = limit && limit >= today ? limit : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (to.length === 0 || give.isPending) return;
    const clear = () => {
      setUnits([]);
      setPeople([]);
      setText('');
      setDue(null);
      setAsked(false);
    };
    give.mutate({ code: directive.code, to, text: text.trim() || null, due }, { onSuccess: clear });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <UnitTicks choices={choices} chosen={units} onChange={setUnits} />
      <PeopleField choices={choices} chosen={people} onChange={setPeople} />
      {asked && to.length === 0 ? (
        <AlertLine tone="look" live>
          {NOBODY}
        </AlertLine>
      ) : null}
      <TextAreaField
        label="Phần việc phải làm"
        hint="Để trống nếu giao cả nhiệm vụ."
        rows={2}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
      <DateField
        label="Thời hạn nội bộ"
        hint={max ? `không sau thời hạn của nhiệm vụ, ${formatDate(max)}` : undefined}
        min={today}
        {...(max ? { max } : {})}
        value={due}
        onChange={setDue}
      />
      <Foot busy={give.isPending} />
    </form>
  );
}

function Foot({ busy }: { busy: boolean }) {
  return (
    <div className={css.foot}>
      <Button variant="filled" type="submit" icon={<IconSend size={16} aria-hidden />} busy={busy}>
        Giao việc
      </Button>
      <span className={css.note}>
        Chỉ người trong cơ quan và nơi nhận xem được. Hạn của nhiệm vụ không đổi.
      </span>
    </div>
  );
}

interface ChoiceProps {
  choices: Choices;
  chosen: string[];
  onChange(chosen: string[]): void;
}

function UnitTicks({ choices: { units }, chosen, onChange }: ChoiceProps) {
  const [isAdding, setAdding] = useState(false);
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className={css.group}>
      <legend>Đơn vị nhận</legend>
      <div className={css.ticks}>
        {units.map(({ id, name }) => (
          <TickField
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
        {units.length === 0 ? <Quiet>Cơ quan chưa có đơn vị nào trong danh bạ.</Quiet> : null}
      </div>
      {isAdding ? (
        <UnitForm
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            onChange([...chosen, id]);
          }}
        />
      ) : (
        <AddChip onPress={() => setAdding(true)}>Thêm đơn vị</AddChip>
      )}
    </fieldset>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => <span className={css.note}>{children}</span>;

function PeopleField({ choices: { people }, chosen, onChange }: ChoiceProps) {
  if (people.length === 0) return null;
  const left = people.filter(({ userId }) => !chosen.includes(userId));
  return (
    <div className={css.group}>
      <SelectField
        label="Hoặc giao đích danh"
        options={left.map(({ userId, name, positionTitle, unit }) => ({
          value: userId,
          label: `${name}, ${positionTitle}, ${unit}`,
        }))}
        value={null}
        onChange={(userId) => userId && onChange([...chosen, userId])}
        placeholder="Chọn người"
        searchable
      />
      {chosen.length > 0 ? (
        <Chips>
          {people
            .filter(({ userId }) => chosen.includes(userId))
            .map(({ userId, name, positionTitle }) => (
              <RoleChip
                key={userId}
                word={positionTitle}
                agency={name}
                onRemove={() => onChange(chosen.filter((other) => other !== userId))}
              />
            ))}
        </Chips>
      ) : null}
    </div>
  );
}
