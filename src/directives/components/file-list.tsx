import type { ReactNode } from 'react';
import { sizeOf } from '#documents/components/moments.ts';
import { IconPaperclip } from '#platform/ui/icons.ts';
import { Link } from '#platform/ui/link.tsx';
import css from './file-list.module.css';
import type { ReportFile } from './send-attachment.ts';

interface Props<F extends ReportFile> {
  /** The directive from which they are downloaded; null while they only go with a draft. */
  code: string | null;
  files: F[];
  /** After the size: from whom and when, or a button. */
  after?: (file: F) => ReactNode;
}

/** Files of reports. They are always downloaded: bytes that somebody uploaded never open in these pages. */
export function FileList<F extends ReportFile>({ code, files, after }: Props<F>) {
  if (files.length === 0) return null;
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id} className={css.file}>
          <IconPaperclip size={16} aria-hidden />
          <span className={css.name}>
            {code ? (
              <Link
                href={`/api/directives/${encodeURIComponent(code)}/files/${file.id}`}
                download={file.name}
              >
                {file.name}
              </Link>
            ) : (
              file.name
            )}{' '}
            <span className={css.size}>({sizeOf(file.size)})</span>
          </span>
          {after?.(file)}
        </li>
      ))}
    </ul>
  );
}
