import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { useConflicts } from './conflicts-card.tsx';

/** That something does not fit, on pages beside the one that shows what; nothing where all does. */
export function ConflictsLine({ year }: { year: number }) {
  const conflicts = useConflicts(year).data?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <AlertLine
      tone="look"
      action={
        <ButtonLink small href={`/dao-tao/gop?nam=${year}`}>
          Xem từng chỗ
        </ButtonLink>
      }
    >
      {conflicts.length} chỗ chưa khớp trong nhu cầu và kế hoạch năm {year}: {conflicts[0]?.says}
    </AlertLine>
  );
}
