import { z } from 'zod';

/** A file that lies there whole. */
export interface Incoming {
  name: string;
  bytes: Uint8Array;
  hash: string;
  /** How long nobody has written to it: one cut short may still be on its way. */
  restedMs: number;
}

/** A file that is not read at all, and why. */
export interface Unread {
  name: string;
  size: number;
  problem: string;
}

/**
 * How packages come and go. Another way (a service of the axis) is another object of this shape. Senders choose the
 * names of files and use one again; from the claim on a file goes by the hash of its bytes.
 */
export interface Transport {
  take(): AsyncGenerator<Incoming | Unread>;
  /** Takes the file from where its sender can change it. False: another worker was first, or it is gone. */
  claim(file: Pick<Incoming, 'name' | 'bytes' | 'hash'>): Promise<boolean>;
  /** Of those that wait for a person, the one with this hash. */
  held(hash: string): Promise<Uint8Array | null>;
  /** Whole or not at all; the same name sent twice is one file. */
  send(name: string, bytes: Uint8Array): Promise<void>;
  /** What must no longer lie among those to be fetched. */
  unsend(name: string): Promise<void>;
  /** All that is to stay of it is kept: its bytes go, and what waits for a person stays. */
  done(hash: string): Promise<void>;
  /** Could not be read: put aside with the sentence beside it. */
  bad(file: { name: string; hash: string | null }, sentence: string): Promise<void>;
  /** Waits for a person. */
  hold(hash: string): Promise<void>;
  /** It goes for good, wherever it lay. */
  destroy(hash: string): Promise<void>;
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
