import { formatDate } from '@dondoc/vietnamese';
import { stateOf } from '#directives/components/state-of.ts';
import type { Column } from '#platform/ui/data-columns.ts';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { elsewhereWords, verdictLabels } from '../labels.ts';
import type { Answer, Proposal } from '../schema.ts';
import { ProposalStanding } from './proposal-state.tsx';
import css from './proposals.module.css';

const asked: Column<Proposal> = {
  key: 'asked',
  head: 'Kiến nghị',
  card: 'title',
  cell: ({ text }) => <span className={css.words}>{text}</span>,
};
const where: Column<Proposal> = {
  key: 'where',
  head: 'Nêu ở đâu',
  width: 170,
  cell: ({ askedOn, askedAt, documentNumber, ref }) => (
    <>
      {askedOn ? <span className={css.fact}>{formatDate(askedOn)}</span> : null}
      {askedAt ? <span className={css.fact}>{askedAt}</span> : null}
      {documentNumber ? (
        <span className={css.fact}>
          {documentNumber}
          {ref ? `, mục ${ref}` : ''}
        </span>
      ) : null}
    </>
  ),
};
const answer: Column<Proposal> = {
  key: 'answer',
  head: 'Kết quả trả lời',
  width: '24%',
  cell: ({ current }) => <AnswerInShort answer={current} />,
};
const standing: Column<Proposal> = {
  key: 'standing',
  head: 'Tình hình',
  width: 200,
  card: 'state',
  cell: (proposal) => <ProposalStanding proposal={proposal} />,
};
const directives: Column<Proposal> = {
  key: 'directives',
  head: 'Nhiệm vụ được giao',
  width: 210,
  cell: (proposal) => <Answering proposal={proposal} />,
};
const asker: Column<Proposal> = {
  key: 'asker',
  head: 'Cơ quan',
  width: 150,
  cell: ({ askedBy, seemsAskedBy }) =>
    askedBy ? (
      <Link href={`/kien-nghi/cua/${askedBy.id}`}>{askedBy.name}</Link>
    ) : (
      <span className={css.none}>{seemsAskedBy ? 'chưa xác nhận' : 'chưa ghi'}</span>
    ),
};

/** Asked, by whom, answered, and how it stands now. */
export const proposalColumns: Column<Proposal>[] = [asked, asker, answer, standing, directives];
/** On the page of one asker, who asked stands above. */
export const ofAskerColumns: Column<Proposal>[] = [asked, where, answer, standing, directives];

/** What an answer came to, its day and paper. */
export function AnswerInShort({ answer: current }: { answer: Answer | null }) {
  if (!current) return <span className={css.none}>chưa có trả lời</span>;
  const paper = current.document?.number ?? current.number;
  return (
    <>
      <span>{current.verdict ? verdictLabels[current.verdict] : 'Chưa xác nhận kết quả'}</span>
      {current.to ? <span className={css.fact}>đến {current.to.name}</span> : null}
      <span className={css.fact}>
        {formatDate(current.on)}
        {paper ? `, ${paper}` : ''}
      </span>
    </>
  );
}

function Answering({ proposal: { directives: all, elsewhere } }: { proposal: Proposal }) {
  const others = elsewhereWords(elsewhere);
  if (all.length === 0) return <span className={css.none}>{others ?? 'không giao cơ quan'}</span>;
  return (
    <ul className={css.directives}>
      {all.map(({ code, title, standing: now }) => (
        <li key={code}>
          <Link href={`/nhiem-vu/${code}`} title={title}>
            {code}
          </Link>
          <StateLabel {...stateOf(now)} />
        </li>
      ))}
      {others ? <li className={css.none}>{others}</li> : null}
    </ul>
  );
}
