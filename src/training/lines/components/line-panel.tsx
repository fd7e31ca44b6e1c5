import { useState } from 'react';
import { Button, IconButton } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { SelectField } from '#platform/ui/select-field.tsx';
import { monthWords } from '../../needs/labels.ts';
import { programmeOf } from '../../needs/rules.ts';
import type { LinesView, LineView } from '../schema.ts';
import css from './lines.module.css';
import type { useLinesActs } from './use-lines-acts.ts';

interface Props {
  view: LinesView;
  line: LineView;
  acts: ReturnType<typeof useLinesActs>;
  onClose(): void;
}

/** One line: of which needs, why they are one, what came and went; each need can go out, and the whole come apart. */
export function LinePanel({ view, line, acts, onClose }: Props) {
  const { id, programmeName, audience, heads, months, reason, needs, classes, origin } = line;
  const isProposed = origin === 'proposed';
  return (
    <Card
      as="aside"
      title={programmeName}
      aside={
        <IconButton label="Đóng" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </IconButton>
      }
    >
      <Facts
        labelWidth={92}
        facts={[
          ['Đối tượng', audience],
          ['Số người', String(heads)],
          ['Mở được', monthWords(months)],
          ['Số lớp', classWords(classes)],
          [isProposed ? 'Căn cứ mở' : 'Vì sao gộp', reason ?? 'không ghi'],
        ]}
      />
      {needs.length > 0 ? <NeedsIn {...{ view, line, acts }} /> : null}
      {view.mayMerge && !isProposed ? <AddNeed {...{ view, line, acts }} /> : null}
      {view.mayMerge ? (
        <Actions>
          <Button busy={acts.dissolve.isPending} onClick={() => acts.dissolve.mutate({ lineId: id })}>
            {isProposed ? 'Bỏ lớp đề xuất' : `Tách cả dòng (${needs.length} nhu cầu)`}
          </Button>
        </Actions>
      ) : null}
      <Traces line={line} />
    </Card>
  );
}

/** "2 lớp: 33, 32 người" */
export const classWords = (classes: LineView['classes']): string =>
  classes.length === 0
    ? 'chưa thành lớp'
    : `${classes.length} lớp: ${classes.map(({ heads }) => heads).join(', ')} người`;

type PartProps = Omit<Props, 'onClose'>;

function NeedsIn({ view, line: { id: lineId, needs }, acts }: PartProps) {
  return (
    <PanelSection title="Nhu cầu trong dòng" aside={`${needs.length}`}>
      <ul className={`${css.list} ${css.inPanel}`}>
        {needs.map(({ id: needId, agency, heads, audience, months }) => (
          <li key={needId}>
            <span className={css.words}>
              <b>{agency.name}</b>
              <span className={css.quiet}>
                {heads} người · {audience} · {monthWords(months)}
              </span>
            </span>
            {view.mayMerge ? (
              <Button
                small
                busy={acts.takeOut.isPending}
                onClick={() => acts.takeOut.mutate({ lineId, needId })}
              >
                Rút ra
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** A need of the same programme that stands elsewhere or alone, put in by hand. */
function AddNeed({ view, line, acts }: PartProps) {
  const [needId, setNeed] = useState<string | null>(null);
  const free = view.proposals
    .flatMap(({ needs }) => needs)
    .filter((need) => programmeOf(need) === programmeOf(line));
  if (free.length === 0) return null;
  const join = () =>
    needId && acts.join.mutate({ year: view.year, joinings: [{ lineId: line.id, needIds: [needId] }] });
  return (
    <PanelSection title="Thêm nhu cầu cùng chương trình">
      <SelectField
        label="Nhu cầu chưa vào dòng"
        options={free.map(({ id, agency, heads, audience }) => ({
          ...{ value: id, label: `${agency.name}, ${heads} người, ${audience}` },
        }))}
        value={needId}
        onChange={setNeed}
      />
      <Actions>
        <Button small why={needId ? undefined : 'chọn nhu cầu'} busy={acts.join.isPending} onClick={join}>
          Thêm vào dòng
        </Button>
      </Actions>
    </PanelSection>
  );
}

/** Who put what in, and who took it out again. */
function Traces({ line: { traces } }: { line: LineView }) {
  if (traces.length === 0) return null;
  const words = (verb: string, at: Date, by: string | null) =>
    `${verb} ${momentOf(at)}${by ? `, ${by}` : ''}`;
  return (
    <PanelSection title="Dấu vết">
      <ul className={css.trace}>
        {traces.map(({ says, joinedAt, joinedBy, leftAt, leftBy }) => (
          <li key={`${joinedAt.getTime()} ${says}`}>
            {says}: {words('vào', joinedAt, joinedBy)}
            {leftAt ? `; ${words('ra', leftAt, leftBy)}` : ''}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
