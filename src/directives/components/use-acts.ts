import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { timeOf } from '#platform/ui/moments.ts';
import { directivesApi } from '../api.ts';
import { extensionsApi } from '../extensions/api.ts';
import type { DirectiveDetail } from '../schema.ts';
import { stepsApi } from '../steps/api.ts';
import { nextSentence } from './next-actor.ts';

/** What became of the last act: who is next, or why it was not done. */
export interface Outcome {
  ok: boolean;
  code: string;
  /** The handover that it was about, where one directive has several. */
  handoverId?: number | undefined;
  words: string;
}

/** Everything that can be done with a directive. The answer of each act is the directive as it then stands. */
export function useActs() {
  const client = useQueryClient();
  const { today } = useViewer();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { directives } = directivesApi;
  const { steps } = stepsApi;
  const { extensions } = extensionsApi;
  const act = (done: string) => ({
    onMutate: () => setOutcome(null),
    onSuccess: (detail: DirectiveDetail) => {
      client.setQueryData(directives.get.queryKey({ input: { code: detail.code } }), detail);
      client.invalidateQueries();
      setOutcome({
        ok: true,
        code: detail.code,
        words: `${done} lúc ${timeOf(new Date())}. ${nextSentence(detail.standing, today)}`,
      });
    },
    onError: (error: Error, { code }: { code: string }) => {
      setOutcome({ ok: false, code, words: sentenceOf(error) });
      // Most often somebody else was faster: show how it stands now.
      client.invalidateQueries({ queryKey: directives.key() });
    },
  });
  const sending = {
    // Without a network it fails at once and says so, instead of waiting for one unseen.
    networkMode: 'always' as const,
    onSuccess: (detail: DirectiveDetail) => {
      act('').onSuccess(detail);
      const words = `Đã gửi lúc ${timeOf(new Date())}, chờ thủ trưởng duyệt.`;
      setOutcome({ ok: true, code: detail.code, words });
    },
    // The form says it, beside the words that stay.
    onError: () => client.invalidateQueries({ queryKey: directives.key() }),
  };
  return {
    outcome,
    receive: useMutation(directives.receive.mutationOptions(act('Đã ghi nhận cơ quan ký nhận'))),
    report: useMutation(directives.report.mutationOptions({ ...act('Đã gửi'), ...sending })),
    approve: useMutation(directives.approve.mutationOptions(act('Đã duyệt báo cáo'))),
    returnReport: useMutation(directives.returnReport.mutationOptions(act('Đã trả lại báo cáo'))),
    accept: useMutation(directives.accept.mutationOptions(act('Đã công nhận hoàn thành'))),
    returnCompletion: useMutation(
      directives.returnCompletion.mutationOptions(act('Đã trả lại báo cáo hoàn thành')),
    ),
    askExtension: useMutation(extensions.ask.mutationOptions(act('Đã gửi đề nghị gia hạn'))),
    decideExtension: useMutation(extensions.decide.mutationOptions(act('Đã ghi quyết định về gia hạn'))),
    setSteps: useMutation(steps.set.mutationOptions(act('Đã xác nhận các bước'))),
    returnStep: useMutation(steps.giveBack.mutationOptions(act('Đã trả lại bước trước'))),
    decideStep: useMutation(steps.decide.mutationOptions(act('Đã ghi ý kiến'))),
    withdraw: useMutation(directives.withdraw.mutationOptions(act('Đã thôi giao nhiệm vụ'))),
    setDeadline: useMutation(directives.setDeadline.mutationOptions(act('Đã đặt thời hạn'))),
  };
}

export type Acts = ReturnType<typeof useActs>;
