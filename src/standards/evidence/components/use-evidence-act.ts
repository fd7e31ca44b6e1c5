import { useMutation, useQueryClient } from '@tanstack/react-query';
import { evidenceListApi } from '../../listing/api.ts';
import { evidenceApi } from '../api.ts';

type Act = 'add' | 'edit' | 'revise' | 'link' | 'unlink' | 'appraise' | 'remove';

/** One of the acts on evidence; afterwards lists and pages of evidence are asked for anew. */
export function useEvidenceAct<Name extends Act>(name: Name, onDone: () => void = () => undefined) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: evidenceListApi.evidenceList.key() });
    if (name !== 'remove') await client.invalidateQueries({ queryKey: evidenceApi.evidence.key() });
    onDone();
  };
  const acts = {
    add: useMutation(evidenceApi.evidence.add.mutationOptions({ onSuccess })),
    edit: useMutation(evidenceApi.evidence.edit.mutationOptions({ onSuccess })),
    revise: useMutation(evidenceApi.evidence.revise.mutationOptions({ onSuccess })),
    link: useMutation(evidenceApi.evidence.link.mutationOptions({ onSuccess })),
    unlink: useMutation(evidenceApi.evidence.unlink.mutationOptions({ onSuccess })),
    appraise: useMutation(evidenceApi.evidence.appraise.mutationOptions({ onSuccess })),
    remove: useMutation(evidenceApi.evidence.remove.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
