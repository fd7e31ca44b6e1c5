import type { ReactNode } from 'react';
import { stateOf } from '#directives/components/state-of.ts';
import { findingWords } from '#directives/findings/labels.ts';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from '../../components/indicator-panel.module.css';
import type { Linked } from '../schema.ts';

/** Directives and documents put beside an indicator, each with how it stands. */
export function LinkedList({ linked, act }: { linked: Linked[]; act?(one: Linked): ReactNode }) {
  if (linked.length === 0)
    return <p className={css.quiet}>Chưa gắn nhiệm vụ hoặc văn bản nào với chỉ tiêu này.</p>;
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
            {act?.(one)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Named({ one: { directive, document, finding } }: { one: Linked }) {
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
