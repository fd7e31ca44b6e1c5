import type { ReactNode } from 'react';
import { stateOf } from '#directives/components/state-of.ts';
import { findingWords } from '#directives/findings/labels.ts';
import { stageLabels } from '#investments/labels.ts';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from '../../components/indicator-panel.module.css';
import type { Linked } from '../schema.ts';

/** Directives, documents and items of the investments put beside an indicator, each with how it stands. */
export function LinkedList({ linked, act }: { linked: Linked[]; act?(one: Linked): ReactNode }) {
  if (linked.length === 0)
    return <p className={css.quiet}>Chưa gắn nhiệm vụ, văn bản hoặc hạng mục đầu tư nào với chỉ tiêu này.</p>;
  return (
    <ul className={css.list}>
      {linked.map((one) => (
        <li key={one.id}>
          <span />
          <Named one={one} />
          <span className={css.end}>
            {one.directive ? <StateLabel {...stateOf(one.directive.standing)} /> : null}
            {one.document ? 'văn bản' : null}
            {one.finding ? findingWords(one.finding.standing).toLowerCase() : null}
            {one.investment ? investmentWords(one.investment) : null}
            {act?.(one)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const investmentWords = ({ stage, next, daysLate, behind }: NonNullable<Linked['investment']>): string => {
  if (stage === 'handover') return 'đã bàn giao';
  if (behind !== '0') return 'phân bổ chậm hơn kế hoạch';
  return daysLate
    ? `chậm mốc ${daysLate} ngày`
    : next
      ? `chờ ${stageLabels[next].toLocaleLowerCase('vi')}`
      : '';
};

function Named({ one: { directive, document, finding, investment } }: { one: Linked }) {
  if (investment)
    return (
      <span>
        <Link href={`/dau-tu/${investment.id}`}>{investment.code}</Link> {investment.name}
      </span>
    );
  if (finding)
    return (
      <span>
        <Link href={`/van-ban/${finding.documentId}/ket-luan`}>
          Hạn chế tại {finding.documentNumber ?? 'văn bản chưa có số'}
        </Link>{' '}
        {finding.text}
      </span>
    );
  if (directive)
    return (
      <span>
        <Link href={`/nhiem-vu/${directive.code}`}>{directive.code}</Link> {directive.title}
      </span>
    );
  return (
    <span>
      <Link href={`/van-ban/${document?.id}`}>{document?.number ?? 'Văn bản chưa có số'}</Link>{' '}
      {document?.subject}
    </span>
  );
}
