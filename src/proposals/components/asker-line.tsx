import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { Proposal } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

/** Requests of one notice whose asker its words make likely: the clerk says for all of them whether it is so. */
export function AskerLines({ proposals }: { proposals: readonly Proposal[] }) {
  const unsaid = proposals.filter(({ seemsAskedBy }) => seemsAskedBy !== null);
  const groups = Map.groupBy(unsaid, (one) => `${one.documentId} ${one.seemsAskedBy?.agency.id}`);
  return [...groups].map(([key, group]) => <AskerLine key={key} group={group} />);
}

function AskerLine({ group }: { group: Proposal[] }) {
  const { setAsker } = useProposalsAct();
  const [first] = group;
  if (!first?.seemsAskedBy) return null;
  const { agency, because } = first.seemsAskedBy;
  return (
    <AlertLine
      tone="doubt"
      action={
        <Button
          small
          variant="ink"
          busy={setAsker.isPending}
          onClick={() => setAsker.mutate({ ids: group.map(({ id }) => id), askedBy: agency.id })}
        >
          Đúng, ghi cho cả {group.length}
        </Button>
      }
    >
      {group.length} kiến nghị tại văn bản {first.documentNumber ?? 'chưa có số'} chưa ghi cơ quan kiến nghị.
      Có vẻ của <b>{agency.name}</b>, theo cụm «{because}».
      {setAsker.isError ? ` ${sentenceOf(setAsker.error)}` : ''}
    </AlertLine>
  );
}
