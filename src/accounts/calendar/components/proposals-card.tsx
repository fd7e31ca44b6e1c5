import { dayOfWeek, formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { TickField } from '#platform/ui/choice-field.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { FieldGroup } from '../../components/entry.tsx';
import { weekdayLabels } from '../labels.ts';
import type { YearView } from '../schema.ts';
import { BASIS_MISSING, BasisFields, isBasisMissing, noBasis } from './basis-fields.tsx';
import { useCalendarAct } from './use-calendar-act.ts';

/** What the law lets expect of the year; a person says by which decision it is so. */
export function ProposalsCard({ view }: { view: YearView }) {
  const { year, known, proposals } = view;
  const [dropped, setDropped] = useState<string[]>([]);
  const [basis, setBasis] = useState(noBasis);
  const [asked, setAsked] = useState(false);
  const confirm = useCalendarAct('confirm', () => setAsked(false));
  const isGiven = (day: YearView['proposals'][number]) => known === null && day.isFixed;
  const days = proposals.filter(({ day }) => !dropped.includes(day)).map(({ day }) => day);
  const submit = () => {
    setAsked(true);
    if (!isBasisMissing(basis)) confirm.mutate({ year, days, ...basis });
  };
  return (
    <ActForm
      title={known ? 'Ngày nghỉ luật định chưa có trong lịch' : `Xác nhận lịch năm ${year}`}
      aside={`${proposals.length} ngày`}
      current={known === null}
      verb={known ? 'Đưa vào lịch' : `Xác nhận lịch năm ${year}`}
      why={days.length === 0 ? 'chưa chọn ngày nào' : undefined}
      act={confirm}
      onSubmit={submit}
    >
      <FieldGroup
        title="Ngày đề nghị"
        hint="Phần mềm tính theo luật và âm lịch. Ngày nghỉ Tết, ngày nghỉ bù lấy theo văn bản của năm: bỏ chọn ngày không đúng, thêm ngày còn thiếu sau khi xác nhận."
      >
        {proposals.map((proposal) => (
          <TickField
            key={proposal.day}
            label={`${formatDate(proposal.day)}, ${weekdayLabels[dayOfWeek(proposal.day)]}: ${proposal.name}`}
            checked={isGiven(proposal) || !dropped.includes(proposal.day)}
            disabled={isGiven(proposal)}
            onChange={(checked) =>
              setDropped(checked ? dropped.filter((day) => day !== proposal.day) : [...dropped, proposal.day])
            }
          />
        ))}
      </FieldGroup>
      <BasisFields
        value={basis}
        onChange={setBasis}
        hint="Thông báo về nghỉ Tết, nghỉ bù của năm: số, ký hiệu, cơ quan ban hành."
        error={asked && isBasisMissing(basis) ? BASIS_MISSING : undefined}
      />
    </ActForm>
  );
}
