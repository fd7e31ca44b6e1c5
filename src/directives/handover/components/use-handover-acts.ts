import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { timeOf } from '#platform/ui/moments.ts';
import { useToast } from '#platform/ui/toast.tsx';
import type { Outcome } from '../../components/use-acts.ts';
import { handoverApi } from '../api.ts';
import type { Handover } from '../schema.ts';

interface About {
  code: string;
  handoverId?: number;
}

/** Everything that can be done with work inside an agency. The answer of each act is the handovers as they then stand. */
export function useHandoverActs() {
  const client = useQueryClient();
  const toast = useToast();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { handover } = handoverApi;
  const act = (done: string, after = '.') => ({
    // Without a network it fails at once and says so, instead of waiting for one unseen.
    networkMode: 'always' as const,
    onMutate: () => setOutcome(null),
    onSuccess: (all: Handover[], { code, handoverId }: About) => {
      client.setQueryData(handover.list.queryKey({ input: { code } }), all);
      client.invalidateQueries();
      setOutcome({ ok: true, code, handoverId, words: `${done} lúc ${timeOf(new Date())}${after}` });
    },
    onError: (error: Error, { code, handoverId }: About) => {
      setOutcome({ ok: false, code, handoverId, words: sentenceOf(error) });
      client.invalidateQueries({ queryKey: handover.key() });
    },
  });
  const sent = act('Đã gửi', ', chờ đầu mối cơ quan nhận.');
  // The form says why not, beside the words that stay.
  const sending = { ...sent, onError: () => client.invalidateQueries({ queryKey: handover.key() }) };
  const restore = useMutation(handover.restore.mutationOptions(act('Đã giao lại như trước')));
  const withdrawn = act('Đã thôi giao');
  return {
    outcome,
    give: useMutation(handover.give.mutationOptions(act('Đã giao'))),
    report: useMutation(handover.report.mutationOptions(sending)),
    accept: useMutation(handover.accept.mutationOptions(act('Đã nhận báo cáo của đơn vị'))),
    giveBack: useMutation(handover.return.mutationOptions(act('Đã trả lại đơn vị'))),
    withdraw: useMutation(
      handover.withdraw.mutationOptions({
        ...withdrawn,
        onSuccess: (all, about) => {
          withdrawn.onSuccess(all, about);
          const name = all.find((one) => one.id === about.handoverId)?.to.name ?? '';
          toast({ text: `Đã thôi giao ${name}.`, undo: () => restore.mutate(about) });
        },
      }),
    ),
  };
}

export type HandoverActs = ReturnType<typeof useHandoverActs>;
