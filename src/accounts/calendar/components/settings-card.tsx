import { useState } from 'react';
import type { CalendarSettings } from '#platform/calendar/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { FieldGroup } from '../../components/entry.tsx';
import { edgeLabels, weekdayLabels } from '../labels.ts';
import { useCalendarAct } from './use-calendar-act.ts';

interface Props {
  settings: CalendarSettings;
  mayKeep: boolean;
}

/** What each office decides for itself: its week, and how it reads the words around a day. */
export function SettingsCard({ settings, mayKeep }: Props) {
  const [editing, setEditing] = useState(false);
  const { weeklyOff, edges } = settings;
  if (editing) return <SettingsForm settings={settings} onClose={() => setEditing(false)} />;
  return (
    <Card
      title="Cách tính của cơ quan"
      aside={
        mayKeep ? (
          <Button small onClick={() => setEditing(true)}>
            Sửa cách tính
          </Button>
        ) : null
      }
    >
      <Facts
        labelWidth={150}
        facts={[
          ['Nghỉ hằng tuần', weeklyOff.map((day) => weekdayLabels[day]).join(', ') || 'không'],
          ['“Trước ngày X”', edgeLabels[edges.before]],
          ['“Đến ngày X”', edgeLabels[edges.until]],
        ]}
      />
    </Card>
  );
}

const edgeOptions = (['day-before', 'same-day'] as const).map((value) => ({
  value,
  label: edgeLabels[value],
}));

function SettingsForm({ settings, onClose }: { settings: CalendarSettings; onClose(): void }) {
  const [{ weeklyOff, edges }, setValues] = useState(settings);
  const set = useCalendarAct('set', onClose);
  const tick = (weekday: number, off: boolean) => {
    const kept = weeklyOff.filter((one) => one !== weekday);
    setValues({ edges, weeklyOff: off ? [...kept, weekday].sort() : kept });
  };
  return (
    <ActForm
      title="Cách tính của cơ quan"
      verb="Lưu cách tính"
      why={weeklyOff.length > 6 ? 'để lại ít nhất một ngày làm việc' : undefined}
      act={set}
      onSubmit={() => set.mutate({ weeklyOff, edges })}
      onClose={onClose}
    >
      <FieldGroup title="Nghỉ hằng tuần" hint="Trường làm việc thứ Bảy thì bỏ chọn thứ Bảy.">
        {Object.entries(weekdayLabels).map(([weekday, label]) => (
          <TickField
            key={weekday}
            label={label}
            checked={weeklyOff.includes(Number(weekday))}
            onChange={(off) => tick(Number(weekday), off)}
          />
        ))}
      </FieldGroup>
      <ChoiceField
        label="“Trước ngày X” là"
        options={edgeOptions}
        value={edges.before}
        onChange={(before) => setValues({ weeklyOff, edges: { ...edges, before } })}
      />
      <ChoiceField
        label="“Đến ngày X”, “chậm nhất ngày X” là"
        options={edgeOptions}
        value={edges.until}
        onChange={(until) => setValues({ weeklyOff, edges: { ...edges, until } })}
      />
    </ActForm>
  );
}
