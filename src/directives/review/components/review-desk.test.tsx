import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentDetail } from '#documents/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { QUIET_MS } from '#platform/ui/typing-run.ts';
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
    ...{ decision: 'pending', version: 1, madeFrom: [], movedTo: null, newer: null, isGone: false },
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

const proposal = () => ({
  ...{ documentId: 'd', headerDecision: 'accepted', items: server, findings: [], obstacles: [] },
  ...{ answers: [], reading: { number: 1, madeAt: null, changes: null }, lastEntry: null },
});

/** Stands for the server: keeps the items, and refuses a write whose version is not the one it has. */
async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.split('/').slice(-2).join('/');
  const reply = (json: unknown, status = 200) => Response.json({ json }, { status });
  if (path === 'agencies/list') return reply([]);
  if (path === 'review/presence') return reply([]);
  if (path === 'documents/get') return reply(document_);
  if (path === 'review/get') return reply(proposal());
  const { json } = (await request.json()) as {
    json: Omit<Sent, 'act'> & { patch?: object; accept?: boolean };
  };
  sent.push({ act: path, ...json });
  const item = server.find((one) => one.id === json.itemId);
  if (refuseWith || item?.version !== json.version) {
    return reply(
      { defined: false, code: 'conflict', status: 409, message: refuseWith ?? 'Sai phiên bản' },
      409,
    );
  }
  const accepted = json.accept ? { decision: 'accepted' } : {};
  const changes = path === 'review/decide' ? { decision: json.decision } : { ...json.patch, ...accepted };
  server = server.map((one) =>
    one === item ? ({ ...one, ...changes, version: one.version + 1 } as ReviewItem) : one,
  );
  return reply({ version: json.version + 1 });
}

function Page() {
  const review = useQuery(reviewApi.review.get.queryOptions({ input: { documentId: 'd' } }));
  return review.data ? <ReviewDesk userId="u" document={document_} review={review.data as Review} /> : null;
}

async function openDesk() {
  renderUi(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page />
    </QueryClientProvider>,
  );
  await screen.findByText('1/4 đã xem');
}

beforeEach(() => {
  [server, sent, refuseWith] = [items, [], null];
  localStorage.clear();
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
/** A letter acts when it has stood alone for a moment; only then is it no part of a word. */
async function pressLetter(code: string) {
  press(code);
  await act(() => new Promise((resolve) => setTimeout(resolve, QUIET_MS + 50)));
}
const decided = () => server.map(({ decision }) => decision);
const openTitle = () => screen.getByRole('article', { current: true }).querySelector('h2')?.textContent;
const idle = () => waitFor(() => expect(screen.getByText(/^Đã lưu/)).toBeDefined());

test('every item is confirmed by one key, faster than the server answers', async () => {
  await openDesk();
  for (const _ of items) press('Enter');
  await waitFor(() => expect(decided()).toEqual(['accepted', 'accepted', 'accepted']));
  expect(sent.map(({ itemId, version }) => [itemId, version])).toEqual(items.map(({ id }) => [id, 1]));
  expect(screen.getByText('4/4 đã xem')).toBeDefined();
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
  await pressLetter('KeyD');
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
  await screen.findByText('1/4 đã xem');
  expect(screen.getByText('Chưa lưu được')).toBeDefined();
});

test('while an item is edited its keys belong to the fields, and Escape gives them back', async () => {
  await openDesk();
  await pressLetter('KeyE');
  const title = screen.getByLabelText(/Nội dung ngắn/);
  expect(window.document.activeElement).toBe(title);
  await pressLetter('KeyD');
  act(() => press('KeyJ'));
  expect(openTitle()).toContain(lines[0]);
  act(() => press('Escape'));
  expect(screen.queryByLabelText(/Nội dung ngắn/)).toBeNull();
  act(() => press('KeyJ'));
  expect(openTitle()).toContain(lines[1]);
  expect(sent).toEqual([]);
});

test('saving an edited item accepts it in the same write', async () => {
  await openDesk();
  await pressLetter('KeyE');
  fireEvent.change(screen.getByLabelText(/Nội dung ngắn/), { target: { value: 'Quy hoạch cán bộ' } });
  act(() => press('Enter', { ctrlKey: true }));
  await waitFor(() => expect(server[0]).toMatchObject({ title: 'Quy hoạch cán bộ', decision: 'accepted' }));
  expect(sent.map(({ act: what, version }) => [what, version])).toEqual([['review/edit', 1]]);
});

test('what was made on top of a refused write is not sent: it would pass with the version of somebody else', async () => {
  await openDesk();
  // Somebody else has written there since this page looked: the next own version is theirs.
  server = server.map((item, at) => (at === 0 ? { ...item, title: 'Của người khác', version: 2 } : item));
  press('Enter');
  act(() => press('KeyZ', { ctrlKey: true }));
  await screen.findByText(/Trang đã lấy bản mới|Sai phiên bản/);
  await screen.findByText('Chưa lưu được');
  await waitFor(() => expect(openTitle()).toContain('Của người khác'));
  expect(server[0]).toMatchObject({ title: 'Của người khác', decision: 'pending', version: 2 });
  expect(sent).toHaveLength(1);
});

test('a draft that is not saved survives a reload, and is gone once the item is another', async () => {
  await openDesk();
  await pressLetter('KeyE');
  fireEvent.change(screen.getByLabelText(/Nội dung ngắn/), { target: { value: 'Đang viết dở' } });
  cleanup();
  await openDesk();
  expect(screen.getByText(/Có bản nháp chưa lưu lúc/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Mở lại' }));
  expect(screen.getByLabelText<HTMLInputElement>(/Nội dung ngắn/).value).toBe('Đang viết dở');
  cleanup();
  server = server.map((item, at) => (at === 0 ? { ...item, version: 2 } : item));
  await openDesk();
  expect(screen.queryByText(/Có bản nháp/)).toBeNull();
});

test('an edit that came too late is kept beside what the other one made', async () => {
  await openDesk();
  await pressLetter('KeyE');
  fireEvent.change(screen.getByLabelText(/Nội dung ngắn/), { target: { value: 'Bản của tôi' } });
  server = server.map((item, at) => (at === 0 ? { ...item, title: 'Bản của người khác', version: 2 } : item));
  act(() => press('Enter', { ctrlKey: true }));
  await screen.findByText('Chưa lưu được');
  act(() => press('ArrowUp'));
  await waitFor(() => expect(openTitle()).toContain('Bản của người khác'));
  expect(screen.getByText(/Bản sửa của đồng chí lúc .* chưa được ghi/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Mở lại' }));
  expect(screen.getByLabelText<HTMLInputElement>(/Nội dung ngắn/).value).toBe('Bản của tôi');
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
