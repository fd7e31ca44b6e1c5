import { Link } from '#platform/ui/link.tsx';
import type { SearchGroup } from '../schema.ts';
import { MarkedWords } from './marked-words.tsx';
import css from './search.module.css';

/** Each with its words around the place, and the way to that very place. */
export function HitList({ hits }: Pick<SearchGroup, 'hits'>) {
  return (
    <ul className={css.hits}>
      {hits.map(({ id, href, title, detail, snippet, page }) => (
        <li key={id}>
          <Link className={css.title} href={href}>
            <MarkedWords {...title} />
          </Link>
          {snippet ? (
            <p className={css.snippet}>
              <MarkedWords {...snippet} />
            </p>
          ) : null}
          {detail || page ? (
            <span className={css.detail}>
              {[detail, page ? `trang ${page}` : null].filter(Boolean).join(' · ')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
