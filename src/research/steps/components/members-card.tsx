import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { blankPerson, PeopleFields, whoOf } from '../../components/people-fields.tsx';
import { researchApi } from '../../topics/api.ts';
import { memberLabels } from '../../topics/labels.ts';
import { type MemberPart, NewMember, type TopicDetail } from '../../topics/schema.ts';

const { lead: _, ...parts } = memberLabels;

/** Who works on it. */
export function MembersCard({ topic }: { topic: TopicDetail }) {
  const [isAdding, setAdding] = useState(false);
  const remove = useMutation(
    researchApi.researchSteps.removeMember.mutationOptions({ onSuccess: useAfterAct() }),
  );
  return (
    <Card
      title="Người thực hiện"
      aside={
        topic.may.keep && !isAdding ? (
          <Button small onClick={() => setAdding(true)}>
            Thêm người
          </Button>
        ) : null
      }
    >
      <Stack>
        <ul>
          {topic.members.map(({ id, name, part }) => (
            <li key={id}>
              <b>{name}</b>, {memberLabels[part].toLowerCase()}{' '}
              {topic.may.keep && part !== 'lead' ? (
                <Button small busy={remove.isPending} onClick={() => remove.mutate({ memberId: id })}>
                  Bỏ
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {remove.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(remove.error)}
          </AlertLine>
        ) : null}
        {isAdding ? <MemberForm topic={topic} onClose={() => setAdding(false)} /> : null}
      </Stack>
    </Card>
  );
}

function MemberForm({ topic, onClose }: { topic: TopicDetail; onClose(): void }) {
  const [rows, setRows] = useState([blankPerson('member')]);
  const add = useMutation(
    researchApi.researchSteps.addMember.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const [row] = rows;
  const read = NewMember.safeParse(row ? { ...whoOf(row), part: row.part as MemberPart } : null);
  return (
    <ActFields
      verb="Thêm"
      why={read.success ? undefined : 'chưa chọn người'}
      act={add}
      onClose={onClose}
      onSubmit={() => read.success && add.mutate({ topicId: topic.id, member: read.data })}
    >
      <PeopleFields
        noun="Thành viên"
        people={topic.people}
        parts={parts}
        rows={rows}
        onChange={(next) => setRows(next.slice(0, 1))}
      />
    </ActFields>
  );
}
