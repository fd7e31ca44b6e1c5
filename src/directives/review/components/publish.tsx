import { useMutation, useQueryClient } from '@tanstack/react-query';
import { documentsApi } from '#documents/api.ts';
import type { Recipient } from '#documents/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { directivesApi } from '../../api.ts';
import { publishingApi } from '../../publishing/api.ts';
import { becomeDirectives, delivered } from '../../publishing/rules.ts';
import { reviewApi } from '../api.ts';
import type { ReviewItem } from '../schema.ts';

interface Props {
  documentId: string;
  recipients: Recipient[];
  items: ReviewItem[];
  /** Doubts that nobody has answered; they hold nothing up, but are said. */
  doubtsLeft: number;
  opened: boolean;
  onClose(): void;
}

/** Publishing cannot be undone, so it is asked for with its numbers. */
export function PublishDialog({ documentId, recipients, items, doubtsLeft, opened, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const publish = useMutation(
    publishingApi.publishing.publish.mutationOptions({
      onSuccess: async () => {
        navigate(`/nhiem-vu?document=${documentId}`);
        for (const queryKey of [
          documentsApi.documents.key(),
          directivesApi.directives.key(),
          reviewApi.review.key(),
        ]) {
          await client.invalidateQueries({ queryKey });
        }
      },
    }),
  );
  const { title, text } = publishWords(items, recipients);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={title}
      verb="Phát hành"
      busy={publish.isPending}
      onConfirm={() => publish.mutate({ documentId })}
    >
      {text}
      {doubtsLeft > 0 ? (
        <AlertLine tone="doubt">Còn {doubtsLeft} chỗ cần xem kỹ chưa đánh dấu đã xem.</AlertLine>
      ) : null}
      {publish.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(publish.error)}
        </AlertLine>
      ) : null}
    </ConfirmDialog>
  );
}

/** The question with its numbers, and what follows from yes. */
export function publishWords(items: ReviewItem[], recipients: Recipient[]): { title: string; text: string } {
  const directives = becomeDirectives(items);
  const undated = directives.filter((item) => item.deadline.kind !== 'date');
  const reported = undated.filter((item) => item.deadline.kind === 'cadence').length;
  const title =
    directives.length > 0
      ? `Phát hành ${directives.length} nhiệm vụ tới ${delivered(directives, recipients).length} cơ quan?`
      : 'Phát hành văn bản không có nhiệm vụ nào?';
  const parts = [
    directives.length > 0 ? 'Mã nhiệm vụ không đổi được nữa.' : 'Văn bản không rà soát lại được nữa.',
    undated.length > 0 ? `Còn ${undated.length} việc không thời hạn` : '',
    reported > 0 ? `, trong đó ${reported} việc có định kỳ báo cáo` : '',
  ];
  return { title, text: `${parts[0]} ${parts[1]}${parts[2]}${undated.length > 0 ? '.' : ''}`.trim() };
}
