const collator = new Intl.Collator('vi');

/**
 * Order of the Vietnamese alphabet (a ă â b … d đ e ê …), for `Array.prototype.sort`.
 *
 * @returns negative, zero or positive
 * @example
 * ['Đà', 'Dân', 'Ân', 'An'].sort(compareVietnamese) // => ['An', 'Ân', 'Dân', 'Đà']
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

function nameParts(name: string): [given: string, family: string] {
  const words = name.trim().split(/\s+/);
  return [words.at(-1) ?? '', words.slice(0, -1).join(' ')];
}

/**
 * Order of a list of people: by given name (the last word), then by family and middle names.
 *
 * @returns negative, zero or positive
 * @example
 * ['Lò Văn Bình', 'Vàng A Chu', 'Đỗ Thị An', 'Bùi An'].sort(compareNames) // => ['Bùi An', 'Đỗ Thị An', 'Lò Văn Bình', 'Vàng A Chu']
 */
export function compareNames(a: string, b: string): number {
  const [givenA, familyA] = nameParts(a);
  const [givenB, familyB] = nameParts(b);
  return compareVietnamese(givenA, givenB) || compareVietnamese(familyA, familyB);
}
