import { z } from 'zod';

/** A file that lies there whole. */
export interface Incoming {
  name: string;
  bytes: Uint8Array;
  /** How long nobody has written to it: one cut short may still be on its way. */
  restedMs: number;
}

/** A file that is not read at all, and why. */
export interface Unread {
  name: string;
  problem: string;
}

/** How packages come and go. Another way (a service of the axis) is another object of this shape. */
export interface Transport {
  take(): AsyncGenerator<Incoming | Unread>;
  /** One file again, by its name, of those put aside. */
  held(name: string): Promise<Uint8Array | null>;
  /** Whole or not at all; the same name sent twice is one file. */
  send(name: string, bytes: Uint8Array): Promise<void>;
  done(name: string): Promise<void>;
  /** Could not be read: put aside with the sentence beside it. */
  bad(name: string, sentence: string): Promise<void>;
  /** Waits for a person. */
  hold(name: string): Promise<void>;
  /** Holds what must not be kept: it goes for good, wherever it lay. */
  destroy(name: string): Promise<void>;
}

const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** A folder below the one that the installation allows: `vptu/den`. No way up, none from the root. */
export const FolderName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((said) => said.split('/').every((part) => SEGMENT.test(part) && !part.includes('..')), {
    message:
      'Ghi tên thư mục nằm trong thư mục chung, ví dụ vptu/den; không có «..», không bắt đầu bằng «/» hay dấu chấm.',
  });
