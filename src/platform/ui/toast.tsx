import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { IconX } from './icons.ts';
import css from './toast.module.css';

type Message = { text: string; undo?: () => void };

const SHOWN_MS = 10_000;

const ToastContext = createContext<(message: Message) => void>(() => {});

/** `toast({ text: 'Đã chấp nhận 3.3b.', undo })`: only for “saved, undo”. Anything that matters is an alert line. */
export function useToast(): (message: Message) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<(Message & { id: number }) | null>(null);
  const close = useCallback(() => setMessage(null), []);
  const show = useCallback((next: Message) => setMessage({ ...next, id: Date.now() }), []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div role="status" className={css.place}>
        {message ? <Toast key={message.id} message={message} onClose={close} /> : null}
      </div>
    </ToastContext.Provider>
  );
}

/** Stays while the pointer or the focus is on it, so that ten seconds are enough for everybody. */
function Toast({ message, onClose }: { message: Message; onClose: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onClose]);
  const undo = () => {
    message.undo?.();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding is a comfort, not a control
    <div
      className={css.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{message.text}</span>
      {message.undo ? (
        <Button small variant="quiet" onClick={undo}>
          Hoàn tác
        </Button>
      ) : null}
      <IconButton label="Đóng" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
