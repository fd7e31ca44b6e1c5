import { IconCircleCheck, IconCircleDashed, IconRosette, IconRotateClockwise } from '#platform/ui/icons.ts';
import { Link } from '#platform/ui/link.tsx';
import css from '../../components/indicator-panel.module.css';
import { stateLabels } from '../../evidence/labels.ts';
import type { EvidenceState } from '../../evidence/schema.ts';
import type { IndicatorView } from '../schema.ts';

const icons: Record<EvidenceState, [typeof IconCircleCheck, string | undefined]> = {
  missing: [IconCircleDashed, css.grey],
  present: [IconCircleCheck, css.ok],
  stale: [IconRotateClockwise, css.look],
  appraised: [IconRosette, css.ok],
};

/** The evidence of an indicator, each with its state. */
export function EvidenceList({ evidence }: Pick<IndicatorView, 'evidence'>) {
  if (evidence.length === 0) return <p className={css.quiet}>Chưa có minh chứng nào cho chỉ tiêu này.</p>;
  return (
    <ul className={css.list}>
      {evidence.map(({ id, code, title, state }) => {
        const [Icon, tone] = icons[state];
        return (
          <li key={id}>
            <Icon size={16} className={tone} aria-hidden />
            <span>
              <Link href={`/truong-chuan/minh-chung?q=${encodeURIComponent(code)}`}>{code}</Link> {title}
            </span>
            <span className={css.end}>{stateLabels[state].toLowerCase()}</span>
          </li>
        );
      })}
    </ul>
  );
}
