import css from './kbd.module.css';

/** One or several keys, as printed on the keyboard: `keys="Ctrl Enter"`. Hidden where there is no keyboard. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={css.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
