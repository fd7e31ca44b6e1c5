import { DirectiveCode } from '#directives/components/directive-code.tsx';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { stateOf } from '#directives/components/state-of.ts';
import type { Column } from '#platform/ui/data-columns.ts';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { stateLabels } from '#proposals/labels.ts';
import { whereIsIt } from '../../components/late-card.tsx';
import { figureWords } from '../../components/limitations-card.tsx';
import { turnName, turnState } from '../labels.ts';
import type { Measure, NoticeAnswer, NoticeFinding, NoticePart, NoticeView } from '../schema.ts';
import { FigureButtons } from './figure-buttons.tsx';
import { FindingState } from './finding-state.tsx';
import css from './notice.module.css';

/** Which part is open, and how another is opened. */
export interface Opening {
  muc: string | undefined;
  so: string | undefined;
  open(muc: string, so?: string): void;
}

/** One row of the answers: a request with one of the directives that carry the answer, or with none. */
export interface AnswerRow {
  key: string;
  proposal: NoticeAnswer['proposal'] | null;
  part: NoticePart | null;
  /** Others carry the same answer: each is named. */
  isShared: boolean;
}

/** A request whose answer lays no directive keeps its row. */
export const answerRows = ({ answers, others }: NoticeView): AnswerRow[] => [
  ...answers.flatMap(({ proposal, parts }): AnswerRow[] =>
    parts.length === 0
      ? [{ key: proposal.id, proposal, part: null, isShared: false }]
      : parts.map((part) => ({
          key: `${proposal.id}:${part.directive.id}`,
          proposal,
          part,
          isShared: parts.length > 1,
        })),
  ),
  ...others.map((part) => ({ key: part.directive.id, proposal: null, part, isShared: false })),
];

const figures = (id: string, measures: Measure[], { muc, so, open }: Opening) => (
  <FigureButtons measures={measures} open={muc === id ? so : undefined} onOpen={(key) => open(id, key)} />
);

export function findingColumns(opening: Opening): Column<NoticeFinding>[] {
  return [
    {
      ...{ key: 'then', head: 'Khi ấy', width: 92, card: 'code' as const },
      cell: (one) => <b className={css.then}>{figureWords(one) ?? '–'}</b>,
    },
    {
      ...{ key: 'text', head: 'Hạn chế', card: 'title' as const },
      cell: (one) => (
        <button
          type="button"
          className={`${css.part} ${css.clamp}`}
          aria-expanded={opening.muc === one.id && !opening.so}
          onClick={() => opening.open(one.id)}
        >
          {one.text}
        </button>
      ),
    },
    {
      ...{ key: 'now', head: 'Hiện nay', width: '27%' },
      cell: (one) => figures(one.id, one.measures, opening),
    },
    {
      ...{ key: 'state', head: 'Tình hình', width: 190, card: 'state' as const },
      cell: ({ standing }) => <FindingState standing={standing} />,
      sub: (one) => (one.isRipe ? <span className={css.ripe}>có thể đề nghị khép</span> : tiesWords(one)),
    },
  ];
}

function tiesWords({ ties, indicators }: NoticeFinding): string {
  if (ties.length + indicators.length === 0) return 'chưa gắn nhiệm vụ, chỉ tiêu';
  const done = ties.filter(({ directive }) => directive.standing.state === 'done').length;
  const words = [
    ties.length > 0 ? `${done}/${ties.length} nhiệm vụ xong` : null,
    indicators.length > 0 ? `${indicators.length} chỉ tiêu` : null,
  ];
  return words.filter(Boolean).join(', ');
}

export function requirementColumns(day: string, opening: Opening): Column<NoticePart>[] {
  return [
    {
      ...{ key: 'code', head: 'Mục', width: 64, card: 'code' as const },
      cell: ({ directive }) => <Code part={directive} />,
    },
    {
      ...{ key: 'title', head: 'Yêu cầu', card: 'title' as const },
      cell: ({ directive, text }) => (
        <span className={css.clamp} title={text}>
          {directive.title}
        </span>
      ),
      sub: ({ turns }) => (turns.length > 0 ? <Turns turns={turns} /> : null),
    },
    ...standingColumns<NoticePart>((part) => part, day, opening),
  ];
}

export function answerColumns(day: string, opening: Opening): Column<AnswerRow>[] {
  return [
    {
      ...{ key: 'code', head: 'Mục', width: 64, card: 'code' as const },
      cell: ({ part, proposal }) => (part ? <Code part={part.directive} /> : <b>{proposal?.ref || '–'}</b>),
    },
    {
      ...{ key: 'title', head: 'Kiến nghị, việc được giao', card: 'title' as const },
      cell: ({ proposal, part }) => (
        <span className={css.clamp} title={part?.text}>
          {proposal ? <Link href={`/kien-nghi/${proposal.id}`}>{proposal.text}</Link> : part?.directive.title}
        </span>
      ),
      sub: ({ proposal, part, isShared }) =>
        proposal ? (
          <span className={`${css.clamp} ${css.one}`}>
            {stateLabels[proposal.state]}
            {isShared && part ? ` · ${part.directive.title}` : ''}
          </span>
        ) : null,
    },
    ...standingColumns<AnswerRow>(({ part }) => part, day, opening),
  ];
}

/** A standing duty's turns, each to be opened. */
const Turns = ({ turns }: Pick<NoticePart, 'turns'>) => (
  <>
    {turns.map((turn, at) => (
      <span key={turn.id}>
        {at > 0 ? ' · ' : ''}
        <Link href={`/nhiem-vu/${turn.code}`}>{turnName(turn.code)}</Link>: {turnState(turn)}
      </span>
    ))}
  </>
);

const Code = ({ part: { code, ref } }: { part: NoticePart['directive'] }) => (
  <Link href={`/nhiem-vu/${code}`} aria-label={code}>
    {ref ? <b>{code.slice(code.lastIndexOf('-') + 1)}</b> : <DirectiveCode code={code} reference={ref} />}
  </Link>
);

/** Whose it is, how far it has come, and the figures of the room that carries it. */
function standingColumns<Row>(
  partOf: (row: Row) => NoticePart | null,
  day: string,
  opening: Opening,
): Column<Row>[] {
  const of =
    <T,>(read: (part: NoticePart) => T) =>
    (row: Row) => {
      const part = partOf(row);
      return part && read(part);
    };
  return [
    {
      ...{ key: 'lead', head: 'Chủ trì, đang ở đâu', width: '21%' },
      cell: of(({ directive }) => leadsOf(directive).join(', ')),
      sub: of(({ directive }) => whereIsIt(directive, day)),
    },
    {
      ...{ key: 'state', head: 'Tình hình', width: 150, card: 'state' as const },
      cell: of(({ directive }) => <StateLabel {...stateOf(directive.standing)} />),
    },
    {
      ...{ key: 'now', head: 'Số liệu hiện nay', width: '27%' },
      cell: of(({ directive, measures }) => figures(directive.id, measures, opening)),
    },
  ];
}
