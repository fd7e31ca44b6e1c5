import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentDetail } from '#documents/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { reviewApi } from '../api.ts';
import type { Review, ReviewItem } from '../schema.ts';
import { ReviewDesk } from './review-desk.tsx';

// The typed client takes hold of `fetch` when it is loaded, so the stand-in must be there before.
const network = vi.hoisted(() => {
  const held = { answer: async (_: Request): Promise<Response> => Response.error() };
  globalThis.fetch = (input, init) => held.answer(new Request(input, init));
  return held;
});

const lines = ['Rà soát quy hoạch cán bộ.', 'Đổi mới chương trình dạy.', 'Lập kế hoạch từng năm.'];
const text = lines.join('\n');
const SCHOOL = '00000000-0000-4000-8000-000000000001';
const actor = { role: 'lead' as const, name: 'Trường', agencyId: SCHOOL, generic: false, inherited: false };

const items = lines.map((line, at): ReviewItem => {
  const start = text.indexOf(line);
  return {
    ...{
      id: `item-${at}`,
      ref: `2.${at + 1}`,
      position: at,
      kind: 'requirement',
      heading: null,
      proposal: null,
    },
    ...{
      title: line,
      text: line,
      span: [start, start + line.length],
      page: 1,
      actors: [actor],
      deadlineRead: null,
    },
    ...{ deadline: { kind: 'none' }, product: null, doubts: [], addedByHand: false, edited: false },
    ...{ decision: 'pending', version: 1 },
  };
});
const document_: DocumentDetail = {
  ...{
    id: 'd',
    state: 'draft',
    version: 1,
    regime: 'party',
    type: 'TB',
    typeName: 'Thông báo',
    number: '9-TB/VP',
  },
  ...{ issuer: 'Văn phòng', superior: null, place: null, issuedOn: '2023-11-20', subject: null, metOn: null },
  ...{ chair: null, signer: null, recipients: [], citations: [], urgency: null, text, warnings: [] },
  pages: [{ number: 1, span: [0, text.length] }],
  file: { id: 'f', name: 'tb.docx', mediaType: '', size: 1, sha256: '' },
  ...{ createdAt: new Date(), publishedOn: null, publishedAt: null, receipts: [] },
};

interface Sent {
  act: string;
  itemId: string;
  version: number;
  decision?: string;
}
let server: ReviewItem[];
let sent: Sent[];
let refuseWith: string | null;

/** Stands for the server: keeps the items, and refuses a write whose version is not the one it has. */
async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.split('/').slice(-2).join('/');
  const reply = (json: unknown, status = 200) => Response.json({ json }, { status });
  if (path === 'agencies/list') return reply([]);
  if (path === 'review/get')
    return reply({ documentId: 'd', items: server, findings: [], citationDoubts: [], obstacles: [] });
  const { json } = (await request.json()) as { json: Omit<Sent, 'act'> & { patch?: object } };
  sent.push({ act: path, ...json });
  const item = server.find((one) => one.id === json.itemId);
  if (refuseWith || item?.version !== json.version) {
    return reply(
      { defined: false, code: 'conflict', status: 409, message: refuseWith ?? 'Sai phiên bản' },
      409,
    );
  }
  const changes = path === 'review/decide' ? { decision: json.decision } : json.patch;
  server = server.map((one) =>
    one === item ? ({ ...one, ...changes, version: one.version + 1 } as ReviewItem) : one,
  );
  return reply({ version: json.version + 1 });
}

function Page() {
  const review = useQuery(reviewApi.review.get.queryOptions({ input: { documentId: 'd' } }));
  return review.data ? <ReviewDesk document={document_} review={review.data as Review} /> : null;
}

async function openDesk() {
  renderUi(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page />
    </QueryClientProvider>,
  );
  await screen.findByText('0/3 đã xem');
}

beforeEach(() => {
  [server, sent, refuseWith] = [items, [], null];
  network.answer = answer;
});
afterEach(cleanup);

/** As a keyboard does: the key goes to what has the focus, and Enter presses a button that has it. */
function press(code: string, more: KeyboardEventInit = {}) {
  const at = window.document.activeElement ?? window.document.body;
  const key = code.startsWith('Key') ? code.slice(3).toLowerCase() : code;
  const free = fireEvent.keyDown(at, { code, key, ...more });
  if (free && code === 'Enter' && at instanceof HTMLButtonElement) fireEvent.click(at);
}
const decided = () => server.map(({ decision }) => decision);
const openTitle = () => screen.getByRole('article', { current: true }).querySelector('h2')?.textContent;
const idle = () => waitFor(() => expect(screen.getByText(/^Đã lưu/)).toBeDefined());

test('every item is confirmed by one key, faster than the server answers', async () => {
  await openDesk();
  for (const _ of items) press('Enter');
  await waitFor(() => expect(decided()).toEqual(['accepted', 'accepted', 'accepted']));
  expect(sent.map(({ itemId, version }) => [itemId, version])).toEqual(items.map(({ id }) => [id, 1]));
  expect(screen.getByText('3/3 đã xem')).toBeDefined();
  // The last key decides and does no more: publishing is asked for by its own.
  press('Enter');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a key held down decides once', async () => {
  await openDesk();
  press('Enter');
  press('Enter', { repeat: true });
  press('Enter', { repeat: true });
  await idle();
  expect(decided()).toEqual(['accepted', 'pending', 'pending']);
});

test('Ctrl+Z takes back the last decision, then the one before, and shows the item again', async () => {
  await openDesk();
  press('Enter');
  press('KeyD');
  await waitFor(() => expect(decided()).toEqual(['accepted', 'rejected', 'pending']));
  act(() => press('KeyZ', { ctrlKey: true }));
  expect(openTitle()).toContain(lines[1]);
  act(() => press('KeyZ', { ctrlKey: true }));
  expect(openTitle()).toContain(lines[0]);
  await waitFor(() => expect(decided()).toEqual(['pending', 'pending', 'pending']));
  expect(sent.map(({ version }) => version)).toEqual([1, 1, 2, 2]);
});

test('what is refused is put back as it stood, with the sentence of the server', async () => {
  await openDesk();
  refuseWith = 'Mục này vừa được người khác sửa.';
  press('Enter');
  expect(await screen.findByText(refuseWith)).toBeDefined();
  await screen.findByText('0/3 đã xem');
  expect(screen.getByText('Chưa lưu được')).toBeDefined();
});

test('while an item is edited its keys belong to the fields, and Escape gives them back', async () => {
  await openDesk();
  act(() => press('KeyE'));
  const title = screen.getByLabelText(/Nội dung ngắn/);
  expect(window.document.activeElement).toBe(title);
  act(() => press('KeyD'));
  act(() => press('KeyJ'));
  expect(openTitle()).toContain(lines[0]);
  act(() => press('Escape'));
  expect(screen.queryByLabelText(/Nội dung ngắn/)).toBeNull();
  act(() => press('KeyJ'));
  expect(openTitle()).toContain(lines[1]);
  expect(sent).toEqual([]);
});

test('saving an edited item accepts it, with the version that the edit made', async () => {
  await openDesk();
  act(() => press('KeyE'));
  fireEvent.change(screen.getByLabelText(/Nội dung ngắn/), { target: { value: 'Quy hoạch cán bộ' } });
  act(() => press('Enter', { ctrlKey: true }));
  await waitFor(() => expect(server[0]).toMatchObject({ title: 'Quy hoạch cán bộ', decision: 'accepted' }));
  expect(sent.map(({ act: what, version }) => [what, version])).toEqual([
    ['review/edit', 1],
    ['review/decide', 2],
  ]);
});

test('the button says what is missing, and publishing asks with its numbers', async () => {
  await openDesk();
  const publish = () => screen.getAllByRole<HTMLButtonElement>('button', { name: /^Phát hành/ })[0];
  expect(publish()?.textContent).toContain('còn 3 mục');
  expect(publish()?.disabled).toBe(true);
  for (const _ of items) press('Enter');
  await idle();
  act(() => press('Enter', { ctrlKey: true }));
  expect(await screen.findByText('Phát hành 3 nhiệm vụ tới 1 cơ quan?')).toBeDefined();
  expect(screen.getByText(/Mã nhiệm vụ không đổi được nữa. Còn 3 việc không thời hạn\./)).toBeDefined();
});
