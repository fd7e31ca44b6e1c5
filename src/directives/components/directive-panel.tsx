import { formatDate } from '@dondoc/vietnamese';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ButtonLink, IconButton } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { directivesApi } from '../api.ts';
import { momentOf } from '../known/rules.ts';
import type { RecordedUntil } from '../known/schema.ts';
import { originLabels } from '../labels.ts';
import { useNudging } from '../nudges/components/use-nudging.tsx';
import type { DirectiveDetail, DirectiveSummary } from '../schema.ts';
import { bodiesIn, DeadlineOf, leadsOf } from './directive-columns.tsx';
import css from './directive-panel.module.css';
import { newestFirst, sentenceOfEvent } from './event-sentence.ts';
import { nextOf } from './next-actor.ts';
import { OutcomeLine } from './outcome-line.tsx';
import { SourceWords } from './source-words.tsx';
import { stateOf } from './state-of.ts';

interface Props {
  row: DirectiveSummary;
  asOf: string;
  recordedUntil?: RecordedUntil | undefined;
  onClose: () => void;
}

const STAY_MS = 120;

/** The directive chosen in the list: enough to know who must be called, without leaving the list. */
export function DirectivePanel({ row, asOf, recordedUntil, onClose }: Props) {
  // What one only walks past is not fetched.
  const [stayed] = useDebouncedValue(row.code, STAY_MS);
  const detail = useQuery(
    directivesApi.directives.get.queryOptions({
      input: { code: row.code, asOf },
      enabled: stayed === row.code,
    }),
  );
  const { actor } = row.standing.next;
  // Today's work only: a list of another day is looked at.
  const isNow = useViewer().today === asOf && recordedUntil === undefined;
  const nudging = useNudging(row.code, isNow && (actor === 'agency' || actor === 'head'));
  return (
    <Card as="aside" label={`Nhiệm vụ ${row.code}`} className={css.panel}>
      <div className={css.head}>
        <b>{row.code}</b>
        <StateLabel {...stateOf(row.standing)} />
        <span className={css.close}>
          <IconButton label="Đóng khung bên" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </IconButton>
        </span>
      </div>
      <h2 className={css.title}>{row.title}</h2>
      {detail.data ? <SourceWords directive={detail.data} /> : null}
      <Facts labelWidth={78} facts={factsOf(row, asOf)} />
      {detail.data ? <LastEvents detail={detail.data} {...{ asOf, recordedUntil }} /> : null}
      <div className={css.actions}>
        <Actions>
          <ButtonLink variant="filled" small keys="Enter" href={`/nhiem-vu/${row.code}`}>
            Mở
          </ButtonLink>
          {nudging.button}
        </Actions>
        <OutcomeLine outcome={nudging.outcome} named />
        {nudging.dialog}
      </div>
    </Card>
  );
}

function factsOf(row: DirectiveSummary, asOf: string): [string, React.ReactNode][] {
  const { standing: s } = row;
  const next = nextOf(s, asOf);
  const moved = s.firstDue !== null && s.firstDue !== s.due;
  const others = bodiesIn(row, ['coordinate', 'appraise', 'submitTo']);
  const facts: [string, React.ReactNode][] = [['Thời hạn', <DeadlineOf key="due" standing={s} inline />]];
  if (moved && s.dueOrigin) facts.push(['Gốc hạn', originLabels[s.dueOrigin]]);
  if (next) {
    const since = `${next.what}, ${next.since}`;
    facts.push([
      'Tiếp theo',
      <span key="next">
        <b>{next.who}</b> {since}
      </span>,
    ]);
  }
  facts.push(['Chủ trì', leadsOf(row).join(', ')]);
  if (others.length > 0 && bodiesIn(row, ['lead']).length > 0) facts.push(['Liên quan', others.join(', ')]);
  if (row.product) facts.push(['Sản phẩm', row.product]);
  return facts;
}

const SHOWN_EVENTS = 3;

type EventProps = Pick<Props, 'asOf' | 'recordedUntil'> & { detail: DirectiveDetail };

function LastEvents({ detail, asOf, recordedUntil }: EventProps) {
  const until = recordedUntil ? momentOf(recordedUntil) : null;
  const past = newestFirst(
    detail.events.filter((event) => event.happenedOn <= asOf && (!until || event.recordedAt <= until)),
  );
  return (
    <ol className={css.events} aria-label="Diễn biến gần nhất">
      {past.slice(0, SHOWN_EVENTS).map((event) => (
        <li key={event.id}>
          <time dateTime={event.happenedOn}>{formatDate(event.happenedOn)}</time>
          <span>{sentenceOfEvent(event).words}</span>
        </li>
      ))}
      {past.length > SHOWN_EVENTS ? (
        <li>
          <Link className={css.more} href={`/nhiem-vu/${detail.code}#dien-bien`}>
            Cả {past.length} sự việc
          </Link>
        </li>
      ) : null}
    </ol>
  );
}
