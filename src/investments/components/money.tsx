import { Link } from '#platform/ui/link.tsx';
import { sayDong, sayMillions } from '../rules.ts';
import css from './money.module.css';

/** In millions; the whole đồng stand behind it, and the entries where it leads. */
export function Money({ amount, href }: { amount: string; href?: string | undefined }) {
  if (href && amount !== '0')
    return (
      <Link href={href} className={css.figure} title={sayDong(amount)}>
        {sayMillions(amount)}
      </Link>
    );
  return <span title={sayDong(amount)}>{sayMillions(amount)}</span>;
}
