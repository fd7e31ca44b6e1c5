import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import type { EvidenceDetail } from '../schema.ts';
import css from './add-panel.module.css';
import { useEvidenceAct } from './use-evidence-act.ts';

/** The indicators that rest on the piece; choosing one more links it. */
export function LinksCard({ evidence: { id, indicators, set, mayKeep } }: { evidence: EvidenceDetail }) {
  const link = useEvidenceAct('link');
  const unlink = useEvidenceAct('unlink');
  const error = link.error ?? unlink.error;
  const own = new Set(indicators.map((one) => one.id));
  const others = (set?.indicators ?? []).filter((one) => !own.has(one.id));
  return (
    <Card flush title="Chỉ tiêu" aside={indicators.length > 0 ? `${indicators.length} chỉ tiêu` : 'chưa gắn'}>
      <ul className={css.bare}>
        {indicators.map((one) => (
          <li key={one.id}>
            <span className={css.code}>{one.code}</span>
            <span className={css.name}>
              <Link href={`/truong-chuan/chi-tieu/${one.id}`}>{one.name}</Link>
            </span>
            {mayKeep ? (
              <Button
                small
                aria-label={`Bỏ khỏi chỉ tiêu ${one.code}`}
                onClick={() => unlink.mutate({ id, indicatorId: one.id })}
              >
                Bỏ
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayKeep && others.length > 0 ? (
        <div className={css.foot}>
          <SelectField
            label="Gắn thêm chỉ tiêu"
            options={others.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
            value={null}
            onChange={(chosen) => chosen && link.mutate({ evidenceIds: [id], indicatorIds: [chosen] })}
            searchable
          />
        </div>
      ) : null}
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
    </Card>
  );
}
