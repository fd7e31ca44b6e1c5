import css from './directive-code.module.css';

interface Props {
  code: string;
  /** The item of the document, with which the code ends. */
  reference: string;
  /** Leaves the year out of sight, where no two codes then look alike; it is still read aloud and copied. */
  short?: boolean;
}

/** The permanent code, its stem in grey: what tells the rows of one document apart is the end. */
export function DirectiveCode({ code, reference, short }: Props) {
  const at = code.lastIndexOf(reference);
  if (at <= 0) return <b className={css.code}>{code}</b>;
  const [, stem = '', year = ''] = /^(.*?)(\d{4}-)?$/.exec(code.slice(0, at)) ?? [];
  return (
    <span className={css.code} title={short ? code : undefined}>
      <span className={css.stem}>
        {stem}
        <span className={short ? css.unseen : undefined}>{year}</span>
      </span>
      <b>{code.slice(at)}</b>
    </span>
  );
}

/** Whether the codes stay apart without their years. */
export function mayShorten(codes: string[]): boolean {
  return new Set(codes.map((code) => code.replace(/-\d{4}-/, '-'))).size === new Set(codes).size;
}
