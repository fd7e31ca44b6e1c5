import { Citations } from '#documents/components/citations.tsx';
import { IconCircle, IconCircleCheckFilled, IconHelp } from '#platform/ui/icons.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { CITATIONS, DOUBTS, FINDINGS, HEADER } from '../schema.ts';
import { CardActs } from './card-acts.tsx';
import { Company } from './company.tsx';
import { DoubtList } from './doubt-list.tsx';
import { DraftLine } from './draft-line.tsx';
import { FindingList } from './finding-list.tsx';
import { HeaderFacts } from './header-facts.tsx';
import { HeaderForm } from './header-form.tsx';
import card from './item-card.module.css';
import css from './review-list.module.css';
import type { Desk } from './use-desk.ts';

interface Props {
  desk: Desk;
  entry: string;
  open: boolean;
}

/** Head, doubts, citations, findings: on one line, or open as the current card. */
export function HeadEntry({ desk, entry, open }: Props) {
  const { code, title, summary, state } = summaryOf(entry, desk);
  if (!open) {
    const { Icon, words, look } = states[state];
    return (
      <button type="button" className={css.row} onClick={() => desk.open(entry)}>
        <span className={look}>
          <Icon size={16} aria-hidden />
          <span className={css.hidden}>{words}</span>
        </span>
        <span className={css.code}>{code}</span>
        <span className={css.title}>{title}</span>
        <span className={css.who}>
          <Company entry={entry} others={desk.others} />
          {summary}
        </span>
      </button>
    );
  }
  return (
    <article className={card.card} aria-current="true" aria-labelledby="muc-dang-xem" data-entry={entry}>
      <header className={card.head}>
        <h2 id="muc-dang-xem">{title}</h2>
        {state === 'accepted' ? <StateLabel state="done" words="Đã kiểm" /> : null}
        <Company entry={entry} others={desk.others} />
        <span className={card.place}>{summary}</span>
      </header>
      <BodyOf desk={desk} entry={entry} />
    </article>
  );
}

type State = 'accepted' | 'pending' | 'doubt';
const states = {
  accepted: { Icon: IconCircleCheckFilled, words: 'Đã kiểm', look: css.accepted },
  pending: { Icon: IconCircle, words: 'Chưa kiểm', look: css.quiet },
  doubt: { Icon: IconHelp, words: 'Cần xem kỹ', look: css.doubt },
} as const;

interface Summary {
  code: string;
  title: string;
  summary: string;
  state: State;
}

function summaryOf(entry: string, desk: Desk): Summary {
  if (entry === HEADER) return headerSummary(desk);
  if (entry === FINDINGS) return findingsSummary(desk);
  if (entry === DOUBTS) return doubtsSummary(desk);
  const { citations } = desk.document;
  const doubts = citations.filter((citation) => citation.doubt).length;
  return {
    code: 'Dẫn',
    title: `${citations.length} văn bản viện dẫn`,
    summary: doubts > 0 ? `${doubts} chỗ cần xem lại` : 'khớp nhau',
    state: doubts > 0 ? 'doubt' : 'accepted',
  };
}

function headerSummary({ document, review }: Desk): Summary {
  const missing = [document.number, document.type, document.issuedOn].filter((fact) => !fact).length;
  const isPending = review.headerDecision === 'pending';
  return {
    code: 'Đầu',
    title: 'Số, ngày, trích yếu, cơ quan, người ký',
    summary: missing > 0 ? `thiếu ${missing} mục bắt buộc` : 'đủ số, loại, ngày',
    state: missing > 0 ? 'doubt' : isPending ? 'pending' : 'accepted',
  };
}

function findingsSummary({ findings }: Desk): Summary {
  const kept = findings.filter((finding) => finding.decision !== 'rejected');
  const weak = kept.filter((finding) => finding.kind === 'limitation').length;
  const unseen = findings.filter((finding) => finding.decision === 'pending').length;
  return {
    code: 'Đ.giá',
    title: `Đánh giá: ${weak} hạn chế, ${kept.length - weak} ưu điểm`,
    summary: kept.flatMap((finding) => finding.figures.map((figure) => figure.text)).join(' · '),
    state: unseen > 0 ? 'pending' : 'accepted',
  };
}

function doubtsSummary({ doubts }: Desk): Summary {
  const left = doubts.filter((doubt) => !doubt.answer).length;
  return {
    code: 'Ngờ',
    title: `${doubts.length} chỗ cần xem kỹ`,
    summary: left > 0 ? `còn ${left} chỗ` : 'đã xem hết',
    state: left > 0 ? 'doubt' : 'accepted',
  };
}

function BodyOf({ desk, entry }: Omit<Props, 'open'>) {
  const { document, writing, findings, drafts } = desk;
  if (entry === HEADER && writing === 'current') return <HeaderForm desk={desk} />;
  const unseen = findings.filter((finding) => finding.decision === 'pending').length;
  if (entry === HEADER)
    return (
      <>
        <HeaderFacts document={document} />
        <DraftLine
          kept={drafts.of(HEADER, document.version)}
          onOpen={desk.edit}
          onDrop={() => drafts.drop(HEADER)}
        />
        <CardActs desk={desk} verb="Phần đầu đúng" mayEdit />
      </>
    );
  if (entry === FINDINGS)
    return (
      <>
        <FindingList
          findings={findings}
          show={(_span, index) => desk.point(`${FINDINGS}:${index}`)}
          onDecide={(index, decision) => {
            const finding = findings[index];
            if (finding) desk.decisions.decideFindings([finding], decision);
          }}
        />
        <CardActs
          desk={desk}
          verb={unseen === 1 ? 'Chấp nhận đánh giá còn lại' : `Chấp nhận cả ${unseen} đánh giá`}
        />
      </>
    );
  if (entry === DOUBTS)
    return (
      <>
        <DoubtList desk={desk} />
        <CardActs desk={desk} verb="" />
      </>
    );
  return (
    <>
      <Citations
        citations={document.citations}
        show={(_span, index) => desk.point(`${CITATIONS}:${index}`)}
      />
      <CardActs desk={desk} verb="" />
    </>
  );
}
