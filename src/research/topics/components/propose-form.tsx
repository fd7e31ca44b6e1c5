import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { blankPerson, PeopleFields, whoOf } from '../../components/people-fields.tsx';
import { researchApi } from '../api.ts';
import { memberLabels } from '../labels.ts';
import { NewTopic, type TopicList, type TopicWords } from '../schema.ts';
import { TopicFields } from './topic-fields.tsx';

const blank: TopicWords = {
  ...{ kind: 'topic', level: 'school', title: '', field: null, managingAgencyId: null, summary: null },
};

/** A proposal: what, by whom, under which call. */
export function ProposeForm({ list, onClose }: { list: TopicList; onClose(): void }) {
  const { today } = useViewer();
  const [words, setWords] = useState(blank);
  const [callId, setCall] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const [members, setMembers] = useState([blankPerson('lead')]);
  const [asked, setAsked] = useState(false);
  const propose = useMutation(
    researchApi.research.propose.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = NewTopic.safeParse({
    ...{ ...words, callId, on },
    members: members.map((one) => ({ ...whoOf(one), part: one.part })),
  });
  const open = list.calls.filter(({ level }) => level === words.level);
  return (
    <ActForm
      title="Đề xuất nghiên cứu"
      verb="Gửi đề xuất"
      why={asked && !read.success ? 'còn mục chưa ghi' : undefined}
      act={propose}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) propose.mutate(read.data);
      }}
    >
      <TopicFields
        {...{ words, asked, fields: list.fields, managers: list.managers }}
        onChange={(next) => {
          if (next.level !== words.level) setCall(null);
          setWords(next);
        }}
      />
      {open.length > 0 ? (
        <SelectField
          label="Theo đợt kêu gọi"
          clearable
          options={open.map(({ id, title, year }) => ({ value: id, label: `${title} (${year})` }))}
          value={callId}
          onChange={setCall}
        />
      ) : null}
      <DateField label="Ngày đề xuất" required value={on} max={today} onChange={setOn} />
      <PeopleFields
        noun="Thành viên"
        people={list.people}
        parts={memberLabels}
        rows={members}
        onChange={setMembers}
      />
    </ActForm>
  );
}
