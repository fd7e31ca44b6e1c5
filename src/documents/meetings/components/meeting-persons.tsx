import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { meetingPartLabels } from '../labels.ts';
import type { MeetingPerson } from '../schema.ts';
import css from './meetings.module.css';
import { type KeepPersons, PersonForm } from './person-form.tsx';

interface Props {
  persons: MeetingPerson[];
  /** Null where whoever looks may not keep the record. */
  keep: KeepPersons | null;
}

const order = Object.keys(meetingPartLabels);

/** Who was there, in the order of the record: who chaired, reported, attended, was away. */
export function MeetingPersons({ persons, keep }: Props) {
  const [isAdding, setAdding] = useState(false);
  const rows = persons.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  return (
    <>
      {rows.length > 0 ? (
        <ul className={css.persons}>
          {rows.map((person) => (
            <li key={person.id}>
              <span className={css.part}>{meetingPartLabels[person.part]}</span>
              <PersonWords person={person} />
              {keep ? (
                <Button
                  small
                  busy={keep.isPending}
                  aria-label={`Bỏ ${personName(person)}`}
                  onClick={() => keep.takeOut(person.id)}
                >
                  Bỏ
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.quiet}>Chưa ghi ai dự.</p>
      )}
      {keep && isAdding ? <PersonForm keep={keep} onClose={() => setAdding(false)} /> : null}
      {keep && !isAdding ? (
        <Actions>
          <Button small onClick={() => setAdding(true)}>
            Thêm người dự
          </Button>
        </Actions>
      ) : null}
    </>
  );
}

/** What a person of the record is called: by name, else by position or body. */
export const personName = ({ name, positionTitle, agency, agencyAsWritten }: MeetingPerson): string =>
  name ?? positionTitle ?? agencyAsWritten ?? agency?.name ?? '';

function PersonWords({ person }: { person: MeetingPerson }) {
  const said = personName(person);
  const { positionTitle, agency, agencyAsWritten } = person;
  const beside = [positionTitle, agency?.name ?? agencyAsWritten].filter((one) => one && one !== said);
  return (
    <span>
      <b>{said}</b>
      {beside.length > 0 ? <span className={css.quiet}> {beside.join(', ')}</span> : null}
    </span>
  );
}
