import { ButtonLink } from '#platform/ui/button.tsx';
import { IconDownload } from '#platform/ui/icons.ts';

interface Props {
  roundId: string;
  /** People of the school report in its name; those of the office in theirs. */
  issuer: 'school' | 'office';
  small?: boolean;
}

/** The progress report of a round as DOCX. */
export function ReportButton({ roundId, issuer, small }: Props) {
  return (
    <ButtonLink
      {...(small ? { small } : {})}
      icon={<IconDownload size={16} aria-hidden />}
      href={`/api/rounds/${roundId}/report.docx?issuer=${issuer}`}
    >
      Báo cáo tiến độ
    </ButtonLink>
  );
}
