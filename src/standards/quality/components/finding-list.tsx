import { addMonths, formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Finding, QualityView } from '../schema.ts';
import css from './finding-list.module.css';
import { useQualityAct } from './use-quality-act.ts';

interface Props {
  rule: QualityView['rules'][number];
  findings: Finding[];
  mayKeep: boolean;
}

const SHOWN = 8;

/** What one rule found, with why it asks, what to do and where; the first of them, then the rest. */
export function RuleCard({ rule, findings, mayKeep }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <Card flush title={rule.name} aside={`${findings.length} chỗ`}>
      <p className={css.explains}>{rule.explains}</p>
      <ul className={css.list}>
        {shown.map((finding) => (
          <FindingLine key={finding.key} finding={finding} mayKeep={mayKeep} />
        ))}
      </ul>
      {findings.length > SHOWN ? (
        <div className={css.form}>
          <Button small variant="quiet" onClick={() => setAll(!all)}>
            {all ? 'Thu gọn' : `Xem đủ ${findings.length} chỗ`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function FindingLine({ finding, mayKeep }: { finding: Finding; mayKeep: boolean }) {
  const [leaving, setLeaving] = useState(false);
  const takeUp = useQualityAct('takeUp');
  const { key, label, says, todo, href, aside } = finding;
  return (
    <li>
      <span className={css.words}>
        <b>{label}</b>
        <span className={css.quiet}>
          {says} {todo}
        </span>
        {aside ? (
          <span className={css.quiet}>
            Gác đến {formatDate(aside.until)}
            {aside.by ? `, ${aside.by}` : ''}: {aside.reason}
          </span>
        ) : null}
        {leaving ? <AsideForm finding={finding} onClose={() => setLeaving(false)} /> : null}
      </span>
      <Actions>
        <ButtonLink small href={href} aria-label={`Mở chỗ sửa: ${label}`}>
          Mở
        </ButtonLink>
        {mayKeep && aside ? (
          <Button small busy={takeUp.isPending} onClick={() => takeUp.mutate({ finding: key })}>
            Xem lại
          </Button>
        ) : null}
        {mayKeep && !aside && !leaving ? (
          <Button small variant="quiet" aria-label={`Gác lại: ${label}`} onClick={() => setLeaving(true)}>
            Gác
          </Button>
        ) : null}
      </Actions>
    </li>
  );
}

/** Left alone for a while, with the reason in sight; it comes back on its day. */
function AsideForm({ finding, onClose }: { finding: Finding; onClose(): void }) {
  const { today } = useViewer();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(addMonths(today, 1));
  const [asked, setAsked] = useState(false);
  const act = useQualityAct('setAside', onClose);
  const isShort = reason.trim().length < 3;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isShort && until) act.mutate({ finding: finding.key, reason, until });
      }}
    >
      <Fields>
        <TextField
          label="Lý do gác"
          required
          value={reason}
          onChange={setReason}
          error={asked && isShort ? 'Ghi lý do. Chưa có gì được lưu.' : undefined}
        />
        <DateField
          label="Gác đến hết ngày"
          required
          value={until}
          min={today}
          max={addMonths(today, 12)}
          onChange={setUntil}
        />
        {act.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(act.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={act.isPending}>
            Gác lại
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Fields>
    </form>
  );
}
