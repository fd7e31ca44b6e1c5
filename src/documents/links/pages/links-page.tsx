import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { linksApi } from '../api.ts';
import { LinkForm } from '../components/link-form.tsx';
import { LinkList } from '../components/link-list.tsx';
import css from '../components/links.module.css';
import { PaperCard } from '../components/paper-card.tsx';
import { paperFrom, paperName } from '../labels.ts';
import type { LinksAddress, LinksView } from '../schema.ts';

interface Props {
  id: string;
  address: LinksAddress;
  onAddress(address: LinksAddress): void;
}

const help =
  'Văn bản ở giữa; bên trái là văn bản mà nó căn cứ, trả lời, thay thế hoặc thực hiện; bên phải là văn bản dựa vào nó. Bấm một văn bản để đưa nó vào giữa. Ô nét đứt: mới biết số, chưa có văn bản.';

/** One paper in the middle of those it rests on and those that rest on it. */
export function LinksPage({ id, address, onAddress }: Props) {
  const [isAdding, setAdding] = useState(false);
  const found = useQuery(
    linksApi.links.get.queryOptions({
      input: { id, depth: address.sau },
      placeholderData: keepPreviousData,
    }),
  );
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được văn bản liên quan" query={found} />;
  const view = found.data;
  const { middle, mayKeep, links, past } = view;
  const doubtful = links.filter(({ doubts }) => doubts.length > 0).length;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Văn bản', href: '/van-ban' },
          middle.documentId
            ? { label: middle.number ?? 'chưa có số', href: `/van-ban/${middle.documentId}` }
            : { label: middle.number ?? 'chưa có số' },
          { label: 'Liên kết' },
        ]}
        title={`Văn bản liên quan: ${paperName(middle)}`}
        subtitle={middle.subject ?? paperFrom(middle)}
        help={help}
        actions={
          <>
            {middle.documentId ? (
              <ButtonLink href={`/van-ban/${middle.documentId}`}>Mở văn bản</ButtonLink>
            ) : null}
            {middle.entryId ? (
              <ButtonLink href={`/so-van-ban/${middle.entryId}`}>Mở trong sổ</ButtonLink>
            ) : null}
            {mayKeep ? (
              <Button variant="filled" onClick={() => setAdding(true)}>
                Thêm liên kết
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {isAdding ? <LinkForm id={id} onClose={() => setAdding(false)} /> : null}
        <Toolbar>
          <FilterPill
            label="Đi xa"
            all="1 bước"
            value={address.sau === 1 ? null : String(address.sau)}
            options={['2', '3'].map((value) => ({ value, label: `${value} bước` }))}
            onChange={(sau) => onAddress({ sau: sau === null ? 1 : Number(sau) })}
          />
        </Toolbar>
        {doubtful > 0 ? (
          <AlertLine tone="doubt">
            {doubtful} liên kết có ngày đáng ngờ. Đối chiếu rồi xác nhận hoặc bỏ.
          </AlertLine>
        ) : null}
        {view.isCut ? (
          <AlertLine tone="info">Còn văn bản chưa hiện. Đưa một văn bản vào giữa để đi tiếp.</AlertLine>
        ) : null}
        {links.length === 0 ? (
          <Card>
            <EmptyState title="Chưa có liên kết nào">
              Văn bản này không viện dẫn số nào, và chưa văn bản nào dẫn đến nó.
            </EmptyState>
          </Card>
        ) : (
          <Graph view={view} />
        )}
        {links.length > 0 ? <LinkList view={view} links={links} title="Từng liên kết" /> : null}
        {past.length > 0 ? <LinkList view={view} links={past} title="Đã bỏ" /> : null}
      </Stack>
    </>
  );
}

/** Three parts beside each other; on a phone one under the other. Steps farther off stand farther from the middle. */
function Graph({ view }: { view: LinksView }) {
  const { middle, rests, borne, papers, links } = view;
  const by = new Map(papers.map((paper) => [paper.id, paper]));
  const side = (levels: string[][], title: string, empty: string, isLeft: boolean) => (
    <section className={css.side} aria-label={title}>
      <h2>{title}</h2>
      {levels.every((level) => level.length === 0) ? <p className={css.quiet}>{empty}</p> : null}
      {levels.map((level, far) =>
        level.length === 0 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its distance
          <div key={far} className={css.level}>
            {levels.length > 1 ? <h3>cách {far + 1} bước</h3> : null}
            <ul>
              {level.flatMap((id) => {
                const paper = by.get(id);
                const own = links.filter((link) => (isLeft ? link.toId : link.fromId) === id);
                return paper ? [<PaperCard key={id} {...{ paper, isLeft }} links={own} far={far} />] : [];
              })}
            </ul>
          </div>
        ),
      )}
    </section>
  );
  return (
    <div className={css.graph}>
      {side(rests, 'Văn bản này dựa vào', 'Không viện dẫn văn bản nào.', true)}
      <section className={css.middle} aria-label="Ở giữa">
        <p className={css.name}>{paperName(middle)}</p>
        <p className={css.quiet}>{paperFrom(middle)}</p>
        {middle.subject ? <p>{middle.subject}</p> : null}
      </section>
      {side(borne, 'Những văn bản dựa vào nó', 'Chưa văn bản nào dẫn đến.', false)}
    </div>
  );
}
