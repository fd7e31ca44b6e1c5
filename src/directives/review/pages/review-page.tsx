import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { documentsApi } from '#documents/api.ts';
import { documentName } from '#documents/labels.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, ErrorState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { reviewApi } from '../api.ts';
import { ReviewDesk } from '../components/review-desk.tsx';
import css from './review-page.module.css';

/** Where a proposal becomes fact, one decision after the other. */
export function ReviewPage({ documentId }: { documentId: string }) {
  const viewer = useViewer();
  if (viewer.role !== 'clerk') {
    return (
      <Alone>
        <NoPermission>Chuyên viên theo dõi của Văn phòng rà soát văn bản trước khi phát hành.</NoPermission>
      </Alone>
    );
  }
  return <Proposal userId={viewer.userId} documentId={documentId} />;
}

/** Where there is nothing to review: the page still has its title and the way back. */
function Alone({ children }: { children: ReactNode }) {
  return (
    <div className={css.alone}>
      <PageHead
        crumbs={[{ label: 'Văn bản', href: '/van-ban' }, { label: 'Rà soát' }]}
        title="Rà soát văn bản"
      />
      {children}
    </div>
  );
}

function Proposal({ userId, documentId }: { userId: string; documentId: string }) {
  const document = useQuery(documentsApi.documents.get.queryOptions({ input: { id: documentId } }));
  const review = useQuery(reviewApi.review.get.queryOptions({ input: { documentId } }));
  const error = document.error ?? review.error;
  if (error) {
    const retry = () => Promise.all([document.refetch(), review.refetch()]);
    return (
      <Alone>
        <ErrorState title="Không mở được bản rà soát" onRetry={retry}>
          {sentenceOf(error)}
        </ErrorState>
      </Alone>
    );
  }
  if (!document.data || !review.data) {
    return (
      <Alone>
        <LoadingRows rows={12} />
      </Alone>
    );
  }
  if (document.data.state !== 'draft') return <AlreadyPublished document={document.data} />;
  return <ReviewDesk key={documentId} userId={userId} document={document.data} review={review.data} />;
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
    <Alone>
      <EmptyState
        title={`${documentName({ ...document, fileName: document.file.name })} đã phát hành`}
        action={
          <Actions>
            <ButtonLink href={`/nhiem-vu?document=${id}`} variant="filled">
              Xem nhiệm vụ
            </ButtonLink>
            <ButtonLink href={`/van-ban/${id}`}>Xem văn bản</ButtonLink>
          </Actions>
        }
      >
        {publishedOn ? `Phát hành ngày ${formatDate(publishedOn)}. ` : ''}Nội dung rà soát không đổi được nữa.
      </EmptyState>
    </Alone>
  );
}
