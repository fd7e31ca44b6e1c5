const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A first password to be handed over by hand: twelve letters and digits that are not taken for each other. */
export function passwordOf(random: Uint8Array): string {
  const letters = [...random.slice(0, 12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
