import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { documentsApi } from '#documents/api.ts';
import { documentName } from '#documents/labels.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { EmptyState, ErrorState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { reviewApi } from '../api.ts';
import { ReviewDesk } from '../components/review-desk.tsx';
import css from './review-page.module.css';

/** Where a proposal becomes fact, one decision after the other. */
export function ReviewPage({ documentId }: { documentId: string }) {
  const viewer = useViewer();
  if (viewer.role !== 'clerk') {
    return (
      <div className={css.alone}>
        <NoPermission>Chuyên viên theo dõi của Văn phòng rà soát văn bản trước khi phát hành.</NoPermission>
      </div>
    );
  }
  return <Proposal documentId={documentId} />;
}

function Proposal({ documentId }: { documentId: string }) {
  const document = useQuery(documentsApi.documents.get.queryOptions({ input: { id: documentId } }));
  const review = useQuery(reviewApi.review.get.queryOptions({ input: { documentId } }));
  const error = document.error ?? review.error;
  if (error) {
    const retry = () => Promise.all([document.refetch(), review.refetch()]);
    return (
      <div className={css.alone}>
        <ErrorState title="Không mở được bản rà soát" onRetry={retry}>
          {sentenceOf(error)}
        </ErrorState>
      </div>
    );
  }
  if (!document.data || !review.data) {
    return (
      <div className={css.alone}>
        <LoadingRows rows={12} />
      </div>
    );
  }
  if (document.data.state !== 'draft') return <AlreadyPublished document={document.data} />;
  return <ReviewDesk key={documentId} document={document.data} review={review.data} />;
}

interface Published {
  id: string;
  number: string | null;
  typeName: string | null;
  publishedOn: string | null;
  file: { name: string };
}

function AlreadyPublished({ document }: { document: Published }) {
  const { id, publishedOn } = document;
  return (
    <div className={css.alone}>
      <EmptyState
        title={`${documentName({ ...document, fileName: document.file.name })} đã phát hành`}
        action={
          <>
            <ButtonLink href={`/nhiem-vu?document=${id}`} variant="filled">
              Xem nhiệm vụ
            </ButtonLink>{' '}
            <ButtonLink href={`/van-ban/${id}`}>Xem văn bản</ButtonLink>
          </>
        }
      >
        {publishedOn ? `Phát hành ngày ${formatDate(publishedOn)}. ` : ''}Nội dung rà soát không đổi được nữa.
      </EmptyState>
    </div>
  );
}
