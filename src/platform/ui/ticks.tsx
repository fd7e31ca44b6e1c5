import { IconCheck } from './icons.ts';
import css from './ticks.module.css';

export type Tick = 'accepted' | 'doubt' | 'current' | 'todo';

/** How far a review has come, one box an item; the number beside says it in words. */
export function Ticks({ ticks, words }: { ticks: Tick[]; words: string }) {
  return (
    <span className={css.wrap}>
      <span className={css.ticks} aria-hidden>
        {ticks.map((tick, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place
          <span key={index} className={`${css.tick} ${css[tick]}`}>
            {tick === 'accepted' ? <IconCheck size={10} stroke={3.2} /> : tick === 'doubt' ? '?' : null}
          </span>
        ))}
      </span>
      <b>{words}</b>
    </span>
  );
}
