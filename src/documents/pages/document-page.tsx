import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { IconCheck, IconChecklist } from '#platform/ui/icons.ts';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import type { SourceMark } from '#platform/ui/source-text.tsx';
import { ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { documentsApi } from '../api.ts';
import { DocumentPanel } from '../components/document-panel.tsx';
import css from '../components/document-parts.module.css';
import { DocumentState } from '../components/document-state.tsx';
import { dayOr } from '../components/moments.ts';
import { useAddressedSpan } from '../components/use-addressed-span.ts';
import { documentName, headerLabels, urgencyLabels } from '../labels.ts';
import { DocumentSource } from '../layout/components/document-source.tsx';
import { MeetingCard } from '../meetings/components/meeting-card.tsx';
import type { DocumentDetail, Span } from '../schema.ts';

/** What a room above may hang beside the text, and how it points at words in it. */
export interface BesideText {
  documentId: string;
  isDraft: boolean;
  show(span: Span): void;
}

interface Props {
  id: string;
  /** Directives and findings belong to the room above, which hands them in. */
  beside?(text: BesideText): ReactNode;
}

/** One document: its words at the left, what became of it at the right. */
export function DocumentPage({ id, beside }: Props) {
  const found = useQuery(documentsApi.documents.get.queryOptions({ input: { id } }));
  const crumbs = [{ label: 'Văn bản', href: '/van-ban' }];
  if (found.isPending) return <LoadingRows rows={10} />;
  if (found.isError) {
    return (
      <>
        <PageHead crumbs={crumbs} title="Văn bản" />
        <ErrorState title="Không mở được văn bản" onRetry={() => found.refetch()}>
          {sentenceOf(found.error)}
        </ErrorState>
      </>
    );
  }
  return <Opened document={found.data} {...(beside ? { beside } : {})} />;
}

/** An agency's first look is recorded: the office sees who has not opened it yet. */
function useFirstLook({ id, receipts }: DocumentDetail): void {
  const { agency } = useViewer();
  const isUnread = receipts.some((one) => one.agency.id === agency.id && !one.openedAt);
  const { mutate } = useMutation(documentsApi.documents.open.mutationOptions());
  useEffect(() => {
    if (isUnread) mutate({ id });
  }, [isUnread, id, mutate]);
}

function Opened({ document, beside }: { document: DocumentDetail } & Pick<Props, 'beside'>) {
  useFirstLook(document);
  const [span, point] = useAddressedSpan(document.text.length);
  const source = useRef<HTMLDivElement>(null);
  const show = (chosen: Span) => {
    point(chosen);
    source.current?.scrollIntoView({ block: 'nearest' });
  };
  const isDraft = document.state === 'draft';
  const name = documentName({ ...document, fileName: document.file.name });
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Văn bản', href: '/van-ban' }, { label: document.number ?? document.file.name }]}
        title={name}
        beside={<DocumentState state={document.state} boxed />}
        help="Nguyên văn ở bên trái; nhiệm vụ, nơi nhận và tình hình ký nhận ở bên phải. Bấm vào một nhiệm vụ hoặc văn bản viện dẫn để thấy đúng chỗ trong văn bản."
        actions={
          <>
            <ButtonLink href={`/van-ban/${document.id}/lien-ket`}>Văn bản liên quan</ButtonLink>
            <IntoRegister id={document.id} />
            <Acts document={document} />
          </>
        }
      />
      <Strip document={document} />
      {document.warnings.map((warning) => (
        <AlertLine key={warning.code + warning.message} tone="doubt">
          {warning.message}
        </AlertLine>
      ))}
      <div className={css.body}>
        <Split
          width={404}
          keep
          panel={
            <>
              {beside?.({ documentId: document.id, isDraft, show })}
              <MeetingCard documentId={document.id} show={show} />
              <DocumentPanel document={document} show={show} />
            </>
          }
        >
          <Card flush label="Nội dung văn bản">
            <div className={css.source} ref={source}>
              <DocumentSource
                document={document}
                marks={marksOf(document, span)}
                currentId={span ? 'chosen' : null}
              />
            </div>
          </Card>
        </Split>
      </div>
    </>
  );
}

function marksOf({ citations }: DocumentDetail, span: Span | null): SourceMark[] {
  const doubts = citations.flatMap((citation, index) =>
    citation.doubt ? [{ id: `citation-${index}`, span: citation.span, tone: 'doubt' as const }] : [],
  );
  return span ? [...doubts, { id: 'chosen', span, tone: 'current' }] : doubts;
}

function Strip({ document }: { document: DocumentDetail }) {
  const { number, issuer, issuedOn, metOn, chair, urgency } = document;
  const unknown = 'văn bản không nêu';
  return (
    <FactStrip
      facts={[
        { label: headerLabels.number, value: number ?? 'chưa có' },
        { label: headerLabels.issuer, value: issuer ?? unknown },
        { label: headerLabels.issuedOn, value: dayOr(issuedOn) },
        { label: headerLabels.metOn, value: dayOr(metOn) },
        { label: headerLabels.chair, value: chair ?? unknown },
        ...(urgency ? [{ label: 'Độ khẩn', value: urgencyLabels[urgency] ?? urgency }] : []),
      ]}
    />
  );
}

/** Its header fills the form of the register. */
function IntoRegister({ id }: { id: string }) {
  const { role } = useViewer();
  if (role !== 'clerk') return null;
  return <ButtonLink href={`/so-van-ban?so=den&vanBan=${id}`}>Vào sổ đến</ButtonLink>;
}

/** What this person may do with it now: review a draft, or say that their agency has it. */
function Acts({ document }: { document: DocumentDetail }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const receive = useMutation(
    documentsApi.documents.receive.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: documentsApi.documents.key() }),
    }),
  );
  if (viewer.role === 'clerk' && document.state === 'draft') {
    return (
      <ButtonLink
        variant="filled"
        icon={<IconChecklist size={16} aria-hidden />}
        href={`/van-ban/${document.id}/ra-soat`}
      >
        Rà soát
      </ButtonLink>
    );
  }
  const own = document.receipts.find((receipt) => receipt.agency.id === viewer.agency.id);
  const isTheirs = viewer.role === 'contact' || viewer.role === 'head';
  if (!isTheirs || !own || own.receivedOn) return null;
  return (
    <>
      {receive.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(receive.error)}
        </AlertLine>
      ) : null}
      <Button
        variant="filled"
        icon={<IconCheck size={16} aria-hidden />}
        busy={receive.isPending}
        onClick={() => receive.mutate({ id: document.id })}
      >
        Đã nhận
      </Button>
    </>
  );
}
