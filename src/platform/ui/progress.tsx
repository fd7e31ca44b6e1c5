import css from './progress.module.css';

/** How far slow work has come, from 0 to 1, and what it is; null while nobody knows how much there is. */
export function Progress({ value, words }: { value: number | null; words: string }) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <span className={css.progress}>
      <span>
        {words}
        {percent === null ? null : <>, {percent}&nbsp;%</>}
      </span>
      <progress max={100} {...(percent === null ? {} : { value: percent })} aria-label={words} />
    </span>
  );
}
