import { ButtonLink } from '#platform/ui/button.tsx';
import { IconDownload } from '#platform/ui/icons.ts';

/** "Kế hoạch thực hiện Đề án" as DOCX. */
export function PlanButton({ setId, issuer }: { setId: string; issuer: 'school' | 'office' }) {
  return (
    <ButtonLink
      small
      icon={<IconDownload size={16} aria-hidden />}
      href={`/api/roadmap/plan.docx?setId=${setId}&issuer=${issuer}`}
    >
      Kế hoạch
    </ButtonLink>
  );
}
