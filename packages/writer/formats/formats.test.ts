import { describe, expect, it } from 'vitest';
import { formatByVersion, formatFor } from './choose.ts';

describe('formatFor', () => {
  it('changes with the guideline of 27/5/2026, and knows the State regime', () => {
    expect(formatFor('party', '2023-11-20').version).toBe('HD36');
    expect(formatFor('party', '2026-05-26').version).toBe('HD36');
    expect(formatFor('party', '2026-05-27').version).toBe('HD05');
    expect(formatFor('state', '2023-11-20').version).toBe('ND30');
  });

  it('takes the newest for an open date and the oldest for a day before all', () => {
    expect([null, '2023', '2023-11'].map((date) => formatFor('party', date).version)).toEqual([
      'HD05',
      'HD05',
      'HD05',
    ]);
    expect(formatFor('party', '2010-01-01').version).toBe('HD36');
  });
});

describe.each(['HD36', 'HD05', 'ND30'] as const)('%s', (version) => {
  const format = formatByVersion(version);

  it('writes every element within the sizes it allows', () => {
    for (const [name, { size, allowed }] of Object.entries(format.elements)) {
      expect(size, name).toBeGreaterThanOrEqual(allowed[0]);
      expect(size, name).toBeLessThanOrEqual(allowed[1]);
    }
  });

  it('fills the width of the text with its head', () => {
    const { page, head } = format;
    expect(head.widths[0] + head.widths[1]).toBe(page.width - page.left - page.right);
  });

  it('gives each element a style name of its own', () => {
    const labels = Object.values(format.elements).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
