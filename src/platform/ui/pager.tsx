import { formatNumber } from '@dondoc/vietnamese';
import { ButtonLink } from './button.tsx';
import css from './layout.module.css';

type Props = { page: number; perPage: number; total: number; href(page: number): string };

/** “1–50 trong 213”, then the two ways to go; pages live in the address. */
export function Pager({ page, perPage, total, href }: Props) {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1) return null;
  const from = (page - 1) * perPage + 1;
  return (
    <nav className={css.pager} aria-label="Trang của danh sách">
      <span>
        {formatNumber(from)}–{formatNumber(Math.min(total, page * perPage))} trong {formatNumber(total)}
      </span>
      {page > 1 ? (
        <ButtonLink small href={href(page - 1)}>
          Trang trước
        </ButtonLink>
      ) : null}
      {page < last ? (
        <ButtonLink small href={href(page + 1)}>
          Trang sau
        </ButtonLink>
      ) : null}
    </nav>
  );
}
