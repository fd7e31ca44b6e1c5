import { cleanup } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { SourceText } from '#platform/ui/source-text.tsx';
import { clauseWith, selectedSpan } from './selected-words.ts';

afterEach(cleanup);

const first = 'THÔNG BÁO\n\n2. Yêu cầu đối với Trường:\n- Rà soát quy hoạch; xây dựng đội ngũ.\n';
const second = '- Giao Ban Tổ chức chủ trì.\nNơi nhận:';
const text = first + second;
const pages = [
  { number: 1, span: [0, first.length] as [number, number] },
  { number: 2, span: [first.length, text.length] as [number, number] },
];
const spanOf = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

/** Selects from the first character of one run of words to the last of another, as a mouse does. */
function select(from: string, to: string) {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const holding = (words: string) => nodes.find((node) => node.data.includes(words)) ?? expect.fail(words);
  const [start, end] = [holding(from), holding(to)];
  const range = document.createRange();
  range.setStart(start, start.data.indexOf(from));
  range.setEnd(end, end.data.indexOf(to) + to.length);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return selectedSpan(selection, text, pages);
}

test('selected words are found again in the text, past codes in the margin and over marks', () => {
  const marks = [
    { id: 'x', span: spanOf('Rà soát quy hoạch'), tone: 'unseen' as const, code: '2.1' },
    { id: 'y', span: spanOf('xây dựng đội ngũ.'), tone: 'accepted' as const, code: '2.2' },
  ];
  renderUi(<SourceText text={text} pages={pages} marks={marks} onMark={() => {}} />);
  expect(select('quy hoạch', 'quy hoạch')).toEqual(spanOf('quy hoạch'));
  expect(select('soát', 'đội ngũ')).toEqual(spanOf('soát quy hoạch; xây dựng đội ngũ'));
  expect(select('Yêu cầu', 'Ban Tổ chức')).toEqual([text.indexOf('Yêu cầu'), spanOf('Ban Tổ chức')[1]]);
});

test('on the picture of the paper whole words are selected, each by its own place', () => {
  const word = (words: string) => {
    const [start, end] = spanOf(words);
    return (
      <span data-start={start} data-end={end}>
        {words}
      </span>
    );
  };
  renderUi(
    <>
      {word('quy')}
      {word('hoạch;')}
      {word('xây')}
    </>,
  );
  expect(select('ạch', 'xâ')).toEqual(spanOf('hoạch; xây'));
});

test('a selection that is empty or lies off the paper is none', () => {
  renderUi(
    <>
      <p>Ngoài văn bản</p>
      <SourceText text={text} pages={pages} marks={[]} />
    </>,
  );
  expect(select('Ngoài', 'văn bản')).toBeNull();
  document.getSelection()?.collapseToStart();
  expect(selectedSpan(document.getSelection(), text, pages)).toBeNull();
});

test('words typed without marks find their clause; words that do not occur find none', () => {
  expect(clauseWith('xay dung doi', text)).toEqual(spanOf('xây dựng đội ngũ.'));
  expect(clauseWith('giao ban to chuc', text)).toEqual(spanOf('- Giao Ban Tổ chức chủ trì.'));
  expect(clauseWith('noi nhan', text)).toEqual(spanOf('Nơi nhận:'));
  expect(clauseWith('hội đồng nhân dân', text)).toBeNull();
  expect(clauseWith('a', text)).toBeNull();
});
