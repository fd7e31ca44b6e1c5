import { sentenceOf } from '#platform/http/client.ts';
import { ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import * as kept from '../components/kept.ts';
import { SheetClosed } from '../components/sheet-closed.tsx';
import { SheetFrame } from '../components/sheet-frame.tsx';
import { SheetSteps } from '../components/sheet-steps.tsx';
import { useSheet } from '../components/use-sheet.ts';

const whyOf = ({ isVoid, isTwice }: { isVoid: boolean; isTwice: boolean }) =>
  isTwice ? 'used' : isVoid ? 'void' : 'sent';

/** The sheet of whoever has a link: nobody signs in here. */
export function SheetPage() {
  const { token, opened, send } = useSheet();
  if (opened.isPending)
    return (
      <SheetFrame wave={null}>
        <LoadingRows rows={6} />
      </SheetFrame>
    );
  if (opened.isError)
    return (
      <SheetFrame wave={null}>
        <ErrorState title="Không mở được phiếu" onRetry={() => opened.refetch()}>
          {sentenceOf(opened.error)}
        </ErrorState>
      </SheetFrame>
    );
  const { state, wave, isClass } = opened.data;
  if (send.isSuccess) return <SheetClosed why={whyOf(send.data)} wave={wave} />;
  if (state !== 'open' || !wave)
    return <SheetClosed why={state === 'open' ? 'unknown' : state} wave={wave} />;
  if (isClass && kept.hasSent(wave.id)) return <SheetClosed why="used" wave={wave} />;
  return <SheetSteps key={token} wave={wave} sending={send} onSend={(sheet) => send.mutate(sheet)} />;
}
