import { formatDate } from '@dondoc/vietnamese';
import { stateOf } from '#directives/components/state-of.ts';
import type { Column } from '#platform/ui/data-columns.ts';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { stateLabels, verdictLabels } from '../labels.ts';
import type { Proposal } from '../schema.ts';
import css from './proposal-columns.module.css';

/** Asked, answered, and what became of the answer: the three stand side by side. */
export const proposalColumns: Column<Proposal>[] = [
  { key: 'ref', head: 'Mục', width: 64, card: 'code', cell: ({ ref }) => ref },
  {
    key: 'asked',
    head: 'Kiến nghị',
    card: 'title',
    cell: ({ text, askedBy }) => (
      <>
        <span className={css.words}>{text}</span>
        {askedBy ? <span className={css.fact}>{askedBy.name} kiến nghị</span> : null}
      </>
    ),
  },
  {
    key: 'answer',
    head: 'Trả lời',
    width: '38%',
    cell: ({ current, state }) => (
      <>
        <span className={css.words}>{current?.text}</span>
        <span className={css.fact}>
          {current?.verdict ? verdictLabels[current.verdict] : stateLabels[state]}
          {current ? `, ${formatDate(current.on)}` : ''}
        </span>
      </>
    ),
  },
  {
    key: 'directives',
    head: 'Nhiệm vụ được giao',
    width: 250,
    cell: ({ directives }) => <Answering directives={directives} />,
  },
];

function Answering({ directives }: Pick<Proposal, 'directives'>) {
  if (directives.length === 0) return <span className={css.none}>không giao cơ quan</span>;
  return (
    <ul className={css.directives}>
      {directives.map(({ code, title, standing }) => (
        <li key={code}>
          <Link href={`/nhiem-vu/${code}`} title={title}>
            {code}
          </Link>
          <StateLabel {...stateOf(standing)} />
        </li>
      ))}
    </ul>
  );
}
