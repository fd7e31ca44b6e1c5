import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { committeesApi } from '../api.ts';

/** What is done with a decision; each act changes what every page of the room shows. */
export function useDecisionActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { committeeDecisions } = committeesApi;
  return {
    saveDraft: useMutation(committeeDecisions.saveDraft.mutationOptions({ onSuccess })),
    send: useMutation(committeeDecisions.send.mutationOptions({ onSuccess })),
    appraised: useMutation(committeeDecisions.appraise.mutationOptions({ onSuccess })),
    submitted: useMutation(committeeDecisions.submit.mutationOptions({ onSuccess })),
    decided: useMutation(committeeDecisions.decide.mutationOptions({ onSuccess })),
    openChange: useMutation(committeeDecisions.openChange.mutationOptions({ onSuccess })),
  };
}

export function useTaskActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { committeeTasks } = committeesApi;
  return {
    add: useMutation(committeeTasks.add.mutationOptions({ onSuccess })),
    end: useMutation(committeeTasks.end.mutationOptions({ onSuccess })),
    direct: useMutation(committeeTasks.direct.mutationOptions({ onSuccess })),
  };
}

export function useMeetingActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { committeeMeetings } = committeesApi;
  return {
    add: useMutation(committeeMeetings.add.mutationOptions({ onSuccess })),
    record: useMutation(committeeMeetings.record.mutationOptions({ onSuccess })),
    attend: useMutation(committeeMeetings.attend.mutationOptions({ onSuccess })),
    notice: useMutation(committeeMeetings.notice.mutationOptions({ onSuccess })),
  };
}
