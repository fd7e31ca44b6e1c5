import { useQuery } from '@tanstack/react-query';
import { Kbd } from '#platform/ui/kbd.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { directivesApi } from '../api.ts';
import css from './walk-siblings.module.css';

/** The directives of the same document that this person may see, one step away in the document's order. */
export function WalkSiblings({ code, documentId }: { code: string; documentId: string }) {
  const list = useQuery(directivesApi.directives.list.queryOptions({ input: { document: documentId } }));
  const navigate = useNavigate();
  const codes = list.data?.rows.map((row) => row.code) ?? [];
  const at = codes.indexOf(code);
  const address = (index: number) => (at >= 0 && codes[index] ? `/nhiem-vu/${codes[index]}` : null);
  const [before, after] = [address(at - 1), address(at + 1)];
  const go = (href: string | null) => href && navigate(href);
  useShortcuts(
    [
      { keys: ['ArrowLeft', 'k'], label: 'nhiệm vụ trước', run: () => go(before) },
      { keys: ['ArrowRight', 'j'], label: 'nhiệm vụ sau', run: () => go(after) },
    ],
    { enabled: codes.length > 1, group: 'Nhiệm vụ cùng văn bản' },
  );
  if (at < 0 || codes.length < 2) return null;
  return (
    <span className={css.walk} data-no-print>
      {at + 1} trên {codes.length}
      {before ? (
        <span className={css.step}>
          <Kbd keys="←" /> <Link href={before}>Trước</Link>
        </span>
      ) : null}
      {after ? (
        <span className={css.step}>
          <Link href={after}>Sau</Link> <Kbd keys="→" />
        </span>
      ) : null}
    </span>
  );
}
