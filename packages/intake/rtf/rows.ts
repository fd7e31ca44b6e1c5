import type { CellPlace } from '../flow/rows.ts';

const newPlace = (): CellPlace => ({ right: 0, continues: false, swallowed: false, ruled: false });

/** What a row says of its cells before they come: where they end, which are merged, where lines stand. */
export class RowWords {
  places: CellPlace[] = [];
  left = 0;
  #place = newPlace();
  /** the line that is being described stands at the side of a cell */
  #side = false;

  take(word: string, value: number): void {
    if (word === 'trowd') [this.places, this.#place, this.left] = [[], newPlace(), 0];
    else if (word === 'trleft') this.left = value;
    else if (word === 'clvmrg') this.#place.continues = true;
    else if (word === 'clmrg') this.#place.swallowed = true;
    else if (word === 'clbrdrl' || word === 'clbrdrr') this.#side = true;
    else if (/^(cl|tr)brdr[tblrhv]$/.test(word)) this.#side = false;
    else if (/^brdr(s|th|db|dot|dash|hair|triple)$/.test(word)) this.#place.ruled ||= this.#side;
    else if (word === 'cellx') {
      this.places.push({ ...this.#place, right: value });
      [this.#place, this.#side] = [newPlace(), false];
    }
  }
}
