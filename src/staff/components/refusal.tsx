import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';

/** Why what was just asked has not been done, under the form that asked. */
export function Refusal({ of }: { of: { isError: boolean; error: unknown } }) {
  if (!of.isError) return null;
  return (
    <AlertLine tone="look" live>
      {sentenceOf(of.error)}
    </AlertLine>
  );
}
