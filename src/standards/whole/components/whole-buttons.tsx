import { ButtonLink } from '#platform/ui/button.tsx';
import { IconDownload } from '#platform/ui/icons.ts';

interface Props {
  setId: string;
  issuer: 'school' | 'office';
}

/** The scheme as a draft, and the report of the whole of it, as DOCX. */
export function WholeButtons({ setId, issuer }: Props) {
  const icon = <IconDownload size={16} aria-hidden />;
  return (
    <>
      <ButtonLink small icon={icon} href={`/api/standards/scheme.docx?setId=${setId}&issuer=${issuer}`}>
        Dự thảo Đề án
      </ButtonLink>
      <ButtonLink small icon={icon} href={`/api/standards/whole-report.docx?issuer=${issuer}`}>
        Báo cáo toàn diện
      </ButtonLink>
    </>
  );
}
