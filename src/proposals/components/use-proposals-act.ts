import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { proposalsApi } from '../api.ts';

/** The acts of a request; after each everything on the page is read anew. */
export function useProposalsAct(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { proposals } = proposalsApi;
  return {
    ask: useMutation(proposals.ask.mutationOptions({ onSuccess })),
    edit: useMutation(proposals.edit.mutationOptions({ onSuccess })),
    send: useMutation(proposals.send.mutationOptions({ onSuccess })),
    drop: useMutation(proposals.drop.mutationOptions({ onSuccess })),
    setAsker: useMutation(proposals.setAsker.mutationOptions({ onSuccess })),
    note: useMutation(proposals.note.mutationOptions({ onSuccess })),
    answer: useMutation(proposals.answer.mutationOptions({ onSuccess })),
    confirm: useMutation(proposals.confirm.mutationOptions({ onSuccess })),
    link: useMutation(proposals.link.mutationOptions({ onSuccess })),
    unlink: useMutation(proposals.unlink.mutationOptions({ onSuccess })),
    say: useMutation(proposals.say.mutationOptions({ onSuccess })),
    split: useMutation(proposals.split.mutationOptions({ onSuccess })),
    merge: useMutation(proposals.merge.mutationOptions({ onSuccess })),
    rejoin: useMutation(proposals.rejoin.mutationOptions({ onSuccess })),
  };
}
