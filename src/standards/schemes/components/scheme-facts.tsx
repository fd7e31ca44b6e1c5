import { formatDate } from '@dondoc/vietnamese';
import { Facts } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { amountWords, budgetWords, phaseWords } from '../labels.ts';
import type { Scheme } from '../schema.ts';
import css from './scheme.module.css';

const NONE = 'đề án không nêu';

/** What the scheme says, in the order in which a person asks. */
export function SchemeFacts({ scheme }: { scheme: Scheme }) {
  const { number, issuer, issuedOn, targetLevel, targetOn, phases, committee, budget } = scheme;
  return (
    <Facts
      labelWidth={150}
      facts={[
        ['Số, ngày', [number, issuedOn && `ngày ${formatDate(issuedOn)}`].filter(Boolean).join(', ') || NONE],
        ['Cơ quan ban hành', issuer ?? NONE],
        ['Văn bản', <DocumentLink key="van-ban" scheme={scheme} />],
        [
          'Mục tiêu',
          `Đạt chuẩn mức ${targetLevel}, ${targetOn ? `chậm nhất ${formatDate(targetOn)}` : 'không nêu ngày'}`,
        ],
        ['Bộ chỉ tiêu', <SetLink key="bo" scheme={scheme} />],
        ['Giai đoạn', <Phases key="giai-doan" phases={phases} />],
        [
          'Ban chỉ đạo',
          committee ? (
            <span key="ban" className={css.words}>
              {committee}
            </span>
          ) : (
            NONE
          ),
        ],
        ['Khung kinh phí', <Budget key="kinh-phi" budget={budget} />],
        ['Ghi vào', `${momentOf(new Date(scheme.addedAt))}${scheme.addedBy ? `, ${scheme.addedBy}` : ''}`],
      ]}
    />
  );
}

function DocumentLink({ scheme: { documentId, documentName } }: { scheme: Scheme }) {
  if (!documentId) return <>chưa gắn văn bản</>;
  if (!documentName) return <>đã gắn; đồng chí không thuộc nơi nhận văn bản này</>;
  return <Link href={`/van-ban/${documentId}`}>{documentName}</Link>;
}

function SetLink({ scheme: { setId, setName } }: { scheme: Scheme }) {
  if (!setId || !setName) return <>chưa chọn bộ</>;
  return <Link href={`/truong-chuan/bo-chi-tieu/${setId}`}>{setName}</Link>;
}

function Phases({ phases }: { phases: Scheme['phases'] }) {
  if (phases.length === 0) return <>{NONE}</>;
  return (
    <ul className={css.plain}>
      {phases.map((phase) => (
        <li key={phase.name}>
          {phase.name}: {phaseWords(phase)}
        </li>
      ))}
    </ul>
  );
}

function Budget({ budget }: { budget: Scheme['budget'] }) {
  if (budget.length === 0) return <>{NONE}</>;
  return (
    <ul className={css.plain}>
      <li>
        <b>{budgetWords(budget)}</b>
      </li>
      {budget.map(({ name, amount, source }) => (
        <li key={name}>
          {name}: {amountWords(amount)}
          {source ? ` (${source})` : ''}
        </li>
      ))}
    </ul>
  );
}
