import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { leftWords, stageLabels, stageVerbs, termWords } from '../labels.ts';
import type { Breach, Clock, Stage } from '../schema.ts';

interface Props {
  breach: Breach;
  onStep(to: Stage): void;
  onChange(): void;
}

/** One breach: its terms, what is known, what was done, and what comes next. */
export function BreachCard({ breach, onStep, onChange }: Props) {
  const { words, stage, next, steps, versions } = breach;
  const isOpen = stage !== 'closed';
  return (
    <Card
      title={words.title}
      aside={`phát hiện ${momentOf(breach.discoveredAt)}`}
      current={isOpen}
      mark={<StateOf breach={breach} />}
    >
      <Stack>
        <Facts
          labelWidth={170}
          facts={[
            ...breach.clocks.map((clock): [string, React.ReactNode] => [
              clock.stage === 'notified' ? 'Thông báo ban đầu' : 'Thông báo đầy đủ',
              <Term key={clock.stage} clock={clock} />,
            ]),
            ['Sự việc', words.happened],
            ['Số người bị ảnh hưởng', words.people === null ? 'chưa biết' : String(words.people)],
            ['Loại dữ liệu', words.dataWords ?? 'chưa ghi'],
            ['Nguyên nhân', words.cause ?? 'chưa ghi'],
            ['Biện pháp', words.measures ?? 'chưa ghi'],
            ...steps.map((one): [string, React.ReactNode] => [
              stageLabels[one.stage],
              [momentOf(one.at), one.paper, one.by, one.note].filter(Boolean).join(' · '),
            ]),
            ['Ghi vào sổ', `${breach.madeBy ?? 'tài khoản đã xoá'}, ${momentOf(breach.madeAt)}`],
            ...(versions.length > 1
              ? [
                  ['Bổ sung', `${versions.length - 1} lần, lần cuối ${lastOf(breach)}`] as [
                    string,
                    React.ReactNode,
                  ],
                ]
              : []),
          ]}
        />
        <Actions>
          {next.map((to, i) => (
            <Button key={to} variant={i === 0 ? 'filled' : 'outline'} onClick={() => onStep(to)}>
              {stageVerbs[to]}
            </Button>
          ))}
          {isOpen ? <Button onClick={onChange}>Bổ sung thông tin</Button> : null}
          <ButtonLink
            icon={<IconDownload size={16} aria-hidden />}
            href={`/api/breaches/${breach.id}/notice.docx`}
            aria-label={`In báo cáo về «${words.title}»`}
            download
          >
            In báo cáo
          </ButtonLink>
        </Actions>
      </Stack>
    </Card>
  );
}

/** Under way, and red where an hour has passed unreported. */
function StateOf({ breach: { stage, clocks } }: { breach: Breach }) {
  if (stage === 'closed') return <StateLabel state="done" />;
  const isLate = clocks.some(({ hoursLeft }) => hoursLeft !== null && hoursLeft < 0);
  return isLate ? <StateLabel state="late" words="Quá hạn thông báo" /> : <StateLabel state="in-progress" />;
}

const lastOf = ({ versions }: Breach): string => {
  const last = versions.at(-1);
  return last ? `${momentOf(last.madeAt)}, ${last.by ?? 'tài khoản đã xoá'}` : '';
};

function Term({ clock }: { clock: Clock }) {
  const { hoursLeft, dueAt, doneAt, isLate, stage, hours } = clock;
  const state = doneAt
    ? `đã thông báo ${momentOf(doneAt)}${isLate ? ', quá hạn' : ', đúng hạn'}`
    : `${leftWords(hoursLeft ?? 0)}, hạn ${momentOf(dueAt)}`;
  return (
    <>
      <b>{state}</b> (trong {hours} giờ; {termWords[stage]})
    </>
  );
}
