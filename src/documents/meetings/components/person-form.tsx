import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { refOn } from '#accounts/schools/rules.ts';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { meetingPartLabels } from '../labels.ts';
import { type MeetingPart, NewMeetingPerson } from '../schema.ts';

/** How people are added and taken out; whose route does it, the room says that shows the meeting. */
export interface KeepPersons {
  add(person: NewMeetingPerson): Promise<unknown>;
  takeOut(personId: string): void;
  isPending: boolean;
  error: unknown;
}

const blank = { name: '', positionTitle: '', agencyAsWritten: '' };

/** One more who was there: a name, a position or a body, whichever is known. */
export function PersonForm({ keep, onClose }: { keep: KeepPersons; onClose(): void }) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const [words, setWords] = useState(blank);
  const [agencyId, setAgency] = useState<string | null>(null);
  const [part, setPart] = useState<MeetingPart>('attend');
  const or = (said: string) => said.trim() || null;
  const read = NewMeetingPerson.safeParse({
    ...{ name: or(words.name), positionTitle: or(words.positionTitle), agencyId, part },
    agencyAsWritten: agencyId ? null : or(words.agencyAsWritten),
  });
  const set = (said: Partial<typeof blank>) => setWords({ ...words, ...said });
  return (
    <ActFields
      verb="Thêm"
      act={keep}
      why={read.success ? undefined : 'chưa ghi tên, chức vụ hoặc cơ quan'}
      onClose={onClose}
      onSubmit={async () => {
        if (!read.success) return;
        await keep.add(read.data);
        setWords(blank);
      }}
    >
      <ChoiceField
        label="Phần việc"
        look="segments"
        value={part}
        onChange={setPart}
        options={Object.entries(meetingPartLabels).map(([value, label]) => ({
          ...{ value: value as MeetingPart, label },
        }))}
      />
      <TextField label="Họ và tên" value={words.name} onChange={(name) => set({ name })} />
      <TextField
        label="Chức vụ"
        value={words.positionTitle}
        onChange={(positionTitle) => set({ positionTitle })}
      />
      <SelectField
        label="Cơ quan"
        clearable
        searchable
        options={(agencies.data ?? []).map((one) => ({ value: one.id, label: refOn(one, today).name }))}
        value={agencyId}
        onChange={setAgency}
      />
      {agencyId ? null : (
        <TextField
          label="Cơ quan như biên bản ghi"
          hint="Khi danh bạ không có, hoặc ghi chung: «đại diện lãnh đạo một số sở»."
          value={words.agencyAsWritten}
          onChange={(agencyAsWritten) => set({ agencyAsWritten })}
        />
      )}
    </ActFields>
  );
}
