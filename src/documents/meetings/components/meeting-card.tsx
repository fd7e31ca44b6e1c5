import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Span } from '../../schema.ts';
import { meetingsApi } from '../api.ts';
import { meetingPartLabels } from '../labels.ts';
import type { MeetingsView, NewMeetingPerson, ProposedMeeting, ProposedPerson } from '../schema.ts';
import { MeetingPersons } from './meeting-persons.tsx';
import css from './meetings.module.css';

interface Props {
  documentId: string;
  show(span: Span): void;
}

/** The meeting that a notice comes from: as confirmed, else as its words propose it, for whoever keeps the record. */
export function MeetingCard({ documentId, show }: Props) {
  const viewer = useViewer();
  const { data } = useQuery(meetingsApi.meetings.list.queryOptions({ input: { documentId } }));
  const [isWriting, setWriting] = useState(false);
  if (!data) return null;
  const { meetings, proposed } = data;
  const mayKeep = may(viewer, 'meeting.keep');
  if (meetings.length === 0 && !mayKeep) return null;
  if (meetings.length > 0)
    return meetings.map((meeting) => <Recorded key={meeting.id} meeting={meeting} mayKeep={mayKeep} />);
  return proposed || isWriting ? (
    <Proposed documentId={documentId} show={show} proposed={proposed ?? nothing} />
  ) : (
    <Card title="Buổi làm việc">
      <p className={css.quiet}>Văn bản không kể buổi làm việc nào.</p>
      <Button small onClick={() => setWriting(true)}>
        Ghi buổi làm việc
      </Button>
    </Card>
  );
}

const nothing: ProposedMeeting = { title: '', heldOn: null, daySpan: null, persons: [] };

function Recorded({ meeting, mayKeep }: { meeting: MeetingsView['meetings'][number]; mayKeep: boolean }) {
  const onSuccess = useAfterAct();
  const add = useMutation(meetingsApi.meetings.addPerson.mutationOptions({ onSuccess }));
  const out = useMutation(meetingsApi.meetings.takeOut.mutationOptions({ onSuccess }));
  const remove = useMutation(meetingsApi.meetings.remove.mutationOptions({ onSuccess }));
  const keep = {
    add: (person: NewMeetingPerson) => add.mutateAsync({ meetingId: meeting.id, person }),
    takeOut: (personId: string) => out.mutate({ personId }),
    isPending: add.isPending || out.isPending,
    error: add.error ?? out.error,
  };
  return (
    <Card
      title="Buổi làm việc"
      aside={
        meeting.mayRemove ? (
          <Button small busy={remove.isPending} onClick={() => remove.mutate({ id: meeting.id })}>
            Ghi lại từ đầu
          </Button>
        ) : null
      }
    >
      <Facts
        labelWidth={72}
        facts={[
          ['Việc', meeting.title],
          ['Ngày', formatDate(meeting.heldOn)],
          ['Nơi', meeting.place ?? 'chưa ghi'],
        ]}
      />
      <MeetingPersons persons={meeting.persons} keep={mayKeep ? keep : null} />
    </Card>
  );
}

const proposedName = ({ name, positionTitle, agencyAsWritten }: ProposedPerson): string =>
  name ?? positionTitle ?? agencyAsWritten ?? '';

/** What the words of the notice say, each pointing at its place; nothing counts before it is confirmed. */
function Proposed({ documentId, show, proposed }: Props & { proposed: ProposedMeeting }) {
  const { today } = useViewer();
  const { persons, daySpan } = proposed;
  const [title, setTitle] = useState(proposed.title);
  const [heldOn, setDay] = useState<string | null>(proposed.heldOn);
  const [place, setPlace] = useState('');
  const [left, setLeft] = useState<number[]>([]);
  const save = useMutation(meetingsApi.meetings.save.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <Card title="Buổi làm việc" aside={persons.length > 0 ? 'đề xuất từ lời văn bản' : undefined}>
      <ActFields
        verb="Xác nhận"
        act={save}
        why={title.trim().length >= 3 && heldOn ? undefined : 'chưa ghi tên hoặc ngày'}
        onSubmit={() =>
          heldOn &&
          save.mutate({
            ...{ documentId, title, heldOn, place: place.trim() || null, organiserId: null },
            persons: persons.filter((_, at) => !left.includes(at)).map(({ span: _, ...person }) => person),
          })
        }
      >
        <TextField label="Buổi làm việc" required value={title} onChange={setTitle} />
        <DateField label="Ngày" required max={today} value={heldOn} onChange={setDay} />
        {daySpan ? (
          <Button small onClick={() => show(daySpan)}>
            Xem ngày trong văn bản
          </Button>
        ) : null}
        <TextField label="Nơi" value={place} onChange={setPlace} />
        <ul className={css.persons}>
          {persons.map((person, at) => (
            <li key={person.span.join('-')}>
              <span className={css.part}>{meetingPartLabels[person.part]}</span>
              <TickField
                label={proposedName(person)}
                checked={!left.includes(at)}
                onChange={(kept) => setLeft(kept ? left.filter((one) => one !== at) : [...left, at])}
              />
              <Button
                small
                aria-label={`Xem lời văn bản về ${proposedName(person)}`}
                onClick={() => show(person.span)}
              >
                Xem
              </Button>
            </li>
          ))}
        </ul>
      </ActFields>
    </Card>
  );
}
