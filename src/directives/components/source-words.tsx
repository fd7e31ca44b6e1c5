import { Link } from '#platform/ui/link.tsx';
import { Quote, QuoteMark } from '#platform/ui/quote.tsx';
import { RowPlace } from '../importing/components/row-origin.tsx';
import type { DirectiveDetail } from '../schema.ts';
import { highlight } from './highlights.ts';

/** The words of the document, never altered, with the bodies it names marked and the way to their place on the page. */
export function SourceWords({ directive, large }: { directive: DirectiveDetail; large?: boolean }) {
  return (
    <Quote large={large ?? false} after={<SourceLink directive={directive} long={large ?? false} />}>
      {highlight(directive).map((run) =>
        run.isActor ? (
          <QuoteMark key={run.start}>{run.text}</QuoteMark>
        ) : (
          <span key={run.start}>{run.text}</span>
        ),
      )}
    </Quote>
  );
}

function SourceLink({
  directive: { documentId, span, page, origin },
  long,
}: {
  directive: DirectiveDetail;
  long: boolean;
}) {
  if (!documentId) return origin ? <RowPlace origin={origin} /> : null;
  const place = span ? `#ky-tu-${span[0]}-${span[1]}` : '';
  const words = page ? `${long ? 'Mở trang' : 'trang'} ${page}` : long ? 'Mở văn bản' : 'văn bản';
  return <Link href={`/van-ban/${documentId}${place}`}>{words}</Link>;
}
