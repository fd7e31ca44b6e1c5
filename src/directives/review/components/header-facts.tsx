import type { ReactNode } from 'react';
import { dayOr } from '#documents/components/moments.ts';
import { headerLabels } from '#documents/labels.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { Facts } from '#platform/ui/layout.tsx';
import { RecipientFacts } from './recipient-facts.tsx';

/** What the head and foot of the paper say, and what is missing there. */
export function HeaderFacts({ document }: { document: DocumentDetail }) {
  const unknown = 'văn bản không nêu';
  const { signer } = document;
  const facts: [string, ReactNode][] = [
    [headerLabels.number, document.number ?? 'chưa có; mã nhiệm vụ lấy từ đây'],
    [
      headerLabels.typeName,
      [document.typeName, document.type && `(${document.type})`].filter(Boolean).join(' ') || 'chưa rõ',
    ],
    [headerLabels.issuer, document.issuer ?? unknown],
    [headerLabels.issuedOn, dayOr(document.issuedOn, 'chưa có')],
    [headerLabels.subject, document.subject ?? unknown],
    [headerLabels.metOn, dayOr(document.metOn)],
    [headerLabels.chair, document.chair ?? unknown],
    [headerLabels.signer, signer ? [signer.position, signer.name].filter(Boolean).join(', ') : unknown],
    ['Nơi nhận', <RecipientFacts key="nhan" recipients={document.recipients} />],
  ];
  return <Facts facts={facts} labelWidth={116} />;
}
