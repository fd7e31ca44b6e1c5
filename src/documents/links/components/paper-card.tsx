import { Link } from '#platform/ui/link.tsx';
import { borneLabels, paperFrom, paperName, restsLabels, standingLabels } from '../labels.ts';
import type { LinkedPaper, PaperLink } from '../schema.ts';
import css from './links.module.css';

interface Props {
  paper: LinkedPaper;
  links: PaperLink[];
  isLeft: boolean;
  far: number;
}

/** A paper beside the middle; a click takes it there. One that is known only by its number looks so. */
export function PaperCard({ paper, links, isLeft, far }: Props) {
  const kinds = isLeft ? restsLabels : borneLabels;
  const words = [...new Set(links.map(({ kind }) => kinds[kind]))].join(', ');
  const doubts = links.filter((link) => link.doubts.length > 0).length;
  const { standing } = paper;
  return (
    <li>
      <Link
        className={standing === 'stub' ? `${css.paper} ${css.stub}` : css.paper}
        href={`/van-ban/${paper.documentId ?? paper.id}/lien-ket`}
      >
        <span className={css.kind}>
          {far === 0 ? words : words.replace(' văn bản này', '')}
          {doubts > 0 ? ' · ngày đáng ngờ' : ''}
        </span>
        <span className={css.name}>{paperName(paper)}</span>
        <span className={css.kind}>{paperFrom(paper)}</span>
        {paper.subject ? <span className={css.kind}>{paper.subject}</span> : null}
        {standing === 'document' ? null : <span className={css.kind}>{standingLabels[standing]}</span>}
      </Link>
    </li>
  );
}
