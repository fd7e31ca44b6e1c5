import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { ResearchTabs } from '../../components/research-tabs.tsx';
import { researchApi } from '../../topics/api.ts';
import { AuthorsForm } from '../components/authors-form.tsx';
import { ProductForm } from '../components/product-form.tsx';
import { ProductsTable } from '../components/products-table.tsx';
import { productKindLabels } from '../labels.ts';
import { narrowedProducts } from '../rules.ts';
import { type Product, type ProductList, type ProductsAddress, productKinds } from '../schema.ts';

const help =
  'Bài báo, sách, giáo trình, báo cáo và kết quả đề tài của người trong trường. Chính dòng này được tính ở hồ sơ và điều kiện thăng hạng của từng tác giả.';

interface Props {
  address: ProductsAddress;
  onAddress(address: ProductsAddress): void;
}

/** What came of research, with who made it. */
export function ProductsPage({ address, onAddress }: Props) {
  const [panel, setPanel] = useState<Panel>(null);
  const found = useQuery(researchApi.researchProducts.list.queryOptions({ input: {} }));
  const list = found.data;
  const query = new URLSearchParams(
    Object.entries(address).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  return (
    <>
      <PageHead
        title="Nghiên cứu"
        help={help}
        beside={<ResearchTabs at="products" />}
        actions={
          list ? (
            <Actions>
              <ButtonLink href={`/api/research-products.xlsx?${query}`}>Xuất XLSX</ButtonLink>
              {list.mayAdd ? (
                <Button variant="filled" onClick={() => setPanel('add')}>
                  Ghi sản phẩm
                </Button>
              ) : null}
            </Actions>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={10} /> : null}
        {found.isError ? <ReadError title="Không mở được sổ sản phẩm" query={found} /> : null}
        {list ? (
          <Split keep width={404} panel={panelOf(panel, list, () => setPanel(null))}>
            {list.products.length === 0 ? (
              <Card>
                <EmptyState title="Chưa có sản phẩm nào trong sổ">
                  Tác giả hoặc cán bộ khoa học của trường ghi bài báo, sách, báo cáo.
                </EmptyState>
              </Card>
            ) : (
              <Products {...{ list, address, onAddress }} onShare={setPanel} />
            )}
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

type Panel = Product | 'add' | null;

function panelOf(panel: Panel, list: ProductList, onClose: () => void) {
  if (panel === 'add') return <ProductForm {...{ list, onClose }} />;
  return panel ? (
    <AuthorsForm key={panel.id} product={panel} people={list.people} onClose={onClose} />
  ) : undefined;
}

interface TableProps extends Props {
  list: ProductList;
  onShare(product: Product): void;
}

function Products({ list, address, onAddress, onShare }: TableProps) {
  const { products, mayKeep } = list;
  const set = (part: Partial<ProductsAddress>) => onAddress({ ...address, ...part });
  const count = (part: Partial<ProductsAddress>) =>
    narrowedProducts(products, { ...address, ...part }).length;
  const years = [...new Set(products.flatMap(({ madeOn }) => (madeOn ? [Number(madeOn.slice(0, 4))] : [])))];
  return (
    <>
      <Toolbar>
        <FilterPill
          label="Loại"
          options={productKinds.map((value) => ({
            ...{ value, label: productKindLabels[value], count: count({ loai: value }) },
          }))}
          value={address.loai ?? null}
          onChange={(kind) => set({ loai: kind ?? undefined })}
        />
        <FilterPill
          label="Năm"
          options={years
            .toSorted((a, b) => b - a)
            .map((year) => ({ value: String(year), label: String(year), count: count({ nam: year }) }))}
          value={address.nam === undefined ? null : String(address.nam)}
          onChange={(year) => set({ nam: year === null ? undefined : Number(year) })}
        />
        {products.some(({ isMine }) => isMine) ? (
          <FilterPill
            label="Của"
            all="mọi người"
            options={[{ value: 'toi', label: 'tôi', count: count({ toi: 1 }) }]}
            value={address.toi ? 'toi' : null}
            onChange={(mine) => set({ toi: mine ? 1 : undefined })}
          />
        ) : null}
        <SearchField
          label={`Tìm trong ${products.length} sản phẩm`}
          value={address.tim ?? ''}
          onChange={(tim) => set({ tim: tim || undefined })}
        />
      </Toolbar>
      <ProductsTable
        rows={narrowedProducts(products, address)}
        total={products.length}
        {...{ mayKeep, onShare }}
      />
    </>
  );
}
