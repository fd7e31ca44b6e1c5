import { cleanup } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { Gallery } from './gallery.tsx';
import { renderUi } from './render-in-jsdom.tsx';

afterEach(cleanup);

test('axe finds no violation on any part in any state', async () => {
  document.documentElement.lang = 'vi';
  document.title = 'Bảng thành phần – Đôn Đốc';
  renderUi(<Gallery />);
  // Contrast and target size need layout; the browser tests look at those.
  const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } };
  const { violations, passes } = await axe.run(document, { rules });
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  expect(passes.length).toBeGreaterThan(20);
});
