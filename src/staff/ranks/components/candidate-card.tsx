import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { verdictWords } from '../labels.ts';
import type { Candidate, Check, Eligibility } from '../schema.ts';
import { AnswerMark } from './answer-mark.tsx';
import css from './eligibility.module.css';

/** One lecturer: each condition, why it is met or not, the records behind it, and from when on. */
export function CandidateCard({ one, rank }: { one: Candidate; rank: Eligibility['rank'] }) {
  return (
    <Card as="aside" title={one.name} aside={<Link href={`/doi-ngu/${one.personId}`}>Hồ sơ</Link>}>
      <p>
        <AnswerMark answer={one.answer} words={verdictWords[one.answer]} />
      </p>
      <p className={css.why}>{whenWords(one)}</p>
      <ul className={css.checks}>
        {one.checks.toSorted(openFirst).map((check) => (
          <CheckLine
            key={check.key}
            check={check}
            condition={rank.conditions.find(({ key }) => key === check.key)}
          />
        ))}
      </ul>
    </Card>
  );
}

const openFirst = (a: Check, b: Check): number => order.indexOf(a.answer) - order.indexOf(b.answer);
const order = ['no', 'unknown', 'yes'];

interface LineProps {
  check: Check;
  condition: Eligibility['rank']['conditions'][number] | undefined;
}

function CheckLine({ check, condition }: LineProps) {
  return (
    <li>
      <div className={css.line}>
        <b>{condition?.short}</b>
        <AnswerMark answer={check.answer} />
      </div>
      <p className={css.why}>{condition?.words}</p>
      <p className={css.why}>
        {check.why}
        {check.becomesTrueOn ? ` Đạt từ ngày ${formatDate(check.becomesTrueOn)}.` : null}
      </p>
      {check.behind.length > 0 ? (
        <ul className={css.behind}>
          {check.behind.map(({ id, words, basis }) => (
            <li key={id}>
              {words}
              {basis ? ` · ${basis}` : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p className={css.note}>Căn cứ: {condition?.basis}</p>
    </li>
  );
}

/** When all conditions are met, in a sentence. */
export function whenWords({ answer, eligibleOn, earliestOn, checks }: Candidate): string {
  if (answer === 'yes') return 'Đủ mọi điều kiện vào ngày xét.';
  if (eligibleOn) return `Đủ mọi điều kiện từ ngày ${formatDate(eligibleOn)}.`;
  if (earliestOn)
    return `Sớm nhất ngày ${formatDate(earliestOn)}, nếu điều chưa có (xếp loại năm sau) đạt yêu cầu.`;
  if (checks.some((check) => check.answer === 'unknown'))
    return 'Chưa tính được ngày đủ: còn điều kiện chưa xác định.';
  return 'Chưa có ngày đủ: còn thiếu điều kiện mà hồ sơ chưa có.';
}
