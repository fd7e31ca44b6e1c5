import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Citations } from '#documents/components/citations.tsx';
import { dayOr } from '#documents/components/moments.ts';
import { headerLabels } from '#documents/labels.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { IconCircleCheckFilled, IconHelp } from '#platform/ui/icons.ts';
import { Facts } from '#platform/ui/layout.tsx';
import { reviewApi } from '../api.ts';
import { FindingList } from './finding-list.tsx';
import { HeaderForm } from './header-form.tsx';
import card from './item-card.module.css';
import css from './review-list.module.css';
import type { Desk } from './use-desk.ts';
import { CITATIONS, FINDINGS, HEADER } from './walk.ts';

interface Props {
  desk: Desk;
  entry: string;
  open: boolean;
}

/** Head, citations, findings: looked at, not decided. One line, or open as the current card. */
export function HeadEntry({ desk, entry, open }: Props) {
  const { code, title, summary, doubtful } = summaryOf(entry, desk);
  if (!open) {
    return (
      <button type="button" className={css.row} onClick={() => desk.open(entry)}>
        <span className={doubtful ? css.doubt : css.accepted}>
          {doubtful ? <IconHelp size={16} aria-hidden /> : <IconCircleCheckFilled size={16} aria-hidden />}
          <span className={css.hidden}>{doubtful ? 'Cần xem kỹ' : 'Đủ'}</span>
        </span>
        <span className={css.code}>{code}</span>
        <span className={css.title}>{title}</span>
        <span className={css.who}>{summary}</span>
      </button>
    );
  }
  return (
    <article className={card.card} aria-current="true" aria-labelledby="muc-dang-xem" data-entry={entry}>
      <header className={card.head}>
        <h2 id="muc-dang-xem">{title}</h2>
        <span className={card.place}>{summary}</span>
      </header>
      <BodyOf desk={desk} entry={entry} />
    </article>
  );
}

function summaryOf(entry: string, { document, findings }: Desk) {
  const doubts = document.citations.filter((citation) => citation.doubt).length;
  if (entry === HEADER) {
    const missing = [document.number, document.type, document.issuedOn].filter((fact) => !fact).length;
    const summary = missing > 0 ? `thiếu ${missing} mục bắt buộc` : 'đủ số, loại, ngày';
    return { code: 'Đầu', title: 'Số, ngày, trích yếu, cơ quan, người ký', summary, doubtful: missing > 0 };
  }
  if (entry === CITATIONS) {
    const summary = doubts > 0 ? `${doubts} chỗ cần xem lại` : 'khớp nhau';
    return {
      code: 'Dẫn',
      title: `${document.citations.length} văn bản viện dẫn`,
      summary,
      doubtful: doubts > 0,
    };
  }
  const kept = findings.filter((finding) => finding.decision !== 'rejected');
  const weak = kept.filter((finding) => finding.kind === 'limitation').length;
  const summary = kept.flatMap((finding) => finding.figures.map((figure) => figure.text)).join(' · ');
  const title = `Đánh giá: ${weak} hạn chế, ${kept.length - weak} ưu điểm`;
  return { code: 'Đ.giá', title, summary, doubtful: false };
}

/** What the reader took for the document's judgements: shown in the text, dropped where it is none. */
function Findings({ desk }: { desk: Desk }) {
  const client = useQueryClient();
  const keep = useMutation(
    reviewApi.review.keepFinding.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: reviewApi.review.key() }),
    }),
  );
  return (
    <>
      {keep.isError ? <AlertLine tone="look">{sentenceOf(keep.error)}</AlertLine> : null}
      <FindingList
        findings={desk.findings}
        show={(_span, index) => desk.point(`${FINDINGS}:${index}`)}
        onKeep={({ id }, kept) => keep.mutate({ documentId: desk.document.id, findingId: id, kept })}
      />
    </>
  );
}

function BodyOf({ desk, entry }: Omit<Props, 'open'>) {
  const { document, writing } = desk;
  if (entry === HEADER && writing === 'current') {
    return <HeaderForm document={document} onClose={() => desk.write('none')} />;
  }
  return (
    <>
      {entry === HEADER ? <HeaderFacts document={document} /> : null}
      {entry === CITATIONS ? (
        <Citations
          citations={document.citations}
          show={(_span, index) => desk.point(`${CITATIONS}:${index}`)}
        />
      ) : null}
      {entry === FINDINGS ? <Findings desk={desk} /> : null}
      <div className={card.acts}>
        <Button variant="filled" keys="Enter" onClick={desk.next} data-primary>
          Mục sau
        </Button>
        {entry === HEADER ? (
          <Button keys="e" onClick={desk.edit}>
            Sửa
          </Button>
        ) : null}
      </div>
    </>
  );
}

function HeaderFacts({ document }: { document: DocumentDetail }) {
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
    ['Nơi nhận', document.recipients.map((recipient) => recipient.text).join('; ') || unknown],
  ];
  return <Facts facts={facts} labelWidth={116} />;
}
