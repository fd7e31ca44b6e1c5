import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { audienceLabels } from '../../surveys/labels.ts';
import { audiencesOf } from '../../surveys/rules.ts';
import type { WaveDetail } from '../../surveys/schema.ts';

/** Sheets of paper: printed once for each audience, copied, and keyed in while the wave is open. */
export function PaperCard({ wave }: { wave: WaveDetail }) {
  return (
    <Card title="Phiếu giấy">
      <p style={{ margin: '0 0 12px' }}>
        Mỗi nhóm một mẫu, in hay phô tô bao nhiêu bản cũng được: phiếu không đánh số, không ghi tên. Thu bằng
        hộp chung, trộn rồi mới nhập.
      </p>
      <Actions>
        {audiencesOf(wave.instrument, wave.kind).map((audience) => (
          <ButtonLink key={audience} href={`/api/training/surveys/${wave.id}/sheet.pdf?audience=${audience}`}>
            In phiếu {audienceLabels[audience].toLowerCase()}
          </ButtonLink>
        ))}
        {audiencesOf(wave.instrument, wave.kind).map((audience) => (
          <ButtonLink
            key={`${audience}-docx`}
            href={`/api/training/surveys/${wave.id}/sheet.docx?audience=${audience}`}
          >
            Phiếu {audienceLabels[audience].toLowerCase()} (DOCX)
          </ButtonLink>
        ))}
        {wave.state === 'open' ? (
          <ButtonLink href={`/dao-tao/khao-sat/dot/${wave.id}/nhap`}>Nhập phiếu giấy</ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}
