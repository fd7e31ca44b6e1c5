import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { Corrections } from '../corrections/components/corrections.tsx';
import { headerLabels } from '../labels.ts';
import { AskPurge } from '../purge/components/ask-purge.tsx';
import type { DocumentDetail, Span } from '../schema.ts';
import { Citations } from './citations.tsx';
import css from './document-parts.module.css';
import { sizeOf } from './moments.ts';

/** Beside the text: what it leans on, what its head and foot say, the file it came from. */
export function DocumentPanel({ document, show }: { document: DocumentDetail; show(span: Span): void }) {
  const { citations } = document;
  return (
    <Card flush label="Thông tin văn bản">
      {citations.length > 0 ? (
        <PanelSection title="Văn bản viện dẫn" aside={`${citations.length} văn bản`}>
          <Citations citations={citations} show={show} />
        </PanelSection>
      ) : null}
      <Corrections documentId={document.id} show={show} />
      <PanelSection title="Phần đầu và phần cuối">
        <Facts facts={headFacts(document)} labelWidth={116} />
      </PanelSection>
      <PanelSection title="Tệp gốc">
        <p className={css.file}>
          <a href={`/api/documents/${document.id}/original`} download>
            {document.file.name}
          </a>{' '}
          <span className={css.quiet}>
            {sizeOf(document.file.size)} · SHA-256 {document.file.sha256.slice(0, 16)}…
          </span>
        </p>
        <AskPurge documentId={document.id} />
      </PanelSection>
    </Card>
  );
}

function headFacts(document: DocumentDetail): [string, string][] {
  const { signer, recipients, superior, place, subject } = document;
  const unknown = 'văn bản không nêu';
  return [
    [headerLabels.subject, subject ?? unknown],
    ['Cơ quan cấp trên', superior ?? unknown],
    [headerLabels.place, place ?? unknown],
    [headerLabels.signer, signer ? [signer.position, signer.name].filter(Boolean).join(', ') : unknown],
    [
      'Nơi nhận',
      recipients.map((r) => (r.purpose ? `${r.text} (${r.purpose})` : r.text)).join('; ') || unknown,
    ],
  ];
}
