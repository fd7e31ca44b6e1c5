import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { peopleApi } from '../api.ts';
import { EraseCard, PersonFacts, UserCard } from '../components/person-cards.tsx';
import { LooksCard, PersonalCard } from '../components/personal-card.tsx';
import { RecordForm } from '../components/record-form.tsx';
import { RecordList } from '../components/record-list.tsx';

/** Somebody of the school, with all that has been recorded and may be seen. */
export function PersonPage({ id }: { id: string }) {
  const viewer = useViewer();
  const [adding, setAdding] = useState(false);
  const found = useQuery(peopleApi.staff.get.queryOptions({ input: { id } }));
  const keeps = found.data?.mayKeep ?? false;
  const list = useQuery(peopleApi.staff.list.queryOptions({ input: {}, enabled: keeps }));
  if (found.isPending) return <LoadingRows rows={10} />;
  if (found.isError) return <ReadError title="Không mở được hồ sơ" query={found} />;
  const person = found.data;
  const overdue = list.data?.overdue.find((one) => one.id === id);
  const crumbs = [{ label: 'Đội ngũ', href: '/doi-ngu' }, { label: person.name }];
  const panel = (
    <Stack>
      {adding ? (
        <RecordForm personId={id} personal={person.mayLook} onClose={() => setAdding(false)} />
      ) : null}
      {person.mayLook ? <PersonalCard person={person} /> : null}
      <LooksCard looks={person.looks} isOwn={false} />
      {keeps ? <UserCard person={person} /> : null}
    </Stack>
  );
  return (
    <>
      <PageHead
        title={person.name}
        crumbs={crumbs}
        subtitle={`Mã ${person.code}${person.employed ? '' : ' · không còn làm việc tại trường'}`}
        actions={
          keeps && !adding ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              Thêm vào quá trình
            </Button>
          ) : null
        }
      />
      <PersonFacts person={person} />
      <Stack>
        {overdue ? <EraseCard person={person} keptUntil={overdue.keptUntil} /> : null}
        <Split
          keep
          panel={keeps || person.mayLook || person.looks.length > 0 ? panel : undefined}
          width={404}
        >
          <RecordList records={person.records} today={viewer.today} mayKeep={keeps} />
        </Split>
      </Stack>
    </>
  );
}
