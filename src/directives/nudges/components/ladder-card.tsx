import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { OutcomeLine } from '../../components/outcome-line.tsx';
import { nudgesApi } from '../api.ts';
import { readWords, rungNames, sentenceOfNudge, whyOf } from '../labels.ts';
import type { Ladder, Nudge, NudgeSettings, PressedLine } from '../schema.ts';
import css from './ladder.module.css';
import { useNudging } from './use-nudging.tsx';

/** How this directive was pressed for: what was done, who has read it, what comes next. */
export function LadderCard({ code }: { code: string }) {
  const ladder = useQuery(nudgesApi.nudges.ladder.queryOptions({ input: { code } }));
  const nudging = useNudging(code, ladder.data?.mayNudge ?? false);
  if (ladder.isError)
    return (
      <Card title="Đôn đốc">
        <AlertLine tone="look">{sentenceOf(ladder.error)}</AlertLine>
      </Card>
    );
  if (!ladder.data || isNothing(ladder.data)) return nudging.dialog;
  const { lines, earlier, awaited, settings } = ladder.data;
  return (
    <Card title="Đôn đốc" aside={<span data-no-print>{nudging.button}</span>}>
      <OutcomeLine outcome={nudging.outcome} />
      {awaited.length > 0 ? (
        <p>
          <StateLabel state="awaiting-decision" words="Chờ cho ý kiến" />{' '}
          {awaited.map(({ name }) => name).join(', ')}. Cấp trên không bị đôn đốc.
        </p>
      ) : null}
      {lines.map((line) => (
        <OneLadder key={line.agency.id} line={line} settings={settings} />
      ))}
      {lines.length === 0 && awaited.length === 0 ? <p>Chưa đến bậc nào.</p> : null}
      <Said nudges={earlier} />
      {nudging.dialog}
    </Card>
  );
}

const isNothing = ({ lines, earlier, awaited, mayNudge }: Ladder): boolean =>
  lines.length + earlier.length + awaited.length === 0 && !mayNudge;

function OneLadder({ line, settings }: { line: PressedLine; settings: NudgeSettings }) {
  const { agency, nudges } = line;
  return (
    <>
      <p className={css.agency}>
        {agency.name}: {whyOf(line)}
      </p>
      <ol className={css.ladder} aria-label={`Các bậc đôn đốc ${agency.name}`}>
        {[1, 2, 3, 4].map((rung) => {
          const { look, words } = rungNow(rung, line, settings);
          return (
            <li key={rung} className={[css.rung, look].filter(Boolean).join(' ')}>
              <b>
                {rung} {rungNames[rung]}
              </b>
              {words}
            </li>
          );
        })}
      </ol>
      <Said nudges={nudges} />
    </>
  );
}

/** A rung that was taken, is in turn, or will be. A proposal is not yet an inspection. */
function rungNow(rung: number, line: PressedLine, settings: NudgeSettings) {
  const last = line.nudges.findLast((one) => one.rung === rung);
  if (last?.rung === 4) {
    const { decision } = last;
    if (!decision) return { look: css.due, words: `đề xuất ${formatDate(last.madeOn)}` };
    if (!decision.inspect) return { look: undefined, words: `chưa cho, ${formatDate(decision.decidedOn)}` };
    return { look: css.taken, words: formatDate(decision.decidedOn) };
  }
  if (last) return { look: css.taken, words: formatDate(last.madeOn) };
  if (line.due.includes(rung)) return { look: css.due, words: 'đến lượt' };
  return { look: undefined, words: conditionOf(rung, line, settings) };
}

/** When the rung comes, in the days of the office's habit. */
function conditionOf(rung: number, { about }: PressedLine, settings: NudgeSettings): string {
  const { letterAfter, leaderAfter, inspectAfter } = settings;
  const after = [0, 0, letterAfter, leaderAfter, inspectAfter][rung] ?? 0;
  if (rung === 1) return 'chưa nhắc';
  return about === 'silent' ? `từ ${settings.silentAfter + after} ngày im lặng` : `từ ${after} ngày quá hạn`;
}

function Said({ nudges }: { nudges: Nudge[] }) {
  if (nudges.length === 0) return null;
  return (
    <ul className={css.said} aria-label="Đã đôn đốc">
      {nudges.toReversed().map((nudge) => (
        <li key={nudge.id}>
          {sentenceOfNudge(nudge)} ({whoDid(nudge)}).
          {saidWith(nudge)}
          <span className={css.quiet}>{readWords(nudge.readers)}</span>
        </li>
      ))}
    </ul>
  );
}

const whoDid = ({ madeBy, decision }: Nudge): string =>
  decision ? (decision.decidedBy ?? 'lãnh đạo') : (madeBy ?? 'tự động');

function saidWith({ words, decision }: Nudge): string | null {
  const said = decision?.words ?? words;
  return said ? ` «${said}»` : null;
}
